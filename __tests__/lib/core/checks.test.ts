import { describe, expect, test } from '@jest/globals';
import { checkDnsLabel, checkInteger, checkNotEmpty, checkNumber, checkPort } from '../../../lib/core/checks';
import { messageOf } from '../../support/render';

const place = { property: 'x' };

describe('a check', () => {
  test('hands back what it was given', () => {
    expect(checkInteger(3, place, 0)).toBe(3);
    expect(checkNumber(0.5, place, 0, 1)).toBe(0.5);
    expect(checkPort(65535, place)).toBe(65535);
    expect(checkDnsLabel('v1', place)).toBe('v1');
    const list = [1];
    expect(checkNotEmpty(list, place)).toBe(list);
  });

  test('lets an absent value through', () => {
    expect(checkInteger(undefined, place, 1)).toBeUndefined();
    expect(checkNumber(undefined, place, 1, 2)).toBeUndefined();
    expect(checkPort(undefined, place)).toBeUndefined();
    expect(checkDnsLabel(undefined, place)).toBeUndefined();
    expect(checkNotEmpty(undefined, place)).toBeUndefined();
  });
});

describe('checkInteger', () => {
  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2147483648])(
    'fails for %d where 0 is the least',
    (value) => {
      expect(messageOf(() => checkInteger(value, place, 0))).toBe(
        `'x' must be an integer of at least 0, got ${value} [MESH_OUT_OF_RANGE]`,
      );
    },
  );

  test('names both bounds where the upper one is the field’s own', () => {
    expect(messageOf(() => checkInteger(101, place, 0, 100))).toBe(
      "'x' must be an integer from 0 to 100, got 101 [MESH_OUT_OF_RANGE]",
    );
  });

  test('takes the bounds themselves', () => {
    expect(checkInteger(0, place, 0, 100)).toBe(0);
    expect(checkInteger(100, place, 0, 100)).toBe(100);
    expect(checkInteger(2147483647, place, 0)).toBe(2147483647);
  });
});

describe('checkNumber', () => {
  test('takes the bounds themselves', () => {
    expect(checkNumber(0, place, 0, 1)).toBe(0);
    expect(checkNumber(1, place, 0, 1)).toBe(1);
  });

  test.each([-0.1, 1.1, Number.NaN])('fails for %d between 0 and 1', (value) => {
    expect(messageOf(() => checkNumber(value, place, 0, 1))).toBe(
      `'x' must be a number from 0 to 1, got ${value} [MESH_OUT_OF_RANGE]`,
    );
  });
});

describe('checkPort', () => {
  test.each([0, 65536, 80.5, -80])('fails for %d', (value) => {
    expect(messageOf(() => checkPort(value, place))).toBe(
      `'x' must be an integer from 1 to 65535, got ${value} [MESH_OUT_OF_RANGE]`,
    );
  });
});

describe('checkDnsLabel', () => {
  test.each(['a', '0', 'a-b', 'v1', '1-30-3', 'a'.repeat(63)])('takes %j', (label) => {
    expect(checkDnsLabel(label, place)).toBe(label);
  });

  test.each(['', '-a', 'a-', 'a.b', 'a_b', 'A', 'a b', 'ä', 'a\n', 'a'.repeat(64)])('fails for %j', (label) => {
    expect(messageOf(() => checkDnsLabel(label, place))).toBe(
      `'x' must be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end, got '${label}' [MESH_INVALID_NAME]`,
    );
  });
});

describe('checkNotEmpty', () => {
  test('fails for an empty list, with the fix where there is one', () => {
    expect(messageOf(() => checkNotEmpty([], place))).toBe("'x' must have at least one entry, got [] [MESH_EMPTY]");
    expect(messageOf(() => checkNotEmpty([], place, 'add one'))).toBe(
      "'x' must have at least one entry, got []; add one [MESH_EMPTY]",
    );
  });
});
