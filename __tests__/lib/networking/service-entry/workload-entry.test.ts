import { describe, expect, test } from '@jest/globals';
import {
  Host,
  Resolution,
  ServiceEntry,
  ServiceEntryPort,
  UnixSocket,
  WorkloadEntry,
  type WorkloadEntryProps,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { expectComplete } from '../../../support/coverage';
import { find, messageOf, render, renderOne } from '../../../support/render';
import { violations } from '../../../support/schema';

function manifestOf(props: WorkloadEntryProps) {
  const manifest = renderOne((chart) => {
    new WorkloadEntry(chart, 'vm', props);
  });
  expect(violations(manifest)).toEqual([]);
  return manifest;
}

const fails = (props: object) => messageOf(() => manifestOf(props as WorkloadEntryProps));

const everything = {
  address: '10.20.0.7',
  ports: { http: 9080 },
  labels: { app: 'details', version: 'v1' },
  network: 'vms',
  locality: 'eu/eu-west/a',
  weight: 4294967295,
  serviceAccount: 'bookinfo-details',
};

describe('a WorkloadEntry', () => {
  test('renders nothing that was not said', () => {
    const manifest = manifestOf({ address: '10.20.0.7' });
    expect(manifest.apiVersion).toBe('networking.istio.io/v1');
    expect(manifest.spec).toEqual({ address: '10.20.0.7' });
  });

  test('can say everything that its CRD can', () => {
    const manifest = manifestOf(everything);
    expect(manifest.spec).toEqual(everything);
    expectComplete('networking.istio.io/WorkloadEntry', [manifest]);
  });

  test.each([
    ['a name', { address: 'vm.example.com' }, { address: 'vm.example.com' }],
    ['an IPv6 address', { address: '2001:db8::1' }, { address: '2001:db8::1' }],
    ['a socket', { address: UnixSocket.path('/var/run/app.sock') }, { address: 'unix:///var/run/app.sock' }],
    ['a network alone', { network: 'vms', ports: { http: 80 } }, { network: 'vms', ports: { http: 80 } }],
  ])('may have %s', (_, props, spec) => {
    expect(manifestOf(props).spec).toEqual(spec);
  });

  test('is selected by its labels', () => {
    const manifests = render((chart) => {
      const workloadSelector = new WorkloadEntry(chart, 'vm', { address: '10.20.0.7', labels: { app: 'details' } });
      const host = Host.external('details.example.com');
      const ports = [ServiceEntryPort.http(80)];
      new ServiceEntry(chart, 'details', { host, ports, resolution: Resolution.STATIC, workloadSelector });
    });
    expect(find(manifests, 'ServiceEntry').spec.workloadSelector).toEqual({ labels: { app: 'details' } });
  });

  test('has the ServiceAccount of its own namespace', () => {
    const manifests = render((chart) => {
      const serviceAccount = new kplus.ServiceAccount(chart, 'account');
      new WorkloadEntry(chart, 'vm', { address: '10.20.0.7', serviceAccount });
    });
    expect(find(manifests, 'WorkloadEntry').spec.serviceAccount).toBe('test-account');
  });

  test('fails for the ServiceAccount of another namespace', () => {
    const build = () =>
      render((chart) => {
        const serviceAccount = new kplus.ServiceAccount(chart, 'account', { metadata: { namespace: 'other' } });
        new WorkloadEntry(chart, 'vm', { address: '10.20.0.7', serviceAccount });
      });
    expect(messageOf(build)).toBe(
      "'serviceAccount' must live in the namespace of the workload, 'bookinfo', got 'other/test-account'; put both " +
        'into one namespace (at test/vm) [MESH_SERVICE_ACCOUNT_NAMESPACE]',
    );
  });

  test.each([
    [{}, "'address' must be set unless network is (at test/vm) [MESH_ENDPOINT_WITHOUT_ADDRESS]"],
    [
      { address: '10.20.0.7:9080' },
      "'address' must be an IP address or a DNS name, got '10.20.0.7:9080'; leave out the port (at test/vm) " +
        '[MESH_INVALID_ADDRESS]',
    ],
    [
      { address: 'unix:///var/run/app.sock' },
      "'address' must be an IP address or a DNS name, got 'unix:///var/run/app.sock'; write a socket as " +
        'UnixSocket.path(…) (at test/vm) [MESH_INVALID_ADDRESS]',
    ],
    [
      { address: UnixSocket.path('/a'), ports: { http: 1 } },
      '\'ports\' must not be set for a Unix domain socket, got {"http":1}; drop the ports (at test/vm) ' +
        '[MESH_SOCKET_WITH_PORT]',
    ],
    [
      { address: '10.20.0.7', ports: { http: 0 } },
      "'ports.http' must be an integer from 1 to 65535, got 0 (at test/vm) [MESH_OUT_OF_RANGE]",
    ],
    [
      { address: '10.20.0.7', weight: 4294967296 },
      "'weight' must be an integer from 1 to 4294967295, got 4294967296 (at test/vm) [MESH_OUT_OF_RANGE]",
    ],
    [
      { address: '10.20.0.7', weight: 0 },
      "'weight' must be an integer from 1 to 4294967295, got 0; to Istio 0 counts as 1; leave the endpoint out to give " +
        'it nothing (at test/vm) [MESH_OUT_OF_RANGE]',
    ],
    [
      { address: '10.20.0.7', locality: 'eu/*' },
      "'locality' must be a place such as region/zone/subzone, without a wildcard, got 'eu/*' (at test/vm) " +
        '[MESH_INVALID_LOCALITY]',
    ],
    [
      { address: '10.20.0.7', labels: { app: 'a b' } },
      "'labels' must be a label of Kubernetes: letters, digits, dashes, dots and underscores, at most 63, got " +
        '{"app":"a b"} (at test/vm) [MESH_INVALID_LABEL]',
    ],
  ])('fails for %j', (props, message) => {
    expect(fails(props)).toBe(message);
  });

  test('fails for the name of a port that no Service could have', () => {
    expect(fails({ address: '10.20.0.7', ports: { 'a.b': 1 } })).toContain("'ports' must be a DNS label");
  });
});
