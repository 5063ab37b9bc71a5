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
