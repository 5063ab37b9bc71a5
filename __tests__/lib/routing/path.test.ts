import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalizePath, type PathNormalization } from '../../../lib/routing/path';

describe('a path', () => {
  test.each<[PathNormalization, string, string]>([
    ['NONE', '/a/../b//c', '/a/../b//c'],
    ['NONE', '', '/'],
    ['BASE', '/a/./b/../c', '/a/c'],
    ['BASE', '/a//b', '/a//b'],
    ['BASE', '/a\\b', '/a/b'],
    ['BASE', '/..', '/'],
    ['BASE', '/%61%2f', '/a%2f'],
    ['MERGE_SLASHES', '/a//b///', '/a/b/'],
    ['MERGE_SLASHES', '//', '//'],
    ['MERGE_SLASHES', '/a//..//b', '/a/b'],
    ['MERGE_SLASHES', '/a%2fb', '/a%2fb'],
    ['DECODE_AND_MERGE_SLASHES', '/a%2f%5cb', '/a/b'],
  ])('%s: %s', (how, path, expected) => {
    expect(normalizePath(path, how)).toBe(expected);
  });

  test('that is normal stays as it is', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '%2e', '%2f', '\\'), maxLength: 12 });
    const how = fc.constantFrom<PathNormalization>('BASE', 'MERGE_SLASHES');
    fc.assert(
      fc.property(text, how, (path, chosen) => {
        const once = normalizePath(`/${path}`, chosen);
        expect(once.startsWith('/')).toBe(true);
        expect(normalizePath(once, chosen)).toBe(once);
      }),
    );
  });
});
