import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { consumer, pack, run, runIn, temporary } from './packed';

const modules = join(__dirname, '..', '..', 'node_modules');
/** What a package manager puts beside a runner's own package. */
const RUNNERS = {
  jest: ['@jest/globals', '@jest/expect', 'expect', 'jest-snapshot', '@types/node'],
  vitest: ['vitest', '@types/node'],
} as const;
type Runner = keyof typeof RUNNERS;

const { folder, remove } = temporary();
let project: string;
beforeAll(() => {
  project = consumer(folder, pack(folder));
}, 180_000);
afterAll(remove);

/** Lets the project have exactly these runners. */
function install(...runners: readonly Runner[]): void {
  for (const name of Object.values(RUNNERS).flat()) rmSync(join(project, 'node_modules', name), { force: true });
  for (const name of runners.flatMap((runner) => RUNNERS[runner])) {
    const place = join(project, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    rmSync(place, { force: true });
    symlinkSync(join(modules, name), place);
  }
}

function write(file: string, ...lines: readonly string[]): string {
  writeFileSync(join(project, file), lines.join('\n'));
  return file;
}

const manifests = `
const manifests = \`
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: web }] } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
\`;
const mesh = meshOf(manifests, { from: 'shop/web' });
`;
const assertions = `
expect(mesh).toRoute('http://web/', 'web');
expect(mesh).not.toRoute('http://web/', { host: 'web', subset: 'v1' });
expect(manifests).toHaveResource('Service', 'web', { spec: { ports: [{ port: expect.any(Number) }] } });
expect(manifests).toHaveNoFindings({ failOn: 'error' });
expect(() => expect(mesh).toDeny('http://web/')).toThrow('authorization: expected deny, got allow');
`;
const wrong = `
// @ts-expect-error a request says what is dialled
expect(mesh).toRoute(80, 'web');
// @ts-expect-error the status is a number
expect(mesh).toRespond('http://web/', '404');
// @ts-expect-error a number makes no mesh
meshOf(1);
`;
const fromRunner = { jest: '@jest/globals', vitest: 'vitest' } as const;
const head = (runner: Runner) =>
  `import { expect, test } from '${fromRunner[runner]}';\nimport { meshOf } from 'cdk8s-mesh/testing';\n`;
const testFile = (runner: Runner) => `${head(runner)}${manifests}test('the mesh', () => {${assertions}});\n`;

describe('the matchers run', () => {
  test.each([
    ['with globals', ['--globals'], testFile('vitest').replace(/^.*'vitest';\n/, '')],
    ['without globals', [], testFile('vitest')],
    ['in threads', ['--pool=threads'], testFile('vitest')],
  ])(
    'in vitest %s',
    (_, options, text) => {
      install('vitest');
      write('mesh.test.mjs', text);
      const { status, output } = run(project, [
        join(modules, 'vitest', 'vitest.mjs'),
        'run',
        '--no-color',
        '--root',
        '.',
        ...options,
        'mesh.test.mjs',
      ]);
      expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('1 passed') });
    },
    60_000,
  );

  test.each([
    ['with globals', '{}', testFile('jest').replace(/^.*globals';\n/, '')],
    ['without globals', '{ "injectGlobals": false }', testFile('jest')],
    ['from its configuration', '{ "setupFilesAfterEnv": ["cdk8s-mesh/testing"] }', testFile('jest')],
  ])(
    'in jest %s',
    (_, config, text) => {
      install('jest');
      const lines = text.replace(/^import (.*) from (.*);$/gm, 'const $1 = require($2);');
      write('mesh.test.cjs', lines);
      write(
        'jest.config.json',
        JSON.stringify({
          testMatch: ['<rootDir>/mesh.test.cjs'],
          transform: {},
          haste: { enableSymlinks: false },
          ...JSON.parse(config),
        }),
      );
      const { status, output } = run(project, [
        join(modules, 'jest', 'bin', 'jest.js'),
        '--config',
        'jest.config.json',
      ]);
      expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('1 passed') });
    },
    60_000,
  );

  test('nowhere where no runner runs, and do no harm', () => {
    install();
    write(
      'script.mjs',
      "import { meshOf, matchers } from 'cdk8s-mesh/testing';",
      manifests,
      'console.log(mesh.objects.length, typeof matchers.toRoute);',
    );
    expect(runIn(project, 'node', ['script.mjs'])).toEqual({ status: 0, output: '2 function\n' });
  });
});

describe('the matchers compile, declarations of the package included', () => {
  const OPTIONS = [
    '--ignoreConfig',
    '--noEmit',
    '--pretty',
    'false',
    '--target',
    'es2022',
    '--strict',
    '--skipLibCheck',
    'false',
    '--types',
    'node',
  ];
  const NODE = ['--module', 'node16'];
  const BUNDLER = ['--module', 'esnext', '--moduleResolution', 'bundler'];

  /** Errors in the project's own file and in the package. */
  function errors(file: string, options: readonly string[]): string[] {
    const { output } = runIn(project, 'tsc', [...OPTIONS, ...options, file]);
    const isOurs = new RegExp(`^(?:${file.replaceAll('.', '\\.')}|node_modules/cdk8s-mesh/)|^error `);
    return output.split('\n').filter((line) => isOurs.test(line));
  }

  test.each<[string, readonly Runner[], Runner, string, readonly string[]]>([
    ['jest alone', ['jest'], 'jest', 'mesh.cts', NODE],
    ['jest alone, by a bundler', ['jest'], 'jest', 'mesh.ts', BUNDLER],
    ['vitest alone', ['vitest'], 'vitest', 'mesh.mts', NODE],
    ['vitest alone, by a bundler', ['vitest'], 'vitest', 'mesh.ts', BUNDLER],
    ['jest beside vitest', ['jest', 'vitest'], 'jest', 'mesh.cts', NODE],
    ['vitest beside jest', ['jest', 'vitest'], 'vitest', 'mesh.mts', NODE],
  ])(
    'with %s',
    (_, installed, runner, file, options) => {
      install(...installed);
      write(file, head(runner), manifests, assertions, wrong);
      expect(errors(file, options)).toEqual([]);
    },
    60_000,
  );

  test('with the globals of @types/jest', () => {
    install('jest');
    write('globals.d.ts', GLOBALS);
    write(
      'mesh.cts',
      '/// <reference path="globals.d.ts" />',
      head('jest').replace(/^.*globals';\n/, ''),
      manifests,
      assertions,
      wrong,
    );
    expect(errors('mesh.cts', NODE)).toEqual([]);
  }, 60_000);

  test('without any runner', () => {
    install();
    write(
      'mesh.cts',
      "import { meshOf } from 'cdk8s-mesh/testing';",
      manifests,
      'export const { trace } = mesh.route("http://web/");',
    );
    expect(errors('mesh.cts', [...NODE, '--types', ''])).toEqual([]);
  }, 60_000);
});

/** The shape of what `@types/jest` declares. */
const GLOBALS = `
declare namespace jest {
  interface Matchers<R, T = {}> { toThrow(error?: string): R; }
  type JestMatchers<T> = Matchers<void, T> & { not: Matchers<void, T> };
  interface Expect { <T = any>(actual: T): JestMatchers<T>; any(classType: any): any; }
}
declare const expect: jest.Expect;
`;
