import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import type { OutlierDetection } from 'cdk8s-mesh';
import { messageOf } from '../../../support/render';
import { renderPolicy } from './render-policy';

const detection = (outlierDetection: OutlierDetection) => renderPolicy({ outlierDetection }).outlierDetection;

describe('what is rendered', () => {
  test('an empty block survives, since it switches detection on', () => {
    expect(detection({})).toEqual({});
  });

  test('each setting', () => {
    expect(
      detection({
        consecutive5xxErrors: 7,
        consecutiveGatewayErrors: 3,
        splitExternalLocalOriginErrors: true,
        consecutiveLocalOriginFailures: 2,
        interval: Duration.seconds(1),
        baseEjectionTime: Duration.minutes(3),
        maxEjectionPercent: 100,
        minHealthPercent: 50,
      }),
    ).toEqual({
      consecutive5xxErrors: 7,
      consecutiveGatewayErrors: 3,
      splitExternalLocalOriginErrors: true,
      consecutiveLocalOriginFailures: 2,
      interval: '1s',
      baseEjectionTime: '3m',
      maxEjectionPercent: 100,
      minHealthPercent: 50,
    });
  });

  test('0 survives, which switches a count off', () => {
    const off = { consecutive5xxErrors: 0, consecutiveGatewayErrors: 0, maxEjectionPercent: 0, minHealthPercent: 0 };
    expect(detection(off)).toEqual(off);
  });

  test('failures on the way can be counted apart without a number', () => {
    expect(detection({ splitExternalLocalOriginErrors: true })).toEqual({ splitExternalLocalOriginErrors: true });
    expect(detection({ splitExternalLocalOriginErrors: false })).toEqual({ splitExternalLocalOriginErrors: false });
  });
});

describe('fails', () => {
  test.each([
    ['unset', {}],
    ['false', { splitExternalLocalOriginErrors: false }],
  ])('for local failures to count while splitExternalLocalOriginErrors is %s', (_, split) => {
    const settings = { ...split, consecutiveLocalOriginFailures: 2 } as unknown as OutlierDetection;
    expect(messageOf(() => detection(settings))).toBe(
      "'trafficPolicy.outlierDetection.consecutiveLocalOriginFailures' must come with " +
        'splitExternalLocalOriginErrors: true, got 2; without it failures on the way count as 5xx; set ' +
        'consecutive5xxErrors for them (at test/rule) [MESH_LOCAL_ORIGIN_FAILURES_NOT_SPLIT]',
    );
  });

  test.each<[string, OutlierDetection, string]>([
    ['consecutive5xxErrors', { consecutive5xxErrors: -1 }, 'from 0 to 4294967295, got -1'],
    ['consecutiveGatewayErrors', { consecutiveGatewayErrors: 4294967296 }, 'from 0 to 4294967295, got 4294967296'],
    [
      'consecutiveLocalOriginFailures',
      { splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 0.5 },
      'from 0 to 4294967295, got 0.5',
    ],
    ['maxEjectionPercent', { maxEjectionPercent: 101 }, 'from 0 to 100, got 101'],
    ['minHealthPercent', { minHealthPercent: -1 }, 'from 0 to 100, got -1'],
  ])('for %s out of range', (property, settings, problem) => {
    expect(messageOf(() => detection(settings))).toBe(
      `'trafficPolicy.outlierDetection.${property}' must be an integer ${problem} (at test/rule) [MESH_OUT_OF_RANGE]`,
    );
  });

  test.each(['interval', 'baseEjectionTime'])('for a %s of nothing', (name) => {
    expect(messageOf(() => detection({ [name]: Duration.seconds(0) }))).toBe(
      `'trafficPolicy.outlierDetection.${name}' must be a whole number of milliseconds, 1 ms or more, got '0 ms' ` +
        '(at test/rule) [MESH_INVALID_DURATION]',
    );
  });
});
