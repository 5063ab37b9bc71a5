import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { Host, LoadTest, type LoadTestProps } from 'cdk8s-mesh';
import { parse } from 'yaml';
import { find, messageOf, render } from '../../support/render';

const props: LoadTestProps = {
  target: Host.service('webapp', { namespace: 'webgatos' }),
  port: 8080,
  phases: [{ duration: Duration.minutes(2), arrivalRate: 10 }],
  ensure: { p95: Duration.millis(100), maxErrorRate: 0 },
  pool: 8,
  requests: [{ path: '/', expectStatus: 200 }],
};
const load = (change: Partial<LoadTestProps> = {}) =>
  render((chart) => new LoadTest(chart, 'load-test', { ...props, ...change }));

function files(change: Partial<LoadTestProps> = {}) {
  const { data } = find(load(change), 'ConfigMap');
  return { config: parse(data['config.yaml']).config, scenarios: parse(data['scenario.yaml']).scenarios };
}

describe('LoadTest', () => {
  test('writes the phases and what has to hold into the configuration of Artillery', () => {
    expect(files().config).toEqual({
      target: 'http://webapp.webgatos.svc.cluster.local:8080',
      plugins: { expect: {}, ensure: {} },
      phases: [{ duration: 120, arrivalRate: 10 }],
      http: { pool: 8 },
      ensure: { p95: 100, maxErrorRate: 0 },
    });
  });

  test('writes the requests into the scenario', () => {
    const requests = [
      { path: '/', expectStatus: 200 },
      { path: '/cats', method: 'post' as const, json: { name: 'Tom' }, headers: { 'x-user': 'jerry' } },
    ];
    expect(files({ requests }).scenarios).toEqual([
      {
        name: 'load-test',
        flow: [
          { get: { url: '/', expect: [{ statusCode: 200 }] } },
          { post: { url: '/cats', headers: { 'x-user': 'jerry' }, json: { name: 'Tom' } } },
        ],
      },
    ]);
  });

  test('grows from one rate to another, and expects nothing unless told', () => {
    const { config } = files({
      ensure: undefined,
      phases: [{ name: 'warm up', duration: Duration.seconds(30), arrivalRate: 1, rampTo: 10 }],
    });
    expect(config.phases).toEqual([{ name: 'warm up', duration: 30, arrivalRate: 1, rampTo: 10 }]);
    expect(config).not.toHaveProperty('ensure');
    expect(config.plugins).toEqual({ expect: {} });
  });

  test('has a sidecar as its namespace says, or as you say', () => {
    const labels = (change: Partial<LoadTestProps>) => find(load(change), 'Job').spec.template.metadata.labels;
    expect(labels({})).not.toHaveProperty(['sidecar.istio.io/inject']);
    expect(labels({ sidecar: false })).toHaveProperty(['sidecar.istio.io/inject'], 'false');
  });

  test('runs once, with its files mounted', () => {
    const { spec } = find(load(), 'Job');
    expect(spec.backoffLimit).toBe(0);
    expect(spec.template.spec.restartPolicy).toBe('Never');
    expect(spec.template.spec.containers[0].args).toEqual([
      'run',
      '--config',
      '/test/config.yaml',
      '/test/scenario.yaml',
    ]);
    expect(spec.template.spec.containers[0].volumeMounts).toMatchObject([{ mountPath: '/test', readOnly: true }]);
    expect(spec.template.spec.volumes[0].configMap.name).toBe('load-test');
  });

  test.each<[string, Partial<LoadTestProps>, string]>([
    ['no phase', { phases: [] }, "'phases' must have at least one entry, got [] (at test/load-test) [MESH_EMPTY]"],
    [
      'a fraction of a second',
      { phases: [{ duration: Duration.millis(1500), arrivalRate: 1 }] },
      "'phases[0].duration' must be whole seconds, 1 or more, got '1.5 s' (at test/load-test) [MESH_INVALID_DURATION]",
    ],
    [
      'an error rate over 100',
      { ensure: { maxErrorRate: 101 } },
      "'ensure.maxErrorRate' must be a number from 0 to 100, got 101 (at test/load-test) [MESH_OUT_OF_RANGE]",
    ],
    [
      'a port that is none',
      { port: 0 },
      "'port' must be an integer from 1 to 65535, got 0 (at test/load-test) [MESH_OUT_OF_RANGE]",
    ],
  ])('fails for %s', (_, change, message) => {
    expect(messageOf(() => load(change))).toBe(message);
  });
});
