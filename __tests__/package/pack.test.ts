import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { consumer, type Packed, pack, runIn, temporary } from './packed';

const { folder, remove } = temporary();
let packed: Packed;
let project: string;

beforeAll(() => {
  packed = pack(folder);
  project = consumer(folder, packed);
}, 180_000);
afterAll(remove);

describe('the tarball', () => {
  test('holds no source, test, chart or script', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toContain('build/lib/index.js');
    expect(paths).toContain('build/lib/index.d.ts');
    expect(paths.filter((path) => /\.[cm]?tsx?$/.test(path) && !path.endsWith('.d.ts'))).toEqual([]);
    expect(paths.filter((path) => !/^(?:build\/(?:lib|imports)\/|imports\/|[^/]+$)/.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.test\.|__tests__/.test(path))).toEqual([]);
  });

  test('holds what other tools read', () => {
    const paths = packed.files.map(({ path }) => path);
    for (const path of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'imports/crds.lock.json']) {
      expect(paths).toContain(path);
    }
  });

  test('is below 2.5 MB without the generated imports', () => {
    const own = packed.files.filter(({ path }) => !/^(?:build\/)?imports\//.test(path));
    expect(own.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(2_500_000);
  });

  test('brings at most four dependencies', () => {
    expect(Object.keys(packed.manifest.dependencies ?? {}).length).toBeLessThanOrEqual(4);
  });
});

const chart = `
const chart = new Chart(Testing.app(), 'shop', { namespace: 'bookinfo', disableResourceNameHashes: true });
const reviews = Host.service('reviews', { namespace: 'bookinfo' });
new VirtualService(chart, 'routes', { host: reviews, http: [{ to: Destination.of(reviews), timeout: Duration.seconds(2) }] });
new DestinationRule(chart, 'rule', {
  host: reviews,
  trafficPolicy: { connectionPool: { http: { http1MaxPendingRequests: 1 } } },
});
console.log(Yaml.stringify(...Testing.synth(chart)));
`;
const fromCdk8s = 'Chart, Duration, Testing, Yaml';
const fromMesh = 'Destination, DestinationRule, Host, VirtualService';
const imports = `import { ${fromCdk8s} } from 'cdk8s';\nimport { ${fromMesh} } from 'cdk8s-mesh';\n`;
const requires = `const { ${fromCdk8s} } = require('cdk8s');\nconst { ${fromMesh} } = require('cdk8s-mesh');\n`;

describe('a project that has installed the package', () => {
  test.each([
    ['CommonJS', 'consumer.cjs', requires],
    ['an ES module', 'consumer.mjs', imports],
  ])('synthesizes from %s', (_, file, head) => {
    writeFileSync(join(project, file), head + chart);
    const { status, output } = runIn(project, 'node', [file]);
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('timeout: 2s') });
    expect(output).toContain('http1MaxPendingRequests: 1');
  });

  test.each([
    ['CommonJS', 'consumer.cts'],
    ['ES modules', 'consumer.mts'],
  ])(
    'compiles under TypeScript with %s, declarations of the package included',
    (_, file) => {
      writeFileSync(join(project, file), imports + chart + wrong);
      const options = [
        '--module',
        'node16',
        '--target',
        'es2022',
        '--strict',
        '--skipLibCheck',
        'false',
        '--types',
        'node',
      ];
      const { output } = runIn(project, 'tsc', ['--noEmit', '--pretty', 'false', ...options, file]);
      const ours = output.split('\n').filter((line) => /^(?:consumer\.|node_modules\/cdk8s-mesh\/)|^error /.test(line));
      expect(ours).toEqual([]);
    },
    60_000,
  );

  test('reaches the schemas and the generated types', () => {
    const paths = [
      'cdk8s-mesh/schemas/networking.istio.io/VirtualService.json',
      'cdk8s-mesh/imports/networking.istio.io',
    ];
    const code = `for (const path of ${JSON.stringify(paths)}) if (!require(path)) throw path;`;
    expect(runIn(project, 'node', ['-e', code])).toEqual({ status: 0, output: '' });
  });

  test('fails to reach what is not public', () => {
    const { status, output } = runIn(project, 'node', ['-e', "require('cdk8s-mesh/build/lib/core/errors')"]);
    expect(status).toBe(1);
    expect(output).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

describe('loading the package', () => {
  /** The files of the package that a program has read in the end, below `build/lib`. */
  const filesReadBy = (file: string, code: string): string[] => {
    const list = `
      const read = Object.keys(cache).map((path) => path.split('/cdk8s-mesh/build/lib/')[1]);
      console.log(JSON.stringify(read.filter((path) => path !== undefined)));`;
    writeFileSync(join(project, file), code + list);
    const { status, output } = runIn(project, 'node', [file]);
    expect({ status, output }).toEqual({ status: 0, output: expect.stringMatching(/^\[.*\]\n$/) });
    return JSON.parse(output);
  };
  const commonJs = (code: string) => filesReadBy('reads.cjs', `const { cache } = require;\n${code}`);
  const esModule = (code: string) =>
    filesReadBy(
      'reads.mjs',
      `import { createRequire } from 'node:module';\nconst { cache } = createRequire(import.meta.url);\n${code}`,
    );
  /** The checker, the router and the commands are read when they run. */
  const reading = /^(?:lazy|cli|testing)\//;

  test('reads the index only, before something is used', () => {
    expect(commonJs("require('cdk8s-mesh');")).toEqual(['index.js']);
  });

  test('reads a few files for the app', () => {
    const files = commonJs("new (require('cdk8s-mesh').MeshApp)();");
    expect(files).toEqual(expect.arrayContaining(['index.js', 'synth/index.js']));
    expect(files.filter((file) => !/^(?:index|synth\/index|shared\/[\w-]+)\.js$/.test(file))).toEqual([]);
    expect(files.length).toBeLessThanOrEqual(6);
  });

  test('reads no operator, scaler, checker or router for a VirtualService', () => {
    const files = commonJs(requires + chart.replace('console.log', '(() => {})'));
    expect(files).toContain('constructs/index.js');
    expect(files.filter((file) => reading.test(file) || /operators|autoscaling|gateway-api/.test(file))).toEqual([]);
    expect(files.length).toBeLessThanOrEqual(12);
  });

  test('reads few files for an ES module, which asks for every export at once', () => {
    const files = esModule("import { VirtualService } from 'cdk8s-mesh';");
    expect(files).toContain('operators/index.js');
    expect(files.filter((file) => reading.test(file))).toEqual([]);
    expect(files.length).toBeLessThanOrEqual(20);
  });

  test('keeps the names of all classes and functions, whatever stands in the same file', () => {
    const code = `
      const { gatewayApi, ...mesh } = require('cdk8s-mesh');
      for (const all of [mesh, gatewayApi]) {
        const renamed = Object.keys(all).filter((name) => typeof all[name] === 'function' && all[name].name !== name);
        if (renamed.length > 0 || Object.keys(all).length < 20) throw new Error(renamed.join());
      }`;
    expect(runIn(project, 'node', ['-e', code])).toEqual({ status: 0, output: '' });
  });
});

/** Proves that the compiler sees the types at all. */
const wrong = `
// @ts-expect-error a timeout is a Duration
new VirtualService(chart, 'wrong', { host: reviews, http: [{ to: Destination.of(reviews), timeout: '2s' }] });
`;
