import { describe, expect, test } from '@jest/globals';
import { commandLine } from '../../support/command-line';
import { type Files, temporaryFolder } from '../../support/temporary-folder';
import { app, destinationRule, injected, virtualService } from '../../support/workload-yaml';
import { parseXml, type XmlElement } from '../../support/xml';

const BASE = `${injected()}${app('web')}${app('cart')}${destinationRule('cart', 'subsets: [{ name: v1 }, { name: v2 }]')}`;
const ROUTES = virtualService(
  'cart',
  `
- match: [{ headers: { user: { exact: jo } } }]
  route: [{ destination: { host: cart, subset: v2 } }]
- route: [{ destination: { host: cart, subset: v1 } }]`,
);
const CASES = `mesh: [base.yaml, routes.yaml]
defaults: { from: shop/web }
cases:
  - name: everybody gets version 1
    request: http://cart:8080/
    expect: { destinations: { host: cart, subset: v1 } }
  - name: jo gets version 2
    request: { url: 'http://cart:8080/', headers: { user: jo } }
    expect: { destinations: { host: cart, subset: v2 } }
`;
const FAILING = `${CASES}  - name: al gets version 2 & more
    request: { url: 'http://cart:8080/', headers: { user: al } }
    expect: { destinations: { host: cart, subset: v2 } }
`;
const MANIFESTS = { 'shop/base.yaml': BASE, 'shop/routes.yaml': ROUTES };

const run = (files: Files, ...argv: readonly string[]) =>
  commandLine(['test', ...argv], { cwd: temporaryFolder({ ...MANIFESTS, ...files }) });
const runCases = (text: string, ...argv: readonly string[]) =>
  run({ 'shop/cart.routes.yaml': text }, 'shop/cart.routes.yaml', ...argv);

describe('cdk8s-mesh test', () => {
  test('prints a line for each case that passes', async () => {
    expect(await runCases(CASES)).toEqual({
      code: 0,
      stderr: '',
      stdout: `shop/cart.routes.yaml
  passed  everybody gets version 1
  passed  jo gets version 2

2 cases: 2 passed, 0 failed.
`,
    });
  });

  test('says of a case that fails what is not as expected, the closest rule, and why', async () => {
    const { code, stdout } = await runCases(FAILING);
    expect(code).toBe(2);
    expect(stdout).toContain(`  FAILED  al gets version 2 & more (shop/cart.routes.yaml:10)
          destinations: expected cart subset v2, got cart.shop.svc.cluster.local:8080 subset v1
          the closest rule asks for header user exactly 'jo', but the request has header user 'al'
            VirtualService shop/cart /spec/http/0/match/0 (shop/routes.yaml:7)
          Why:
            1. cart.shop.svc.cluster.local:8080 is Service shop/cart
                 Service shop/cart (shop/base.yaml:46)
            2. this rule takes every request
                 VirtualService shop/cart /spec/http/1 (shop/routes.yaml:9)
`);
    expect(stdout).toContain('\n3 cases: 2 passed, 1 failed.\n');
  });

  test('runs a case with manifests on top', async () => {
    const more = `${CASES}  - name: after the change
    with: changed.yaml
    request: http://cart:8080/
    expect: { destinations: { host: cart, subset: null } }
`;
    const changed = virtualService('cart', '- route: [{ destination: { host: cart } }]');
    const files = { 'shop/changed.yaml': changed, 'shop/cart.routes.yaml': more };
    expect(await run(files, 'shop/cart.routes.yaml')).toMatchObject({ code: 0 });
  });

  test('takes other manifests from the command line, and from standard input', async () => {
    const cwd = temporaryFolder({ 'base.yaml': BASE, 'a.yaml': CASES.replace(/^mesh.*\n/, 'mesh: nowhere.yaml\n') });
    const { code } = await commandLine(['test', 'a.yaml', '--mesh', 'base.yaml', '--mesh', '-'], {
      cwd,
      stdin: ROUTES,
    });
    expect(code).toBe(0);
  });

  test('takes cases from standard input', async () => {
    const cwd = temporaryFolder({ 'base.yaml': BASE, 'routes.yaml': ROUTES });
    const { code, stdout } = await commandLine(['test', '-'], { cwd, stdin: CASES });
    expect(stdout).toMatch(/^-\n {2}passed {2}everybody/);
    expect(code).toBe(0);
  });

  test('takes dist where nobody names manifests', async () => {
    const cwd = temporaryFolder({ 'dist/a.yaml': BASE + ROUTES, 'a.yaml': CASES.replace(/^mesh.*\n/, '') });
    expect(await commandLine(['test', 'a.yaml'], { cwd })).toMatchObject({ code: 0 });
  });

  test('finds files by their name, and in folders', async () => {
    const files = {
      'shop/cart.routes.yaml': CASES,
      'shop/other.yml': CASES,
      'shop/deep/a.routes.yml': CASES.replace('[base.yaml, routes.yaml]', '[../base.yaml, ../routes.yaml]'),
    };
    expect((await run(files)).stdout).toContain('4 cases: 4 passed');
    expect((await run(files, 'shop')).stdout).toContain('6 cases: 6 passed');
  });

  test('a client that is not there fails the case', async () => {
    const { code, stdout } = await runCases(CASES.replace('from: shop/web', 'from: shop/wep'));
    expect(code).toBe(2);
    expect(stdout).toContain("request.from: there is no workload 'shop/wep'; did you mean 'shop/web'?");
  });

  test('reads the tests of istio-config-validator', async () => {
    const validator = `testCases:
  - description: jo is special
    wantMatch: true
    request: { authority: [cart], method: [GET, POST], uri: [/], headers: { user: jo } }
    route: [{ destination: { host: cart, subset: v2 } }]
`;
    const { code, stdout } = await run({ 'tests/cart_test.yml': validator }, 'tests', '--mesh', 'shop/routes.yaml');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'tests/cart_test.yml\n  passed  jo is special\n\n1 case: 1 passed, 0 failed.\n',
    });
  });

  test('reads MeshConfig that the file, the command line or the configuration names', async () => {
    const outside = `mesh: [base.yaml]
meshConfig: registry-only.yaml
cases:
  - { name: closed, request: { from: shop/web, url: http://elsewhere.org }, expect: { status: 502 } }
`;
    const settings = 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n';
    const files = { 'shop/registry-only.yaml': settings, 'any.yaml': 'outboundTrafficPolicy: { mode: ALLOW_ANY }\n' };
    const config = { '.cdk8s-mesh.yaml': 'mesh-config: shop/registry-only.yaml\n' };
    const open = outside.replace(/^meshConfig.*\n/m, '');
    // Without an HTTP listener on port 80 the connection is closed.
    const closed = (text: string) => text.replace('status: 502', 'error: connection-reset');
    expect(await run({ ...files, 'shop/a.yaml': closed(outside) }, 'shop/a.yaml')).toMatchObject({ code: 0 });
    expect(await run({ ...files, ...config, 'shop/a.yaml': closed(open) }, 'shop/a.yaml')).toMatchObject({ code: 0 });
    const overridden = await run(
      { ...files, 'shop/a.yaml': closed(outside) },
      'shop/a.yaml',
      '--mesh-config',
      'any.yaml',
    );
    expect(overridden).toMatchObject({ code: 2 });
  });
});

