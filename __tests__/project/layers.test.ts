import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = join(__dirname, '..', '..');
const WRITING = [
  'networking',
  'security',
  'telemetry',
  'extensions',
  'gateway-api',
  'autoscaling',
  'operators',
  'workloads',
  'chaos',
  'synth',
];
const READING = ['manifest', 'mesh', 'analysis', 'routing', 'access', 'cases'];
/** What people call: commands, matchers, and what cdk8s calls after it has written. */
const FRONT = ['cli', 'plugin', 'testing'];
const CONSTRUCTS = ['cdk8s', 'cdk8s-plus-28', 'constructs'];

type Row = readonly [file: string, imported: readonly string[]];

const FORBIDDEN: readonly Row[] = [
  ['lib/core/a.ts', [...WRITING, ...READING, ...FRONT].flatMap((topic) => [`../${topic}`, `../${topic}/b`])],
  ...[...READING, ...FRONT].flatMap((topic): Row[] => [
    [`lib/${topic}/a.ts`, [...CONSTRUCTS, 'cdk8s/lib/app', '../core', '../core/index', '../core/mesh-resource']],
    [`lib/${topic}/b.ts`, WRITING.flatMap((other) => [`../${other}`, `../${other}/b`])],
    [`lib/${topic}/deeper/c.ts`, WRITING.flatMap((other) => [`../../${other}`, `../../${other}/b`])],
  ]),
  ...READING.flatMap((topic): Row[] => [
    [`lib/${topic}/d.ts`, FRONT.flatMap((other) => [`../${other}`, `../${other}/b`])],
    [`lib/${topic}/deeper/e.ts`, FRONT.flatMap((other) => [`../../${other}`, `../../${other}/b`])],
  ]),
  ...WRITING.flatMap((topic): Row[] => [
    [`lib/${topic}/a.ts`, [...READING, ...FRONT].flatMap((other) => [`../${other}`, `../${other}/b`])],
    [`lib/${topic}/b.ts`, ['../../charts/a', '../../scripts/a', '../../lab/a', '../../__tests__/a']],
  ]),
  ['main.ts', ['./lib', './lib/core/errors', './scripts/synth/main', './imports/a', 'lodash']],
  ['charts/a.ts', ['../lib', '../imports/a', '../main', 'cdk8s-mesh/imports/a', 'lodash', 'fs']],
  [
    'charts/bookinfo/a.ts',
    ['../../lib', '../../lib/core', '../../imports/a', '../../main', 'cdk8s-mesh/imports/a', 'lodash'],
  ],
];

const PACKAGES = ['cdk8s-mesh', ...CONSTRUCTS, 'node:path'];
const ALLOWED: readonly Row[] = [
  ['lib/core/a.ts', [...CONSTRUCTS, './b', '../../imports/b']],
  ...READING.map(
    (topic): Row => [`lib/${topic}/a.ts`, ['yaml', 'node:fs', './networking', '../core/errors', '../manifest/b']],
  ),
  ...FRONT.map(
    (topic): Row => [
      `lib/${topic}/a.ts`,
      ['yaml', 'node:fs', './networking', ...[...READING, ...FRONT].map((other) => `../${other}/b`)],
    ],
  ),
  ...WRITING.map(
    (topic): Row => [`lib/${topic}/a.ts`, [...CONSTRUCTS, './routing', '../core', '../networking', '../../imports/b']],
  ),
  ['lib/index.ts', ['./core', './mesh', './networking', './plugin']],
  ['main.ts', [...PACKAGES, './charts', './charts/bookinfo/bookinfo']],
  ['charts/a.ts', [...PACKAGES, './b', './bookinfo/b']],
  ['charts/bookinfo/a.ts', [...PACKAGES, './b', '../system-chart', '../other/b']],
];

/** Lints files of one import each; gives the imports that the layers forbid, as `file: import`. */
function lint(folder: string, rows: readonly Row[]): string[] {
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  for (const [file, imports] of rows) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), imports.map((path) => `export * from '${path}';\n`).join(''));
  }
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const options = [
    'lint',
    '--only=style/noRestrictedImports',
    '--vcs-enabled=false',
    '--reporter=json',
    '--max-diagnostics=none',
  ];
  const { stdout } = spawnSync(biome, options, { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { location: { path: string; start: { line: number } }; category: string }[];
  };
  expect([...new Set(diagnostics.map(({ category }) => category))]).toEqual(
    diagnostics.length > 0 ? ['lint/style/noRestrictedImports'] : [],
  );
  const imports = new Map(rows);
  return diagnostics.map(
    ({ location }) => `${location.path}: ${imports.get(location.path)?.[location.start.line - 1]}`,
  );
}

const all = (rows: readonly Row[]) => rows.flatMap(([file, imports]) => imports.map((path) => `${file}: ${path}`));

describe('the linter', () => {
  let folder: string;
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-mesh-layers-')));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('refuses every import across the layers', () => {
    expect(lint(folder, FORBIDDEN).sort()).toEqual(all(FORBIDDEN).sort());
  });

  test('takes every import within the layers', () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    expect(lint(folder, ALLOWED)).toEqual([]);
  });
});

test('every folder of the library has its layer', () => {
  const known = ['core', ...FRONT, ...READING, ...WRITING];
  const folders = readdirSync(join(root, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

test('the library takes nothing but types from the generated imports', () => {
  const offences = readdirSync(join(root, 'lib'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const statements = readFileSync(join(root, 'lib', file), 'utf8').matchAll(
        /^(?:import|export)\b[^;]*?from '[^']*'/gm,
      );
      return [...statements].map(([statement]) => ({ file, statement }));
    })
    .filter(({ statement }) => /from '(?:\.\.\/)+imports\//.test(statement) && !/^import type\b/.test(statement));
  expect(offences).toEqual([]);
});
