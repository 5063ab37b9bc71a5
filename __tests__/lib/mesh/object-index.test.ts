import { expect, test } from '@jest/globals';
import { Mesh } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

const mesh = Mesh.of(
  objectsIn(`
{ apiVersion: networking.istio.io/v1, kind: Gateway, metadata: { name: g, namespace: a } }
---
{ apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: { name: g, namespace: a } }
---
{ apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: { name: c } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: s } }
`),
);

test('objects are found by kind and group', () => {
  expect(mesh.kind('Gateway')).toHaveLength(2);
  expect(mesh.kind('Gateway', 'networking.istio.io')).toEqual(mesh.gateways);
  expect(mesh.kubernetesGateways.map(({ apiVersion }) => apiVersion)).toEqual(['gateway.networking.k8s.io/v1']);
  expect(mesh.kind('Secret', '')).toEqual(mesh.secrets);
  expect(mesh.kind('Nothing')).toEqual([]);
});

test('objects are found by name', () => {
  expect(mesh.find('Gateway', 'networking.istio.io', 'a', 'g')).toBe(mesh.gateways[0]);
  expect(mesh.find('Gateway', 'networking.istio.io', 'b', 'g')).toBeUndefined();
  expect(mesh.find('Secret', '', 'default', 's')).toBe(mesh.secrets[0]);
  expect(mesh.find('Secret', undefined, 'default', 's')).toBe(mesh.secrets[0]);
  expect(mesh.find('GatewayClass', undefined, undefined, 'c')).toBe(mesh.gatewayClasses[0]);
});

test('an object without a namespace is in default', () => {
  expect(mesh.namespaceOf(mesh.secrets[0] as (typeof mesh.secrets)[0])).toBe('default');
});