describe('coverage', () => {
  const ONE = CASES.slice(0, CASES.indexOf('  - name: jo'));

  test('says what no case reaches, and where it stands', async () => {
    const { code, stdout } = await runCases(ONE, '--coverage');
    expect(code).toBe(0);
    expect(stdout).toContain(`
The cases reach:
  routes    1 of 2       50 %
  matches   0 of 1       0 %
  subsets   1 of 2       50 %
  all       2 of 5       40 %
`);
    expect(stdout).toContain(`No case reaches:
  route  VirtualService shop/cart /spec/http/0 (shop/routes.yaml:7)
  match  VirtualService shop/cart /spec/http/0/match/0 (shop/routes.yaml:7)
  subset DestinationRule shop/cart /spec/subsets/1 (shop/base.yaml:`);
  });

  test('fails below the least that is asked for', async () => {
    const { code, stdout } = await runCases(ONE, '--min-coverage', '40.5');
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /\nNot enough: the cases reach 40 % of what there is to reach, and --min-coverage asks for 40\.5 %\.\n$/,
    );
    expect(await runCases(ONE, '--min-coverage', '40')).toMatchObject({ code: 0 });
    expect(await runCases(CASES, '--min-coverage', '100')).toMatchObject({ code: 0 });
  });
});

describe('the JSON', () => {
  test('holds the cases, the counts and what is not reached', async () => {
    const { code, stdout } = await runCases(FAILING, '--format', 'json', '--coverage');
    expect(code).toBe(2);
    const { cases, summary, coverage } = JSON.parse(stdout);
    expect(summary).toEqual({ cases: 3, passed: 2, failed: 1 });
    expect(cases[0]).toEqual({
      file: 'shop/cart.routes.yaml',
      line: 4,
      name: 'everybody gets version 1',
      passed: true,
    });
    expect(cases[2]).toMatchObject({
      line: 10,
      passed: false,
      differences: ['destinations: expected cart subset v2, got cart.shop.svc.cluster.local:8080 subset v1'],
      closest: {
        object: 'VirtualService shop/cart',
        pointer: '/spec/http/0/match/0',
        file: 'shop/routes.yaml',
        line: 7,
      },
      trace: expect.arrayContaining([expect.objectContaining({ step: 'virtual-service', pointer: '/spec/http/1' })]),
    });
    expect(coverage).toEqual({
      percent: 100,
      reached: 5,
      total: 5,
      kinds: {
        route: { reached: 2, total: 2, percent: 100 },
        match: { reached: 1, total: 1, percent: 100 },
        subset: { reached: 2, total: 2, percent: 100 },
        policy: { reached: 0, total: 0, percent: 100 },
      },
      unreached: [],
    });
  });
});

