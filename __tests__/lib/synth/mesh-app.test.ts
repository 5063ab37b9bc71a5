import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ApiObject, App, type AppProps, Chart, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import { MeshApp, type MeshAppProps, OutputFolder } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { buildCharts } from '../../../charts';
import { messageOf } from '../../support/render';
import { filesIn, temporaryFolder } from '../../support/temporary-folder';

type Build = (app: App) => void;

/** The files that an app of either kind writes. */
function files(AppClass: new (props: AppProps) => App, build: Build, props: AppProps = {}) {
  const outdir = join(temporaryFolder(), 'dist');
  const app = new AppClass({ ...props, outdir });
  build(app);
  app.synth();
  return filesIn(outdir);
}

const object = (chart: Chart, id: string, spec: unknown = {}) =>
  new ApiObject(chart, id, { apiVersion: 'example.com/v1', kind: 'Thing', spec } as never);

/** Charts in charts, dependencies of every sort, and values that have to be resolved. */
const everything: Build = (app) => {
  const [one, two, three] = ['one', 'two', 'three'].map(
    (id) => new Chart(app, id, { labels: { chart: id } }),
  ) as Chart[];
  const inner = new Chart(one as Chart, 'inner', { namespace: 'inside' });
  const [a, b, c] = [object(one as Chart, 'a'), object(two as Chart, 'b'), object(three as Chart, 'c')];
  const d = object(inner, 'd', {
    lazy: Lazy.any({ produce: () => [1, { x: null, a: 1 }] }),
    token: { resolve: () => 'it' },
  });
  a?.addDependency(c as ApiObject);
  d.addDependency(object(inner, 'e'));
  object(one as Chart, 'before').addDependency(a as ApiObject);
  (one as Chart).addDependency(two as Chart);
  b?.addJsonPatch(JsonPatch.add('/spec/patched', true), JsonPatch.remove('/metadata/labels'));
  const deployment = new kplus.Deployment(three as Chart, 'web', { containers: [{ image: 'nginx', portNumber: 80 }] });
  deployment.exposeViaService();
};

const types = Object.values(YamlOutputType).filter((type): type is YamlOutputType => typeof type === 'number');

describe('MeshApp writes what the App of cdk8s writes', () => {
  test.each(types.map((type) => [YamlOutputType[type], type] as const))('with %s', (_, yamlOutputType) => {
    const props = { yamlOutputType, outputFileExtension: '.yml' };
    const expected = files(App, everything, props);
    expect(Object.keys(expected).length).toBeGreaterThan(0);
    expect(files(MeshApp, everything, props)).toEqual(expected);
  });

  test('for every sample chart', () => {
    const expected = files(App, buildCharts);
    expect(Object.keys(expected).length).toBeGreaterThan(10);
    expect(files(MeshApp, buildCharts)).toEqual(expected);
  });

  test('with resolvers of its own, unsorted keys, and metadata of constructs', () => {
    const resolvers = [
      {
        resolve: (context: { value: unknown; replaceValue(v: unknown): void }) => {
          if (context.value === 'old') context.replaceValue('new');
        },
      },
    ];
    const build: Build = (app) => void object(new Chart(app, 'chart'), 'x', { b: 'old', a: ['old'] });
    const props = { resolvers, recordConstructMetadata: true };
    const expected = files(App, build, props);
    expect(Object.keys(expected).sort()).toEqual(['chart.k8s.yaml', 'construct-metadata.json']);
    expect(expected['chart.k8s.yaml']).toContain('- new');
    expect(files(MeshApp, build, props)).toEqual(expected);
  });

  test('for a chart without objects, and for an app without charts', () => {
    const empty: Build = (app) => void new Chart(app, 'empty');
    expect(files(MeshApp, empty)).toEqual(files(App, empty));
    expect(files(MeshApp, () => {})).toEqual({});
  });

  test('as one text, and lists its charts in the same order', () => {
    const [mesh, plain] = [new MeshApp(), new App()];
    for (const app of [mesh, plain]) everything(app);
    expect(mesh.synthYaml()).toBe(plain.synthYaml());
    expect(mesh.charts.map(({ node }) => node.path)).toEqual(plain.charts.map(({ node }) => node.path));
  });

  test('and leaves cdk8s as it was', () => {
    const { toJson } = ApiObject.prototype;
    files(MeshApp, everything);
    expect(ApiObject.prototype.toJson).toBe(toJson);
  });
});

