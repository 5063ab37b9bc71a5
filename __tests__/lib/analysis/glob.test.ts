import { describe, expect, test } from '@jest/globals';
import { glob } from '../../../lib/analysis/glob';

describe('a pattern', () => {
  test.each([
    ['IST0101', 'IST0101', true],
    ['IST0101', 'IST01011', false],
    ['IST01*', 'IST0101', true],
    ['*', '', true],
    ['Service a/*', 'Service a/b', true],
    ['Service a/*', 'Service b/a/', false],
    ['*/reviews', 'VirtualService bookinfo/reviews', true],
    ['a*b*c', 'a-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['a*a', 'a', false],
    ['ab*ba', 'aba', false],
    ['a.c', 'abc', false],
  ])('%s on %s is %s', (pattern, text, expected) => {
    expect(glob(pattern)(text)).toBe(expected);
  });

  test('of many stars takes no time that explodes', () => {
    const start = process.hrtime.bigint();
    expect(glob(`${'*a'.repeat(500)}b`)('a'.repeat(20_000))).toBe(false);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(1_000);
  });
});
