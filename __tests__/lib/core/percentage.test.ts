import { describe, expect, test } from '@jest/globals';
import { MeshError, Percentage } from 'cdk8s-mesh';
import fc from 'fast-check';
import { renderPercentage } from '../../../lib/core/percentage';
import { messageOf } from '../../support/render';

describe('Percentage', () => {
  test('takes exactly 0 and the numbers from 0.0001 to 100', () => {
    const number = fc.oneof(fc.double(), fc.double({ min: -1, max: 101 }), fc.double({ min: -0.001, max: 0.001 }));
    fc.assert(
      fc.property(number, (percent) => {
        if (percent === 0 || (percent >= 0.0001 && percent <= 100)) {
          expect(Percentage.of(percent).percent).toBe(percent + 0);
        } else {
          expect(() => Percentage.of(percent)).toThrow(MeshError);
        }
      }),
      {
        numRuns: 1000,
        examples: [[0], [-0], [0.0001], [100], [Number.NaN], [100.00000000000001], [0.00009999999999999999]],
      },
    );
  });

  test.each([-1, 100.1, Number.NaN, Number.POSITIVE_INFINITY])('fails for %d', (percent) => {
    expect(messageOf(() => Percentage.of(percent))).toBe(
      `'percentage' must be 0 or a number from 0.0001 to 100, got ${percent} [MESH_INVALID_PERCENTAGE]`,
    );
  });

  test('fails for less than Envoy can tell from nothing', () => {
    expect(messageOf(() => Percentage.of(0.00001))).toBe(
      "'percentage' must be 0 or a number from 0.0001 to 100, got 0.00001; Envoy counts in millionths [MESH_INVALID_PERCENTAGE]",
    );
  });

  test('ALL and NONE are the ends', () => {
    expect(Percentage.ALL.percent).toBe(100);
    expect(Percentage.NONE.percent).toBe(0);
  });

  test('cannot be changed', () => {
    expect(() => Object.assign(Percentage.of(5), { percent: 6 })).toThrow(TypeError);
  });

  test('is an object with a number in its wire form, also where it is 0', () => {
    expect(renderPercentage(Percentage.of(12.5))).toEqual({ value: 12.5 });
    expect(renderPercentage(Percentage.NONE)).toEqual({ value: 0 });
    expect(renderPercentage(undefined)).toBeUndefined();
  });
});

test('nothing else passes for a Percentage', () => {
  const share = (percentage: Percentage) => percentage.percent;
  // @ts-expect-error a look-alike was never checked
  expect(share({ percent: 500 })).toBe(500);
  // @ts-expect-error a number is no Percentage
  expect(share(50)).toBeUndefined();
  // @ts-expect-error nor is a text
  expect(share('50%')).toBeUndefined();
});
