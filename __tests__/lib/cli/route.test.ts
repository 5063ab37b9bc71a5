import { describe, expect, test } from '@jest/globals';
import { commandLine } from '../../support/command-line';

const run = (...argv: readonly string[]) => commandLine(['route', 'dist/bookinfo.k8s.yaml', ...argv]);
const FROM = ['--from', 'bookinfo/productpage-v1'];

describe('cdk8s-mesh route', () => {
  test('tells the outcome, and then why', async () => {
    const { code, stdout } = await run(...FROM, 'http://reviews:9080/reviews/7');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'The request goes to reviews.bookinfo.svc.cluster.local:9080, subset v1.\nReceived as /reviews/7 for reviews:9080.\n',
    );
    expect(stdout).toMatch(/VirtualService bookinfo\/reviews \/spec\/http\/0 \(dist\/bookinfo.k8s.yaml:\d+\)/);
  });

  test('prints the contract as JSON', async () => {
    const { stdout } = await run(...FROM, 'http://reviews:9080/reviews/7', '--format', 'json');
    const { outcome, trace } = JSON.parse(stdout);
    expect(outcome).toEqual({
      destinations: [
        {
          host: 'reviews.bookinfo.svc.cluster.local',
          port: 9080,
          subset: 'v1',
          share: 1,
          endpoints: ['bookinfo/reviews-v1'],
          settings: expect.objectContaining({ loadBalancer: 'LEAST_REQUEST', connectTimeoutMs: 10_000 }),
        },
      ],
      request: { path: '/reviews/7', authority: 'reviews:9080', headers: { set: {}, add: {}, remove: [] } },
      status: null,
      error: null,
      redirect: null,
      timeoutMs: null,
      retries: {
        attempts: 2,
        perTryTimeoutMs: null,
        on: ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', 'retriable-status-codes'],
      },
      mirrors: [],
      faults: {},
      tls: 'ISTIO_MUTUAL',
      authorization: 'allow',
    });
    expect(trace).toContainEqual({
      step: 'virtual-service',
      object: 'VirtualService bookinfo/reviews',
      pointer: '/spec/http/0',
      reason: 'this rule takes every request',
      file: 'dist/bookinfo.k8s.yaml',
      line: expect.any(Number),
    });
  });

  test('suggests the nearest rule', async () => {
    const { stdout } = await run(
      '--from',
      'gateway:bookinfo/bookinfo-gateway',
      'http://bookinfo.example.com/produktpage',
    );
    expect(stdout).toContain('The mesh itself answers with 404: no rule for bookinfo.example.com fits the request.');
    expect(stdout).toContain("the nearest rule asks for path exactly '/productpage', but it has path '/produktpage'");
  });

  test.each([
    [
      ['--from', 'bookinfo/productpag', 'http://reviews/'],
      "--from there is no workload 'bookinfo/productpag'; did you mean 'bookinfo/productpage-v1'?",
    ],
    [
      ['--from', 'gateway:bookinfo/bookinfo', 'http://reviews/'],
      "--from there is no gateway 'bookinfo/bookinfo'; did you mean 'bookinfo/bookinfo-gateway'?",
    ],
    [
      ['--from', 'nowhere', 'http://reviews/'],
      "--from must be NAMESPACE/WORKLOAD or gateway:NAMESPACE/NAME, got 'nowhere'",
    ],
    [['http://reviews/'], '--from must be given: NAMESPACE/WORKLOAD or gateway:NAMESPACE/NAME'],
    [FROM, "the last argument must be a URL such as http://reviews:9080/, got 'dist/bookinfo.k8s.yaml'"],
    [
      [...FROM, 'ftp://reviews/'],
      "the URL must be http, https, grpc, tcp or tls://HOST[:PORT][/PATH], got 'ftp://reviews/'",
    ],
    [[...FROM, '-H', 'nonsense', 'http://reviews/'], "-H must be 'name: value', got 'nonsense'"],
    [[...FROM, '--format', 'xml', 'http://reviews/'], "--format must be text or json, got 'xml'"],
  ])('%j fails: %s', async (argv, message) => {
    expect(await run(...argv)).toEqual({ code: 1, stdout: '', stderr: `cdk8s-mesh route: ${message}\n` });
  });
});

describe('cdk8s-mesh route --compare', () => {
  const BOOKINFO = 'dist/bookinfo.k8s.yaml';
  const compare = (...argv: readonly string[]) => commandLine(['route', '--compare', ...argv]);

  test('finds what is alike', async () => {
    const { code, stdout } = await compare(BOOKINFO, BOOKINFO);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^dist\/bookinfo.k8s.yaml and dist\/bookinfo.k8s.yaml route alike: \d+ requests tried\.\n$/);
  });

  test('names a request that shows a difference, for one client of each side', async () => {
    const { code, stdout } = await compare(
      BOOKINFO,
      BOOKINFO,
      '--from',
      'gateway:networking.istio.io/bookinfo/bookinfo-gateway=gateway:gateway.networking.k8s.io/bookinfo/bookinfo-gateway',
      '--format',
      'json',
    );
    expect(code).toBe(2);
    const { alike, differences } = JSON.parse(stdout);
    expect(alike).toBe(false);
    expect(differences.map(({ request }: { request: { path: string } }) => request.path)).toContain('/staticbar');
  });

  test.each([
    [['--compare', BOOKINFO], '--compare takes two paths, got 1'],
    [['--compare', BOOKINFO, BOOKINFO, '--max-requests', 'x'], "--max-requests must be a number above 0, got 'x'"],
    [
      ['--compare', BOOKINFO, BOOKINFO, '--from', 'bookinfo/x'],
      /there is no workload 'bookinfo\/x'.* \(in dist\/bookinfo.k8s.yaml\)/,
    ],
    [
      ['--from', 'bookinfo/a', '--from', 'bookinfo/b', 'http://reviews/'],
      '--from must be given once; only --compare takes several',
    ],
  ])('%j', async (argv, message) => {
    const { code, stderr } = await commandLine(['route', ...argv]);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });
});