describe('MeshApp validates', () => {
  const failing: Build = (app) => {
    const chart = new Chart(app, 'chart');
    for (const id of ['x', 'y']) object(chart, id).node.addValidation({ validate: () => [`${id} is wrong`] });
  };

  test('every construct once, and says all that is wrong as cdk8s does', () => {
    const message = 'Validation failed with the following errors:\n  [chart/x] x is wrong\n  [chart/y] y is wrong';
    expect(messageOf(() => files(MeshApp, failing))).toBe(message);
    expect(messageOf(() => files(App, failing))).toBe(message);
  });

  test('and names the path of a cycle', () => {
    const cyclic: Build = (app) => {
      const chart = new Chart(app, 'chart');
      const [a, b, c] = ['a', 'b', 'c'].map((id) => object(chart, id)) as [ApiObject, ApiObject, ApiObject];
      a.addDependency(b);
      b.addDependency(c);
      c.addDependency(a);
    };
    expect(messageOf(() => files(MeshApp, cyclic))).toBe(
      "'dependencies' must not lead back to where they began, as in chart/a -> chart/b -> chart/c -> chart/a; remove one of them [MESH_DEPENDENCY_CYCLE]",
    );
  });

  test('and a cycle of charts, and a construct that depends on itself', () => {
    const charts: Build = (app) => {
      const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')];
      a.addDependency(b);
      b.addDependency(a);
    };
    expect(messageOf(() => files(MeshApp, charts))).toContain('as in a -> b -> a;');
    const itself: Build = (app) => {
      const a = object(new Chart(app, 'chart'), 'a');
      a.addDependency(a);
    };
    expect(messageOf(() => files(MeshApp, itself))).toContain('as in chart/a -> chart/a;');
  });

  test('and says with the path of the construct what cannot be rendered', () => {
    const wrong: Build = (app) => void object(new Chart(app, 'chart'), 'x', { date: new Date(0) });
    expect(messageOf(() => files(MeshApp, wrong))).toBe(messageOf(() => files(App, wrong)));
    expect(messageOf(() => files(MeshApp, wrong))).toContain("Failed serializing construct at path 'chart/x'");
  });
});

describe('MeshApp writes safely', () => {
  const one =
    (name: string): Build =>
    (app) =>
      void object(new Chart(app, name), 'x');

  function synth(outdir: string, build: Build, props: MeshAppProps = {}) {
    const app = new MeshApp({ ...props, outdir });
    build(app);
    return app.synth();
  }

  test('leaves unchanged files alone, and removes its own that no longer exist, but no others', () => {
    const outdir = temporaryFolder({ 'NOTES.md': 'notes', 'other.yaml': 'a: 1' });
    synth(outdir, (app) => {
      for (const build of [one('kept'), one('gone')]) build(app);
    });
    const then = new Date('2000-01-01T00:00:00Z');
    utimesSync(join(outdir, 'kept.k8s.yaml'), then, then);
    expect(synth(outdir, one('kept'))).toEqual({
      written: [],
      unchanged: ['kept.k8s.yaml'],
      removed: ['gone.k8s.yaml'],
    });
    expect(statSync(join(outdir, 'kept.k8s.yaml')).mtime).toEqual(then);
    expect(Object.keys(filesIn(outdir)).sort()).toEqual(['NOTES.md', 'kept.k8s.yaml', 'other.yaml']);
  });

  test('leaves the folder as it was where the app fails', () => {
    const outdir = temporaryFolder({ 'old.k8s.yaml': 'old' });
    const failing: Build = (app) => {
      one('new')(app);
      object(new Chart(app, 'bad'), 'x', { date: new Date(0) });
    };
    expect(() => synth(outdir, failing)).toThrow('Failed serializing');
    expect(filesIn(outdir)).toEqual({ 'old.k8s.yaml': 'old' });
  });

  test('keeps the files of another app in a folder of its own below', () => {
    const outdir = temporaryFolder();
    const inner = new MeshApp({ outdir: join(outdir, 'inner') });
    one('inner')(inner);
    inner.synth();
    synth(outdir, one('outer'));
    expect(Object.keys(filesIn(outdir)).sort()).toEqual(['inner/inner.k8s.yaml', 'outer.k8s.yaml']);
  });
});

