import { describe, expect, test } from '@jest/globals';
import { RetryOn } from 'cdk8s-mesh';
import { messageOf } from '../../../support/render';

/** Every condition that Istio's webhook takes by name. */
const CONDITIONS = [
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
];

describe('RetryOn', () => {
  test('has a name for every condition that Istio takes, and for no other', () => {
    const named = Object.values(RetryOn).filter((constant) => constant instanceof RetryOn);
    expect(named.map(({ condition }) => condition).sort()).toEqual([...CONDITIONS].sort());
  });

  test.each([100, 103, 200, 226, 305, 308, 404, 418, 425, 429, 451, 503, 508, 511])('takes the status %d', (code) => {
    expect(RetryOn.status(code).condition).toBe(`${code}`);
  });

  test.each([0, 99, 104, 209, 299, 306, 419, 430, 499, 509, 512, 520, 503.5, -503, Number.NaN])(
    'fails for %d, which Istio does not know',
    (code) => {
      expect(messageOf(() => RetryOn.status(code))).toBe(
        `'retries.on' must be a status code with a meaning in HTTP, such as 429, got ${code} [MESH_INVALID_RETRY_CONDITION]`,
      );
    },
  );

  test('takes a condition that is newer than this library', () => {
    expect(RetryOn.of('brand-new-failure').condition).toBe('brand-new-failure');
    expect(RetryOn.of('503').condition).toBe('503');
  });

  test.each([
    ['5xx,reset', '; list several conditions as several entries'],
    ['5xx, reset', '; list several conditions as several entries'],
    ['5xx reset', '; list several conditions as several entries'],
    [' 5xx', '; list several conditions as several entries'],
    ['Reset', ''],
    ['', ''],
    ['reset-', ''],
  ])('fails for %j', (condition, fix) => {
    expect(messageOf(() => RetryOn.of(condition))).toBe(
      `'retries.on' must be one condition in lower case, such as connect-failure, got '${condition}'${fix} [MESH_INVALID_RETRY_CONDITION]`,
    );
  });

  test('fails for an unknown status in words too', () => {
    expect(messageOf(() => RetryOn.of('999'))).toContain('got 999 [MESH_INVALID_RETRY_CONDITION]');
  });
});
