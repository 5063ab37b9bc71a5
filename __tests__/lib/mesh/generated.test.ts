import { describe, expect, test } from '@jest/globals';
import { Mesh } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

const objects = objectsIn(`
apiVersion: rabbitmq.com/v1beta1
kind: RabbitmqCluster
metadata: { name: queue, namespace: a }
spec:
  replicas: 3
  override: { statefulSet: { spec: { template: { metadata: { labels: { sidecar.istio.io/inject: "true" } } } } } }
---
apiVersion: mysql.oracle.com/v2
kind: InnoDBCluster
metadata: { name: db, namespace: a }
spec: { instances: 3, podLabels: { team: x } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: a }
spec: { gatewayClassName: istio, listeners: [{ port: 80 }, { port: 80 }, { port: odd }] }
`);

describe('what controllers make', () => {
  const mesh = Mesh.of(objects);

  test('is found by its host', () => {
    const ports = (host: string) => mesh.lookup(host, 'a')?.ports.map(({ number }) => number);
    expect(ports('queue')).toEqual([5672, 15672, 5552, 1883, 61613, 15692]);
    expect(ports('queue-nodes')).toEqual([4369, 25672]);
    expect(ports('db')).toEqual([3306, 33060, 6446, 6447, 6448, 6449, 6450, 8443]);
    expect(ports('db-instances')).toEqual([3306, 33060, 33061, 9104]);
    expect(ports('edge-istio')).toEqual([15021, 80]);
  });

  test('is found by its labels, and joined with its Services', () => {
    const hosts = (labels: object) =>
      mesh.podsMatching(labels, 'a').map((pod) => [pod.name, pod.inMesh, mesh.servicesOf(pod).map(({ name }) => name)]);
    expect(hosts({ 'app.kubernetes.io/component': 'rabbitmq' })).toEqual([
      ['queue-server', 'sidecar', ['queue', 'queue-nodes']],
    ]);
    expect(hosts({ component: 'mysqlrouter' })).toEqual([['db-router', undefined, ['db']]]);
    expect(hosts({ team: 'x' })).toEqual([['db', undefined, ['db-instances']]]);
    expect(hosts({ 'gateway.networking.k8s.io/gateway-name': 'edge' })).toEqual([
      ['edge-istio', 'sidecar', ['edge-istio']],
    ]);
  });

  test('is not among what is given', () => {
    expect(mesh.pods).toEqual([]);
    expect(mesh.registry).toEqual([]);
  });

  test('does not exist to istioctl', () => {
    const compat = Mesh.of(objects, { compat: true });
    expect(compat.lookup('queue', 'a')).toBeUndefined();
    expect(compat.podsMatching({ team: 'x' })).toEqual([]);
  });

  test('gives way to what is given', () => {
    const own = objectsIn('{ apiVersion: v1, kind: Service, metadata: { name: queue, namespace: a } }');
    expect(Mesh.of([...objects, ...own]).lookup('queue', 'a')?.object).toBe(own[0]);
  });
});
