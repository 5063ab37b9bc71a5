import { describe, expect, test } from '@jest/globals';
import { gatewayKey } from '../../../lib/mesh/gateways';
import { Mesh } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

test.each([
  ['g', 'a/g'],
  ['b/g', 'b/g'],
  ['./g', 'a/g'],
  ['g.b', 'b/g'],
  ['g.b.svc.cluster.local', 'b/g'],
  ['mesh', 'mesh'],
])('the gateway %s is %s', (name, key) => {
  expect(gatewayKey(name, 'a')).toBe(key);
});

describe('gateways', () => {
  const mesh = Mesh.of(
    objectsIn(`
{ apiVersion: networking.istio.io/v1, kind: Gateway, metadata: { name: g, namespace: a }, spec: { selector: { istio: ingressgateway } } }
---
{ apiVersion: networking.istio.io/v1, kind: Gateway, metadata: { name: every, namespace: a }, spec: {} }
---
{ apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: { name: k, namespace: a }, spec: { gatewayClassName: istio } }
---
{ apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: { name: manual, namespace: a },
  spec: { gatewayClassName: istio, addresses: [{ type: Hostname, value: ingress.edge.svc.cluster.local }] } }
---
{ apiVersion: v1, kind: Service, metadata: { name: ingress, namespace: edge }, spec: { selector: { istio: ingressgateway } } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: edge, namespace: edge, labels: { istio: ingressgateway }, annotations: { inject.istio.io/templates: gateway } } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: app, namespace: a, labels: { app: a } } }
---
{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: v, namespace: b }, spec: { hosts: [x.com], gateways: [a/g, mesh] } }
`),
  );
  const podsOf = (name: string) => {
    const gateway = mesh.gateway(name, 'a');
    return gateway && mesh.gatewayPods(gateway).map(({ name: pod }) => pod);
  };

  test('of both APIs are found by the names that VirtualServices give them', () => {
    expect(mesh.gateway('a/g', 'b')).toBe(mesh.gateways[0]);
    expect(mesh.gateway('k', 'a')).toBe(mesh.kubernetesGateways[0]);
    expect(mesh.gateway('g', 'b')).toBeUndefined();
    expect(mesh.gateway('mesh', 'a')).toBeUndefined();
  });

  test('configure the pods that they select in any namespace', () => {
    expect(podsOf('g')).toEqual(['edge']);
  });

  test('without a selector configure every gateway, and no workload', () => {
    expect(podsOf('every')).toEqual(['edge', 'k-istio']);
  });

  test('of Kubernetes configure the pods that are made for them, or those behind their address', () => {
    expect(podsOf('k')).toEqual(['k-istio']);
    expect(podsOf('manual')).toEqual(['edge']);
  });

  test('know the VirtualServices that name them', () => {
    expect(mesh.virtualServicesOn(mesh.gateways[0] as (typeof mesh.gateways)[0])).toEqual(mesh.virtualServices);
    expect(mesh.virtualServicesOn(mesh.gateways[1] as (typeof mesh.gateways)[0])).toEqual([]);
  });
});
