/**
 * The text of an index that reads each file when something of it is first used.
 *
 * `require` meets nothing but getters. An `import` of ES modules asks each of them at once and so reads all files; Node
 * learns their names from the last line, which never runs.
 *
 * @param files what each exports
 */
export function lazyIndex(files: ReadonlyMap<string, readonly string[]>): string {
  const lines = [...files].map(([file, names]) => `part(() => require('${file}'), ${JSON.stringify(names)});\n`);
  return `'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
function part(load, names) {
  let loaded;
  for (const name of names) {
    Object.defineProperty(exports, name, { enumerable: true, get: () => (loaded ??= load())[name] });
  }
}
${lines.join('')}0 && (module.exports = { ${[...files.values()].flat().join(', ')} });
`;
}
