import { expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { parseCommonYaml, UNUSUAL } from '../../../lib/manifest/fast-yaml';
import { pointerOf } from '../../../lib/manifest/json-pointer';
import { placeIn } from '../../../lib/manifest/place';
import { Chunk, TextOrigin } from '../../../lib/manifest/source';
import { corpus } from '../cli/fuzz/corpus';

/** Every path into a value, and beside each one that leads nowhere. */
function* pathsOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  yield path;
  yield [...path, 'nowhere', '7'];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* pathsOf(child, [...path, key]);
}

function lineAndColumn(text: string, offset: number) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

const odd = [
  'a:\n- b: 1 # one\n  c:\n  - - x\n    - y\n# comment\n-\n  d: {e: [1, 2]}\n- plain\n- "quoted: text"\n',
  '# first\na:   1\nb:\n  - |\n    c: 1\n    - d\n  - e\nc: |\n  c: 2\nd: {}\ne:\nf: a:b\n1: x\ntrue: y\n"q": 1\nr: 2\n',
  '- a\n-   b: 1\n    c: 2\n- [x, {y: 1}]\n-\n-\n  - z\n',
  '{a: {b: 1}}\n',
  'x: 1',
];

test('a place is where the full parser finds it, and found without it in most texts', () => {
  const { kinds, samples } = corpus();
  const texts = [...odd, ...[...kinds, ...samples].map((object) => stringify(object, { lineWidth: 0 }))];
  let [quick, all] = [0, 0];
  for (const text of texts) {
    const value = parseCommonYaml(text);
    if (value === UNUSUAL) continue;
    const full = new TextOrigin(new Chunk({ file: undefined, text }, 0, text.length), 0, '');
    for (const path of pathsOf(value)) {
      all++;
      const offset = placeIn(text, path);
      if (offset === undefined) continue;
      quick++;
      expect([text, path, lineAndColumn(text, offset)]).toEqual([text, path, full.position(pointerOf(...path))]);
    }
  }
  expect(all).toBeGreaterThan(1_000);
  expect(quick / all).toBeGreaterThan(0.9);
});
