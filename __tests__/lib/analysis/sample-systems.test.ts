import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkManifests } from '../../../lib/analysis/check';
import { readManifests } from '../../../lib/manifest/read';

const dist = join(__dirname, '..', '..', '..', 'dist');
const systems = yamlIn(dist);
const exercises = yamlIn(join(dist, 'exercises'));

/** What exercises plant on purpose: the code and the object of each error and warning. */
const PLANTED: Readonly<Record<string, readonly string[]>> = {
  'bookinfo-02-ratings-test-delay': ['warning MESH0104 Deployment productpage-v1'],
  'bookinfo-05-reviews-circuit-breaker': ['warning MESH0106 DestinationRule reviews'],
};

function yamlIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(folder, file));
}

function found(paths: readonly string[]): string[] {
  const { findings } = checkManifests(readManifests(paths)).report;
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ severity, code, origin }) => `${severity} ${code} ${origin.kind} ${origin.name}`);
}

const nameOf = (file: string): string => file.replace(/^.*[\\/]/, '').replace('.k8s.yaml', '');

test('the sample systems have no mistake', () => {
  expect(found(systems)).toEqual([]);
});

describe('an exercise has the mistake that it plants and no other', () => {
  test.each(exercises.map((file) => [nameOf(file), file] as const))('%s', (name, file) => {
    expect(found([...systems, file])).toEqual(PLANTED[name] ?? []);
  });

  test('of those that are there', () => {
    expect(exercises.map(nameOf)).toEqual(expect.arrayContaining(Object.keys(PLANTED)));
  });
});
