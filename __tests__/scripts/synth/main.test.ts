import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { filesIn, temporaryFolder } from '../../support/temporary-folder';

const root = join(__dirname, '..', '..', '..');
jest.setTimeout(30_000);

/** Runs the script on an app with this source, in a folder that holds `main.ts`. */
function synth(source: string, folder = temporaryFolder({ 'main.ts': source })) {
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const script = join(root, 'scripts', 'synth', 'main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, script, '--app', 'main.ts'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { status, stdout, stderr, files: filesIn(folder) };
}

const cdk8s = JSON.stringify(join(root, 'node_modules', 'cdk8s'));
const mesh = JSON.stringify(join(root, 'lib'));
const app = (body: string) =>
  [`import { App, ApiObject, Chart } from ${cdk8s};`, 'const app = new App();', body, 'app.synth();'].join('\n');
const oneObject = `new ApiObject(new Chart(app, 'shop'), 'x', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } });`;

describe('an app that works', () => {
  test('fills dist and says what was written', () => {
    const { status, stdout, stderr, files } = synth(app(oneObject));
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: 'dist/shop.k8s.yaml\n1 file: 1 written, 0 unchanged, 0 removed\n',
      stderr: '',
    });
    expect(files['dist/shop.k8s.yaml']).toBe('apiVersion: v1\nkind: Namespace\nmetadata:\n  name: x\n');
  });

  test('may go on after its file has run', () => {
    const later = `import { App, ApiObject, Chart } from ${cdk8s};\nPromise.resolve().then(() => { const app = new App(); ${oneObject} app.synth(); });`;
    expect(synth(later).files).toHaveProperty(['dist/shop.k8s.yaml']);
  });
});

describe('a mistake gives one message and leaves dist alone', () => {
  test.each([
    ['a syntax error', 'const a = 1;\nconst b = ;', 'synth: main.ts:2:11: Unexpected ";"\n'],
    ['an unknown name', 'const a = 1;\nnew Bookinf(a);', 'synth: main.ts:2:1: Bookinf is not defined\n'],
    ['a missing file', "import './nowhere';", "synth: main.ts:1:8: Cannot find module './nowhere'\n"],
    [
      'a wrong input',
      `import { Percentage } from ${mesh};\nPercentage.of(500);`,
      /^synth: 'percentage' must .*, got 500.* \[MESH_\w+\]\n {2}at main\.ts:2:12\n$/,
    ],
    ['a failing promise', "Promise.reject(new Error('no'));", 'synth: main.ts:1:16: no\n'],
    [
      'no synth',
      'export {};',
      'synth: main.ts wrote no manifests: it has to call app.synth(), with no outdir given to its App\n',
    ],
  ])('%s', (_, source, message) => {
    const before = { 'main.ts': source, 'dist/old.k8s.yaml': 'old' };
    const { status, stdout, stderr, files } = synth(source, temporaryFolder(before));
    expect(stderr).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect({ status, stdout, files }).toEqual({ status: 1, stdout: '', files: before });
  });

  test('a dist that is a file', () => {
    const { status, stderr } = synth('', temporaryFolder({ 'main.ts': app(oneObject), dist: 'a file' }));
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        "synth: 'outdir' must be a folder that can be written, got 'dist'; a file stands where a folder has to be (dist) [MESH_UNWRITABLE_OUTPUT]\n",
    });
  });
});
