import { describe, expect, test } from '@jest/globals';
import { commandLine } from '../../support/command-line';
import { temporaryFolder } from '../../support/temporary-folder';

const VALID = `apiVersion: v1
kind: Namespace
metadata:
  name: bookinfo
  labels:
    istio-injection: enabled
---
apiVersion: v1
kind: Service
metadata:
  name: reviews
  namespace: bookinfo
spec:
  selector:
    app: reviews
  ports:
    - name: http
      port: 9080
`;
const ROUTES = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: bookinfo
spec:
  hosts:
    - reviews
  http:
    - route:
        - destination:
            host: reviews
            subset: v9
`;
const MESSAGE = /v9/;

const codesOf = (stdout: string): string[] => JSON.parse(stdout).findings.map(({ code }: { code: string }) => code);

describe('check', () => {
  test('is silent about what is right', async () => {
    const cwd = temporaryFolder({ 'a.yaml': VALID });
    const { code, stderr, stdout } = await commandLine(
      ['check', 'a.yaml', '--format', 'json', '--fail-on', 'warning'],
      { cwd },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout).summary).toMatchObject({ error: 0, warning: 0, objects: 2 });
  });

  test('compares the Services of other clusters of the mesh', async () => {
    const cwd = temporaryFolder({ 'a.yaml': VALID, 'west/a.yaml': VALID.replace('9080', '9090') });
    const run = (...argv: string[]) => commandLine(['check', 'a.yaml', '--format', 'json', ...argv], { cwd });
    expect(codesOf((await run('--cluster', 'west=west')).stdout)).toContain('IST0170');
    expect(codesOf((await run('--cluster', 'west=a.yaml')).stdout)).not.toContain('IST0170');
    const { code, stderr } = await run('--cluster', 'west');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "cdk8s-mesh check: --cluster must be NAME=PATH, got 'west'\n",
    });
  });

  test('reports as JSON what the mistake is, where it stands and what mends it', async () => {
    const cwd = temporaryFolder({ 'dist/a.yaml': VALID, 'dist/b.yaml': ROUTES });
    const { code, stdout, stderr } = await commandLine(['check', 'dist', '--format', 'json'], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    const { findings, summary } = JSON.parse(stdout);
    const finding = findings.find((one: { code: string }) => one.code === 'IST0101');
    expect(finding).toEqual({
      code: 'IST0101',
      severity: 'error',
      aliases: expect.arrayContaining(['KIA1107']),
      origin: {
        apiVersion: 'networking.istio.io/v1',
        kind: 'VirtualService',
        namespace: 'bookinfo',
        name: 'reviews',
      },
      pointer: '/spec/http/0/route/0/destination/subset',
      message: expect.stringMatching(MESSAGE),
      fix: expect.any(String),
      docs: 'https://istio.io/latest/docs/reference/config/analysis/ist0101/',
      file: 'dist/b.yaml',
      line: 13,
    });
    expect(summary).toEqual({ error: 1, warning: expect.any(Number), info: expect.any(Number), objects: 3 });
  });

  test('shows the line and a caret as text', async () => {
    const cwd = temporaryFolder({ 'a.yaml': VALID, 'b.yaml': ROUTES });
    const { stdout } = await commandLine(['check', '.'], { cwd });
    expect(stdout).toContain('\n  13 |             subset: v9\n     |                     ^^\n');
    expect(stdout).toContain('at b.yaml:13:21  VirtualService bookinfo/reviews');
  });

  test('reads standard input', async () => {
    const { code, stdout } = await commandLine(['check', '-', '--format', 'json'], { stdin: `${VALID}---\n${ROUTES}` });
    expect(code).toBe(2);
    expect(codesOf(stdout)).toContain('IST0101');
    expect(JSON.parse(stdout).findings[0].file).toBe('-');
  });

  test('reads dist where no path is given', async () => {
    const cwd = temporaryFolder({ 'dist/a.yaml': VALID });
    const { stdout } = await commandLine(['check', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout).summary.objects).toBe(2);
  });

  test('lets an object of a later path replace that of an earlier one', async () => {
    const cwd = temporaryFolder({
      'a.yaml': VALID,
      'b.yaml': ROUTES,
      'c.yaml': ROUTES.replace('            subset: v9\n', ''),
    });
    expect((await commandLine(['check', 'a.yaml', 'b.yaml', 'c.yaml'], { cwd })).code).toBe(0);
    expect((await commandLine(['check', 'a.yaml', 'c.yaml', 'b.yaml'], { cwd })).code).toBe(2);
  });

  test('reports an object that stands twice within one path', async () => {
    const cwd = temporaryFolder({ 'dist/a.yaml': VALID, 'dist/b.yaml': VALID });
    const { stdout } = await commandLine(['check', 'dist', '--format', 'json'], { cwd });
    expect(codesOf(stdout).filter((code) => code === 'MESH0004')).toHaveLength(2);
  });

  test('reports a broken document and checks the others', async () => {
    const cwd = temporaryFolder({ 'a.yaml': `a: [\n---\n${VALID}---\n${ROUTES}` });
    const { code, stdout } = await commandLine(['check', 'a.yaml', '--format', 'json'], { cwd });
    expect(code).toBe(2);
    expect(codesOf(stdout)).toEqual(expect.arrayContaining(['MESH0002', 'IST0101']));
  });

  test.each([
    ['sarif', /"version": "2\.1\.0"/],
    ['github', /^::error file=b\.yaml,line=13,col=21,title=IST0101::/m],
  ])('reports as %s', async (format, form) => {
    const cwd = temporaryFolder({ 'a.yaml': VALID, 'b.yaml': ROUTES });
    const { code, stdout } = await commandLine(['check', 'a.yaml', 'b.yaml', '--format', format], { cwd });
    expect(code).toBe(2);
    expect(stdout).toMatch(form);
  });
});

describe('colours', () => {
  const cwd = () => temporaryFolder({ 'a.yaml': VALID, 'b.yaml': ROUTES });
  test.each([
    ['on a terminal', { isTTY: true }, true],
    ['not in a pipe', { isTTY: false }, false],
    ['not with NO_COLOR', { isTTY: true, env: { NO_COLOR: '1' } }, false],
    ['not on a dumb terminal', { isTTY: true, env: { TERM: 'dumb' } }, false],
  ])('%s', async (_, terminal, colored) => {
    const { stdout } = await commandLine(['check', '.'], { cwd: cwd(), ...terminal });
    expect(stdout.includes('\u001b')).toBe(colored);
  });
});

describe('the exit code', () => {
  const files = { 'a.yaml': VALID, 'b.yaml': ROUTES };
  test.each([
    [['--fail-on', 'never'], 0],
    [['--fail-on', 'error'], 2],
    [['--fail-on', 'info'], 2],
    [['--ignore', 'IST0101'], 0],
    [['--ignore', 'KIA1107'], 0],
    [['--ignore', 'IST0101=VirtualService bookinfo/*'], 0],
    [['--ignore', 'IST0101=VirtualService other/*'], 2],
  ])('with %j is %p', async (options, expected) => {
    const { code } = await commandLine(['check', '.', ...options], { cwd: temporaryFolder(files) });
    expect(code).toBe(expected);
  });
});

describe('check fails', () => {
  test.each([
    [['--format', 'xml'], "--format must be text, json, sarif or github, got 'xml'"],
    [['--fail-on', 'fatal'], "--fail-on must be error, warning, info or never, got 'fatal'"],
    [['--compat', 'kiali'], "--compat must be istioctl, got 'kiali'"],
    [['--ignore', 'a b'], "--ignore must be CODE or CODE=Kind namespace/name, got 'a b'"],
    [['--explain', 'IST9999'], "--explain must be the code of a rule, got 'IST9999'"],
    [['--mesh-config', 'none.yaml'], '--mesh-config none.yaml cannot be read: there is no such file'],
    [['--mesh-networks', 'bad.yaml'], '--mesh-networks bad.yaml is not YAML: '],
    [['--config', 'none.yaml'], '--config none.yaml cannot be read: there is no such file'],
    [['--colour'], "Unknown option '--colour'"],
    [['--mesh-config'], "Option '--mesh-config <value>' argument missing"],
    [['none.yaml'], 'none.yaml cannot be read: there is no such file or directory'],
  ])('for %j, naming what is wrong', async (options, message) => {
    const cwd = temporaryFolder({ 'dist/a.yaml': VALID, 'bad.yaml': 'a: [' });
    const { code, stdout, stderr } = await commandLine(['check', ...options], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`cdk8s-mesh check: ${message}`);
  });
});

describe('the configuration', () => {
  const run = (config: string, argv: readonly string[] = ['check', 'a.yaml', 'b.yaml']) =>
    commandLine(argv, { cwd: temporaryFolder({ 'a.yaml': VALID, 'b.yaml': ROUTES, '.cdk8s-mesh.yaml': config }) });

  test('hides findings that have a reason', async () => {
    const config =
      'ignore:\n  - code: IST0101\n    object: VirtualService bookinfo/*\n    reason: v9 comes on Monday\n';
    const { code, stdout } = await run(config);
    expect(code).toBe(0);
    expect(stdout).toContain('1 suppressed');
  });

  test('says what fails, and the command line overrides it', async () => {
    expect((await run('fail-on: never\n')).code).toBe(0);
    expect((await run('fail-on: never\n', ['check', 'a.yaml', 'b.yaml', '--fail-on', 'error'])).code).toBe(2);
  });

  test('is of no concern to --compat istioctl', async () => {
    const argv = ['check', '--compat', 'istioctl', '--fail-on', 'never', 'a.yaml', 'b.yaml'];
    expect((await run('fail-on: fatal\n', argv)).code).toBe(0);
    expect((await run('fail-on: fatal\n')).code).toBe(1);
  });

  test.each([
    [
      'ignore:\n  - code: IST0101\n',
      '.cdk8s-mesh.yaml: ignore[0] must have a reason: why IST0101 does not matter here',
    ],
    ['ignore:\n  - reason: x\n', '.cdk8s-mesh.yaml: ignore[0] must have a code'],
    ['ignore: {}\n', '.cdk8s-mesh.yaml: ignore must be a list'],
    ['fail-on: fatal\n', ".cdk8s-mesh.yaml: fail-on must be error, warning, info or never, got 'fatal'"],
    ['failon: error\n', ".cdk8s-mesh.yaml: there is no 'failon'; it may have fail-on, mesh-config,"],
    ['mesh-config: 1\n', '.cdk8s-mesh.yaml: mesh-config must be the name of a file'],
    ['[]\n', '.cdk8s-mesh.yaml must be an object with fail-on, mesh-config,'],
  ])('%j fails', async (config, message) => {
    const { code, stderr } = await run(config);
    expect(code).toBe(1);
    expect(stderr).toContain(`cdk8s-mesh check: ${message}`);
  });
});

describe('--explain', () => {
  test('says what a code means', async () => {
    const { code, stdout } = await commandLine(['check', '--explain', 'mesh0004']);
    expect(code).toBe(0);
    expect(stdout).toContain('MESH0004 object stands twice\n\nseverity: error\n');
    expect(stdout).toContain('\nfix: remove one of the two');
  });

  test('finds a rule by the code of another system', async () => {
    const { stdout } = await commandLine(['check', '--explain', 'KIA1107']);
    expect(stdout).toContain('IST0101');
  });
});

test('--help shows every option', async () => {
  const { code, stdout } = await commandLine(['check', '--help']);
  expect(code).toBe(0);
  for (const flag of [
    'format',
    'fail-on',
    'ignore',
    'mesh-config',
    'mesh-networks',
    'compat',
    'assume-complete',
    'explain',
  ]) {
    expect(stdout).toContain(`--${flag}`);
  }
});

test('--compat istioctl reports only codes of istioctl, and no namespace where the manifest has none', async () => {
  const text = ROUTES.replace('  namespace: bookinfo\n', '').replace('  http:', '  gateways: [none]\n  http:');
  const cwd = temporaryFolder({ 'a.yaml': text });
  const { stdout } = await commandLine(['check', '--compat', 'istioctl', '--format', 'json', 'a.yaml'], { cwd });
  const { findings } = JSON.parse(stdout);
  expect(findings.length).toBeGreaterThan(0);
  for (const { code, origin } of findings) {
    expect(code).toMatch(/^IST/);
    expect(origin).not.toHaveProperty('namespace');
  }
});
