import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { HealthProbe, WorkloadGroup, type WorkloadGroupProps } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { expectComplete } from '../../../support/coverage';
import { messageOf, renderOne } from '../../../support/render';
import { violations } from '../../../support/schema';

function manifestOf(props: WorkloadGroupProps) {
  const manifest = renderOne((chart) => {
    new WorkloadGroup(chart, 'vms', props);
  });
  expect(violations(manifest)).toEqual([]);
  return manifest;
}

const probeOf = (probe: HealthProbe) => manifestOf({ template: {}, probe }).spec.probe;

describe('a WorkloadGroup', () => {
  test('renders nothing that was not said', () => {
    const manifest = manifestOf({ template: {} });
    expect(manifest.apiVersion).toBe('networking.istio.io/v1');
    expect(manifest.spec).toEqual({ template: {} });
  });

  test('gives its labels and annotations to the WorkloadEntries', () => {
    const { metadata, spec } = manifestOf({
      metadata: { labels: { team: 'a' } },
      labels: { app: 'details' },
      annotations: { note: 'by hand' },
      template: {},
    });
    expect(metadata.labels).toEqual({ team: 'a' });
    expect(spec.metadata).toEqual({ labels: { app: 'details' }, annotations: { note: 'by hand' } });
    expect(manifestOf({ labels: {}, template: {} }).spec.metadata).toEqual({ labels: {} });
  });

  test('can say everything that its CRD can', () => {
    const template = {
      ports: { http: 9080 },
      network: 'vms',
      locality: 'eu/eu-west',
      weight: 1,
      serviceAccount: 'details',
    };
    const options = {
      initialDelay: Duration.seconds(0),
      timeout: Duration.seconds(1),
      period: Duration.minutes(1),
      successThreshold: 1,
      failureThreshold: 3,
    };
    const http = { port: 80, path: '/', host: 'a', scheme: kplus.ConnectionScheme.HTTPS, httpHeaders: { 'x-a': 'b' } };
    const manifests = [
      HealthProbe.httpGet({ ...http, ...options }),
      HealthProbe.tcpSocket({ port: 80, host: 'a' }),
      HealthProbe.exec(['true']),
      HealthProbe.grpc({ port: 80, service: 'a' }),
    ].map((probe) => manifestOf({ labels: { a: 'b' }, annotations: { a: 'b' }, template, probe }));
    expectComplete('networking.istio.io/WorkloadGroup', manifests, {
      '.spec.template.address': 'each workload has its own; the reference says to leave it out of the template',
      '.spec.template.labels': 'given up in favour of spec.metadata.labels; the reference says to leave it out',
    });
  });

  test('fails for labels that Kubernetes does not take', () => {
    expect(messageOf(() => manifestOf({ template: {}, labels: { 'a b': 'c' } }))).toBe(
      "'labels' must be a label of Kubernetes: letters, digits, dashes, dots and underscores, at most 63, got " +
        '{"a b":"c"} (at test/vms) [MESH_INVALID_LABEL]',
    );
  });

  test('fails for a port that is none', () => {
    expect(messageOf(() => manifestOf({ template: { ports: { http: 70000 } } }))).toBe(
      "'template.ports.http' must be an integer from 1 to 65535, got 70000 (at test/vms) [MESH_OUT_OF_RANGE]",
    );
  });
});

describe('a HealthProbe', () => {
  test('asks by HTTP', () => {
    expect(probeOf(HealthProbe.httpGet({ port: 8080 }))).toEqual({ httpGet: { port: 8080 } });
    const httpHeaders = { Host: 'details', 'X-Trace': ['a', 'b'] };
    const scheme = kplus.ConnectionScheme.HTTPS;
    expect(
      probeOf(HealthProbe.httpGet({ port: 8443, path: '/health', host: '127.0.0.1', scheme, httpHeaders })),
    ).toEqual({
      httpGet: {
        port: 8443,
        path: '/health',
        host: '127.0.0.1',
        scheme: 'HTTPS',
        httpHeaders: [
          { name: 'Host', value: 'details' },
          { name: 'X-Trace', value: 'a' },
          { name: 'X-Trace', value: 'b' },
        ],
      },
    });
  });

  test('connects, runs a command, or calls gRPC', () => {
    expect(probeOf(HealthProbe.tcpSocket({ port: 80, host: 'a' }))).toEqual({ tcpSocket: { port: 80, host: 'a' } });
    expect(probeOf(HealthProbe.exec(['pgrep', 'details']))).toEqual({ exec: { command: ['pgrep', 'details'] } });
    expect(probeOf(HealthProbe.grpc({ port: 80, service: 'a' }))).toEqual({ grpc: { port: 80, service: 'a' } });
  });

  test('has times in seconds', () => {
    expect(
      probeOf(
        HealthProbe.exec(['true'], {
          initialDelay: Duration.seconds(0),
          timeout: Duration.seconds(3),
          period: Duration.minutes(1),
          successThreshold: 1,
          failureThreshold: 5,
        }),
      ),
    ).toEqual({
      exec: { command: ['true'] },
      initialDelaySeconds: 0,
      timeoutSeconds: 3,
      periodSeconds: 60,
      successThreshold: 1,
      failureThreshold: 5,
    });
  });

  test.each([
    [
      () => HealthProbe.exec(['true'], { period: Duration.millis(1500) }),
      "'probe.period' must be whole seconds, 1 or more, got '1500 ms' [MESH_INVALID_DURATION]",
    ],
    [
      () => HealthProbe.exec(['true'], { timeout: Duration.seconds(0) }),
      "'probe.timeout' must be whole seconds, 1 or more, got '0 ms' [MESH_INVALID_DURATION]",
    ],
    [
      () => HealthProbe.exec(['true'], { initialDelay: Duration.millis(1) }),
      "'probe.initialDelay' must be whole seconds, got '1 ms' [MESH_INVALID_DURATION]",
    ],
    [
      () => HealthProbe.exec(['true'], { failureThreshold: 0 }),
      "'probe.failureThreshold' must be an integer of at least 1, got 0 [MESH_OUT_OF_RANGE]",
    ],
    [
      () => HealthProbe.exec([]),
      "'probe.exec.command' must have at least one entry, got []; name the program [MESH_EMPTY]",
    ],
    [() => HealthProbe.exec(['ls', '']), '\'probe.exec.command\' must have no empty entry, got ["ls",""] [MESH_EMPTY]'],
    [
      () => HealthProbe.httpGet({ port: 0 }),
      "'probe.httpGet.port' must be an integer from 1 to 65535, got 0 [MESH_OUT_OF_RANGE]",
    ],
    [
      () => HealthProbe.httpGet({ port: 80, httpHeaders: { 'a b': 'c' } }),
      "'probe.httpGet.httpHeaders' must be named after a header, got 'a b' [MESH_INVALID_HEADER]",
    ],
    [
      () => HealthProbe.tcpSocket({ port: 0 }),
      "'probe.tcpSocket.port' must be an integer from 1 to 65535, got 0 [MESH_OUT_OF_RANGE]",
    ],
    [
      () => HealthProbe.grpc({ port: 0 }),
      "'probe.grpc.port' must be an integer from 1 to 65535, got 0 [MESH_OUT_OF_RANGE]",
    ],
  ])('fails as %s', (build, message) => {
    expect(messageOf(build)).toBe(message);
  });
});
