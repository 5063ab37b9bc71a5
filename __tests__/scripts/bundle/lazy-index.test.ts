import { expect, test } from '@jest/globals';
import { lazyIndex } from '../../../scripts/bundle/lazy-index';

const files = new Map([
  ['./a/index.js', ['One', 'Two']],
  ['./b/index.js', ['Three']],
]);

/** Runs an index; tells what it has required so far. */
function run(): { readonly exports: Record<string, unknown>; readonly required: readonly string[] } {
  const required: string[] = [];
  const exports: Record<string, unknown> = {};
  const load = (file: string) => {
    required.push(file);
    return Object.fromEntries((files.get(file) ?? []).map((name) => [name, `${name} of ${file}`]));
  };
  new Function('exports', 'require', 'module', lazyIndex(files))(exports, load, { exports });
  return { exports, required };
}

test('nothing is read before it is used, and then once', () => {
  const { exports, required } = run();
  expect(Object.keys(exports)).toEqual(['One', 'Two', 'Three']);
  expect(required).toEqual([]);
  expect(exports.Two).toBe('Two of ./a/index.js');
  expect([exports.One, exports.Two]).toEqual(['One of ./a/index.js', 'Two of ./a/index.js']);
  expect(required).toEqual(['./a/index.js']);
  expect(exports.Three).toBe('Three of ./b/index.js');
  expect(required).toEqual(['./a/index.js', './b/index.js']);
});

test('the last line names every export, for the ES modules that import it', () => {
  expect(lazyIndex(files).trimEnd().split('\n').at(-1)).toBe('0 && (module.exports = { One, Two, Three });');
});
