import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../../lib/manifest/manifest-object';
import { manifestObject } from '../../../lib/manifest/object';
import { readManifests } from '../../../lib/manifest/read';
import { validate } from '../../../lib/manifest/validate';
import { hasSchema, violations } from '../../support/schema';

const root = join(__dirname, '..', '..', '..');
const objects = readManifests([join(root, 'dist')]).objects.filter(({ json }) => hasSchema(json));

/** A generator of numbers that is the same in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x7fffffff) * below) % below;
  };
}

/** `structuredClone` gives lists of another realm, which the oracle does not take. */
function clone<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}

const STRANGE = [
  null,
  true,
  0,
  -1,
  1.5,
  70000,
  2 ** 40,
  '',
  'x',
  '5s',
  '0s',
  '*',
  '8080',
  'unix://a',
  [],
  {},
  [{}],
  { a: 'b' },
];

/** A copy with one field deleted, retyped, renamed or added. */
function mutant(json: JsonObject, pick: (below: number) => number): JsonObject {
  const copy = clone(json) as { [key: string]: unknown };
  const places: [{ [key: string]: unknown }, string][] = [];
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, child] of Object.entries(value)) {
      places.push([value as { [key: string]: unknown }, key]);
      visit(child);
    }
  };
  visit(copy.spec);
  const [holder, key] = places[pick(places.length)] ?? [copy, 'spec'];
  switch (pick(4)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 1:
      holder[key] = STRANGE[pick(STRANGE.length)];
      break;
    case 2: {
      const [other, name] = places[pick(places.length)] as [{ [key: string]: unknown }, string];
      holder[key] = clone(other[name]);
      break;
    }
    default: {
      const [other, name] = places[pick(places.length)] as [{ [key: string]: unknown }, string];
      if (Array.isArray(holder)) holder.push(clone(holder[Number(key)]));
      else holder[name] = clone(other[name]);
    }
  }
  return copy as JsonObject;
}

test('a manifest is refused exactly where Ajv, another CEL and the same schemas refuse it', () => {
  expect(objects.length).toBeGreaterThan(20);
  const pick = random(7);
  let refused = 0;
  const differences: unknown[] = [];
  for (let round = 0; round < 3000; round++) {
    const { json } = objects[pick(objects.length)] as (typeof objects)[number];
    const changed = mutant(json, pick);
    const object = manifestObject(changed);
    if (!object) continue;
    const expected = violations(changed);
    const actual = validate(object);
    if (expected.length > 0) refused++;
    if (expected.length > 0 !== actual.length > 0) differences.push({ spec: changed.spec, expected, actual });
  }
  expect(differences).toEqual([]);
  expect(refused).toBeGreaterThan(500);
});
