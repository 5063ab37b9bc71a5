import { describe, expect, test } from '@jest/globals';
import { binomialInterval } from '../../../lab/differential/binomial';

describe('how far a count may be from a share', () => {
  test('without chance there is one count', () => {
    expect(binomialInterval(240, 0)).toEqual([0, 0]);
    expect(binomialInterval(240, 1)).toEqual([240, 240]);
  });

  test('less than the tail is outside, and one count more is not', () => {
    // Of 10 throws of a coin, 0 and 10 heads have 1/1024 each, 1 and 9 heads 10/1024.
    expect(binomialInterval(10, 0.5, 1 / 1000)).toEqual([1, 9]);
    expect(binomialInterval(10, 0.5, 1 / 1024)).toEqual([0, 10]);
    expect(binomialInterval(10, 0.5, 11.5 / 1024)).toEqual([2, 8]);
  });

  test('half of 240 is told from a third', () => {
    const [low] = binomialInterval(240, 0.5);
    expect(low).toBe(79);
    expect(binomialInterval(240, 1 / 3)[1]).toBeGreaterThan(low);
    expect(binomialInterval(240, 0.1)[1]).toBeLessThan(low);
  });
});
