import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Location } from 'cdk8s-mesh';

const root = join(__dirname, '..', '..');

function textsBelow(folder: string, form: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((file) => form.test(String(file)))
    .map((file) => readFileSync(join(root, folder, String(file)), 'utf8'));
}

/** Istio has words of its own that begin like a code. */
const notCodes: readonly string[] = Object.values(Location);

function codesIn(texts: readonly string[], form: RegExp): string[] {
  const found = texts.flatMap((text) => [...text.matchAll(form)].map(([, code]) => code as string));
  return [...new Set(found)].filter((code) => !notCodes.includes(code)).sort();
}

const thrown = codesIn(textsBelow('lib', /\.ts$/), /'(MESH_[A-Z0-9_]+)'/g);
const rows = [
  ...readFileSync(join(root, 'docs', 'errors.md'), 'utf8').matchAll(/^\| `(MESH_[A-Z0-9_]+)` \| (.+) \| (.+) \|$/gm),
].map(([, code, meaning, mending]) => ({ code, meaning, mending }));

describe('docs/errors.md', () => {
  test('has a row for every code that the library throws, in order, and for no other', () => {
    expect(thrown.length).toBeGreaterThan(100);
    expect(rows.map(({ code }) => code)).toEqual(thrown);
  });

  test.each(rows)('says in sentences what $code means and how to mend it', ({ meaning, mending }) => {
    for (const text of [meaning, mending]) expect(text).toMatch(/^[A-Z`].+\.$/);
  });
});

test('comments and pages name no code that is not thrown', () => {
  const texts = [...textsBelow('lib', /\.ts$/), ...textsBelow('docs', /\.md$/)];
  expect(codesIn(texts, /\b(MESH_[A-Z0-9_]+)\b/g).filter((code) => !thrown.includes(code))).toEqual([]);
});