describe('the JUnit XML', () => {
  const rows = ({ children }: XmlElement) =>
    children.map(({ name, attributes, children: inner }) => [name, attributes.name, inner.map((one) => one.name)]);

  test('is XML with a suite for each file and a failure for each case that fails', async () => {
    const { code, stdout } = await runCases(FAILING, '--format', 'junit');
    expect(code).toBe(2);
    const root = parseXml(stdout);
    expect(root).toMatchObject({ name: 'testsuites', attributes: { tests: '3', failures: '1', errors: '0' } });
    const [suite] = root.children as [XmlElement];
    expect(suite).toMatchObject({
      name: 'testsuite',
      attributes: { name: 'shop/cart.routes.yaml', tests: '3', failures: '1', errors: '0', skipped: '0' },
    });
    expect(rows(suite)).toEqual([
      ['testcase', 'everybody gets version 1', []],
      ['testcase', 'jo gets version 2', []],
      ['testcase', 'al gets version 2 & more', ['failure']],
    ]);
    const failed = suite.children[2] as XmlElement;
    expect(failed.attributes).toMatchObject({ classname: 'shop/cart.routes.yaml', line: '10' });
    const [failure] = failed.children as [XmlElement];
    expect(failure.attributes.message).toBe(
      'destinations: expected cart subset v2, got cart.shop.svc.cluster.local:8080 subset v1',
    );
    expect(failure.text).toContain("the closest rule asks for header user exactly 'jo', but");
  });

  test('has too little coverage as a failed test, with what is missing', async () => {
    const { stdout } = await runCases(
      CASES.slice(0, CASES.indexOf('  - name: jo')),
      '--format',
      'junit',
      '--min-coverage',
      '50',
    );
    const root = parseXml(stdout);
    expect(root.attributes).toMatchObject({ tests: '2', failures: '1' });
    expect(rows(root.children[1] as XmlElement)).toEqual([['testcase', 'coverage', ['failure', 'system-out']]]);
    expect(root.children[1]?.children[0]?.children[1]?.text).toContain('No case reaches:\n');
  });

  test('holds whatever a name may hold', async () => {
    const name = `<a & 'b'> "c"\n\t]]> \u0007 \uD83D\uDC08 \uD800`;
    const { stdout } = await runCases(
      `mesh: base.yaml\ncases:\n  - { name: ${JSON.stringify(name)}, request: { from: shop/web, url: http://cart:8080 }, expect: { status: 200 } }\n`,
      '--format',
      'junit',
    );
    expect(parseXml(stdout).children[0]?.children[0]?.attributes.name).toBe(
      `<a & 'b'> "c"\n\t]]> \uFFFD \uD83D\uDC08 \uFFFD`,
    );
  });
});

describe('a command line that cannot be used', () => {
  test.each<[readonly string[], string]>([
    [['nowhere.yaml'], 'nowhere.yaml cannot be read: there is no such file'],
    [['shop/base.yaml', '--format', 'xml'], "--format must be text, json or junit, got 'xml'"],
    [['--min-coverage', '101'], "--min-coverage must be from 0 to 100, got '101'"],
    [['--min-coverage', 'all'], "--min-coverage must be from 0 to 100, got 'all'"],
    [['--cover'], "Unknown option '--cover'; see cdk8s-mesh test --help"],
    [[], 'there is no *.routes.yaml below this folder; name a file of tests'],
    [['shop'], 'there is no case in shop/base.yaml, shop/routes.yaml'],
  ])('%j fails: %s', async (argv, message) => {
    expect(await run({}, ...argv)).toEqual({ code: 1, stdout: '', stderr: `cdk8s-mesh test: ${message}\n` });
  });

  test('a file with mistakes fails with all of them', async () => {
    const broken = CASES.replace('defaults', 'default').replace('subset: v2', 'subsets: v2');
    expect(await runCases(broken)).toEqual({
      code: 1,
      stdout: '',
      stderr: `cdk8s-mesh test: shop/cart.routes.yaml:2: has no field 'default'; did you mean 'defaults'?
shop/cart.routes.yaml:4: cases[0] must have request.from, or the file defaults.from: NAMESPACE/WORKLOAD or gateway:NAMESPACE/NAME
shop/cart.routes.yaml:9: cases[1].expect.destinations has no field 'subsets'; did you mean 'subset'?
shop/cart.routes.yaml:7: cases[1] must have request.from, or the file defaults.from: NAMESPACE/WORKLOAD or gateway:NAMESPACE/NAME
`,
    });
  });

  test('manifests that cannot be read fail, too', async () => {
    const { code, stderr } = await runCases(CASES.replace('routes.yaml', 'rotes.yaml'));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'cdk8s-mesh test: shop/rotes.yaml cannot be read: there is no such file or directory\n',
    });
  });
});
