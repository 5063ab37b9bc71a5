import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { hasSchema, violations } from '../support/schema';
import { filesIn, temporaryFolder } from '../support/temporary-folder';
import { identity, isNamespaced, readManifests, repeated, title } from './manifests';

const root = join(__dirname, '..', '..');
const dist = join(root, 'dist');
const everything = Object.keys(filesIn(dist));
const files = everything.filter((file) => file.endsWith('.k8s.yaml'));
/** Coherent as a whole: `kubectl apply -f dist/` takes these, in the order of their names. */
const base = files.filter((file) => !file.includes('/'));
const there = ['default', 'istio-system'];

test('dist holds manifests and nothing else', () => {
  expect(base.length).toBeGreaterThan(0);
  expect(everything).toEqual(files);
});

describe.each(files)('%s', (file) => {
  const manifests = readManifests(dist, file);

  test('has objects with apiVersion, kind and name', () => {
    expect(manifests.length).toBeGreaterThan(0);
    for (const { apiVersion, kind, metadata } of manifests) {
      expect({ apiVersion, kind, name: metadata?.name }).toEqual({
        apiVersion: expect.stringMatching(/^(?:[a-z0-9.-]+\/)?v\d+(?:(?:alpha|beta)\d+)?$/),
        kind: expect.stringMatching(/^[A-Z]\w+$/),
        name: expect.stringMatching(/^[a-z0-9][a-z0-9.-]*$/),
      });
    }
  });

  test('names a namespace for every object that lives in one, and for no other', () => {
    const wrong = manifests.filter(
      (manifest) => isNamespaced(manifest) !== (manifest.metadata.namespace !== undefined),
    );
    expect(wrong.map(title)).toEqual([]);
  });

  test('has no object twice', () => {
    expect(repeated(manifests.map(identity))).toEqual([]);
  });

  test('has custom resources that their CRDs take', () => {
    const problems = manifests
      .filter(hasSchema)
      .flatMap(({ file: _, ...manifest }) =>
        violations(manifest).map((text) => `${manifest.kind} ${manifest.metadata.name}${text}`),
      );
    expect(problems).toEqual([]);
  });
});

describe('the files at the top of dist', () => {
  const manifests = base.flatMap((file) => readManifests(dist, file));

  test('have no object twice', () => {
    expect(repeated(manifests.map(identity))).toEqual([]);
  });

  test('define each namespace before they use it', () => {
    const defined = new Set(there);
    const early = manifests.filter(({ kind, metadata }) => {
      if (kind === 'Namespace') defined.add(metadata.name);
      return metadata.namespace !== undefined && !defined.has(metadata.namespace);
    });
    expect(early.map((manifest) => `${manifest.file}: ${title(manifest)}`)).toEqual([]);
  });
});

test('dist is, byte for byte, what the charts render', () => {
  const fresh = temporaryFolder();
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const options = ['--conditions=cdk8s-mesh-source', join('scripts', 'synth', 'main.ts'), '--output', fresh];
  const { status, stderr } = spawnSync(process.execPath, [tsx, ...options], { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const [rendered, committed] = [filesIn(fresh), filesIn(dist)];
  expect(Object.keys(committed)).toEqual(Object.keys(rendered));
  for (const [file, text] of Object.entries(rendered)) expect({ file, text: committed[file] }).toEqual({ file, text });
}, 30_000);
