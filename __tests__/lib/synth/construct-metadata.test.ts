import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { MeshApp } from 'cdk8s-mesh';
import { filesIn, temporaryFolder } from '../../support/temporary-folder';

function metadata(AppClass: typeof App, build: (app: App) => void): string | undefined {
  const outdir = join(temporaryFolder(), 'dist');
  const app = new AppClass({ outdir, recordConstructMetadata: true });
  build(app);
  app.synth();
  return filesIn(outdir)['construct-metadata.json'];
}

function object(chart: Chart, id: string, kind: string, name: string): ApiObject {
  return new ApiObject(chart, id, { apiVersion: 'v1', kind, metadata: { name } });
}

test('is that of cdk8s where each object has a name of its own', () => {
  const build = (app: App) => {
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    for (const name of ['a', 'b', 'c']) object(chart, name, 'Thing', name);
  };
  expect(metadata(MeshApp, build)).toBe(metadata(App, build));
});

test('tells objects of one name apart by kind and namespace, and then by chart', () => {
  const build = (app: App) => {
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    object(shop, 'service', 'Service', 'web');
    object(shop, 'routes', 'VirtualService', 'web');
    object(shop, 'other', 'Service', 'other');
    object(shop, 'cluster-wide', 'Namespace', 'web').addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    object(new Chart(app, 'exercise', { namespace: 'shop' }), 'routes', 'VirtualService', 'web');
  };
  expect(JSON.parse(metadata(App, build) ?? '').resources).toEqual({
    web: { path: 'exercise/routes' },
    other: { path: 'shop/other' },
  });
  expect(JSON.parse(metadata(MeshApp, build) ?? '')).toEqual({
    version: '1.0.0',
    resources: {
      web: { path: 'exercise/routes' },
      other: { path: 'shop/other' },
      'Service shop/web': { path: 'shop/service' },
      'VirtualService shop/web': { path: 'exercise/routes' },
      'VirtualService shop/web in shop': { path: 'shop/routes' },
      'VirtualService shop/web in exercise': { path: 'exercise/routes' },
      'Namespace web': { path: 'shop/cluster-wide' },
    },
  });
});
