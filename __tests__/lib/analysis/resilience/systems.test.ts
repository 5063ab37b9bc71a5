import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const dist = join(__dirname, '../../../../dist');
const yamlIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const base = yamlIn(dist).map((name) => readFileSync(join(dist, name), 'utf8'));
const loud = (yaml: readonly string[]) =>
  findingsOf(yaml)
    .filter(({ severity, code }) => severity !== 'info' && /^MESH0[1-6]/.test(code))
    .map(({ code, object }) => `${code} ${object}`);

/** What exercises show on purpose. */
const PLANTED: { readonly [exercise: string]: readonly string[] } = {
  'bookinfo-02-ratings-test-delay': ['MESH0104 Deployment bookinfo/productpage-v1'],
  'bookinfo-05-reviews-circuit-breaker': ['MESH0106 DestinationRule bookinfo/reviews'],
};

test('the rules on behaviour find nothing in the systems', () => {
  expect(loud(base)).toEqual([]);
});

test('in each exercise they find what it shows, and nothing else', () => {
  const found = yamlIn(join(dist, 'exercises')).map((name) => {
    const exercise = readFileSync(join(dist, 'exercises', name), 'utf8');
    return [name.replace('.k8s.yaml', ''), loud([...base, exercise])] as const;
  });
  expect(Object.fromEntries(found.filter(([, findings]) => findings.length > 0))).toEqual(PLANTED);
});