describe('MeshApp for GitOps', () => {
  const shop: Build = (app) => {
    const chart = new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true });
    new kplus.Namespace(chart, 'namespace', { metadata: { name: 'shop' } });
    new ApiObject(chart, 'role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'role' },
    });
    new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config', namespace: 'other' } });
  };

  test('makes one folder per chart', () => {
    expect(Object.keys(files(MeshApp, shop, { folder: OutputFolder.PER_CHART } as MeshAppProps))).toEqual([
      'shop/shop.k8s.yaml',
    ]);
  });

  test('makes one folder per namespace, with the Namespace in its own', () => {
    const noNamespace: Build = (app) => {
      const chart = new Chart(app, 'shop');
      new kplus.Namespace(chart, 'namespace', { metadata: { name: 'shop' } });
      new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config', namespace: 'other' } });
      new ApiObject(chart, 'role', {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'role' },
      });
    };
    const written = files(MeshApp, noNamespace, { folder: OutputFolder.PER_NAMESPACE } as MeshAppProps);
    expect(Object.keys(written).sort()).toEqual(['cluster/shop.k8s.yaml', 'other/shop.k8s.yaml', 'shop/shop.k8s.yaml']);
    expect(written['shop/shop.k8s.yaml']).toContain('kind: Namespace');
  });

  test('makes folders of your own, and refuses those outside', () => {
    const folder = OutputFolder.of(({ node }) => (node.id === 'shop' ? 'team/a' : undefined));
    expect(Object.keys(files(MeshApp, shop, { folder } as MeshAppProps))).toEqual(['team/a/shop.k8s.yaml']);
    const outside = { folder: OutputFolder.of(() => '../x') } as MeshAppProps;
    expect(messageOf(() => files(MeshApp, shop, outside))).toBe(
      "'folder' must be a path below outdir, such as exercises or team/a, got '../x' (at shop) [MESH_INVALID_FOLDER]",
    );
  });

  test('lists the files in the order in which they are applied', () => {
    const two: Build = (app) => {
      const [b, a] = ['b', 'a'].map((id) => new Chart(app, id)) as [Chart, Chart];
      for (const chart of [b, a]) object(chart, 'x');
      a.addDependency(b);
    };
    const written = files(MeshApp, two, { kustomization: true, folder: OutputFolder.PER_CHART } as MeshAppProps);
    expect(written['kustomization.yaml']).toBe(
      [
        '# generated by cdk8s-mesh',
        'apiVersion: kustomize.config.k8s.io/v1beta1',
        'kind: Kustomization',
        'resources:',
        '  - 0000-b',
        '  - 0001-a',
        'sortOptions:',
        '  order: fifo',
        '',
      ].join('\n'),
    );
    expect(written['0000-b/kustomization.yaml']).toContain('  - 0000-b.k8s.yaml\n');
  });

  test('keeps a kustomization that somebody wrote, and removes its own', () => {
    const outdir = temporaryFolder({ 'sub/kustomization.yaml': 'resources: []' });
    const app = (props: MeshAppProps) => {
      const result = new MeshApp({ ...props, outdir });
      shop(result);
      return result.synth();
    };
    app({ kustomization: true });
    expect(app({}).removed).toEqual(['kustomization.yaml']);
    expect(filesIn(outdir)).toHaveProperty(['sub/kustomization.yaml']);
  });

  test('gives out sync waves by kind and dependency', () => {
    const build: Build = (app) => {
      const chart = new Chart(app, 'chart');
      const of = (kind: string, annotations?: { [key: string]: string }) =>
        new ApiObject(chart, kind, {
          apiVersion: 'v1',
          kind,
          metadata: { name: kind.toLowerCase(), annotations: annotations ?? {} },
        });
      of('VirtualService');
      of('Namespace');
      const job = of('Job');
      job.addDependency(of('Deployment'));
      of('Service', { 'argocd.argoproj.io/sync-wave': '-5', a: 'b' });
      of('DestinationRule');
    };
    const text = files(MeshApp, build, { syncWaves: true } as MeshAppProps)['chart.k8s.yaml'] as string;
    const waves = [...text.matchAll(/sync-wave: "(-?\d+)"[\s\S]*?name: (\w+)/g)].map(([, wave, name]) => [
      name,
      Number(wave),
    ]);
    expect(Object.fromEntries(waves)).toEqual({
      virtualservice: 5,
      namespace: 0,
      deployment: 4,
      job: 5,
      service: -5,
      destinationrule: 3,
    });
  });
});
