import { expect, test } from '@jest/globals';
import { Mesh } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

const policy = (name: string, spec: string, kind = 'security.istio.io/v1, kind: AuthorizationPolicy') => {
  const [namespace, short] = name.split('/');
  return `{ apiVersion: ${kind}, metadata: { name: ${short}, namespace: ${namespace} }, spec: ${spec} }`;
};
const meshOf = (...objects: readonly string[]) => Mesh.of(objectsIn(objects.join('\n---\n')));
const APP = '{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: a, labels: { app: x } } }';
const gateway = (name: string, className: string) =>
  `{ apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: { name: ${name}, namespace: a }, spec: { gatewayClassName: ${className} } }`;
const target = (kind: string, name: string, group = 'gateway.networking.k8s.io') =>
  `{ targetRefs: [{ group: '${group}', kind: ${kind}, name: ${name} }] }`;

test('a pod has the policies of the root namespace and of its own that select it', () => {
  const mesh = meshOf(
    APP,
    policy('a/own', '{}'),
    policy('a/selecting', '{ selector: { matchLabels: { app: x } } }'),
    policy('a/other', '{ selector: { matchLabels: { app: y } } }'),
    policy('a/targeting', target('Service', 's', '')),
    policy('b/foreign', '{}'),
    policy('istio-system/root', '{ selector: { matchLabels: { app: x } } }'),
  );
  const [pod] = mesh.pods as [(typeof mesh.pods)[0]];
  expect(mesh.policiesOf(pod, 'AuthorizationPolicy').map(({ name }) => name)).toEqual(['root', 'own', 'selecting']);
  expect(mesh.policiesOf(pod, 'RequestAuthentication')).toEqual([]);
});

test('an EnvoyFilter selects by its workloadSelector', () => {
  const kind = 'networking.istio.io/v1alpha3, kind: EnvoyFilter';
  const mesh = meshOf(
    APP,
    policy('a/yes', '{ workloadSelector: { labels: { app: x } } }', kind),
    policy('a/no', '{ workloadSelector: { labels: { app: y } } }', kind),
  );
  expect(mesh.policiesOf(mesh.pods[0] as (typeof mesh.pods)[0], 'EnvoyFilter').map(({ name }) => name)).toEqual([
    'yes',
  ]);
});

test('the pods of a Kubernetes Gateway have the policies that name it and those that select them', () => {
  const mesh = meshOf(
    gateway('edge', 'istio'),
    policy('a/named', target('Gateway', 'edge')),
    policy('a/old', '{ targetRef: { group: gateway.networking.k8s.io, kind: Gateway, name: edge } }'),
    policy('a/another', target('Gateway', 'another')),
    policy('a/all', '{}'),
  );
  const [pod] = mesh.gatewayPods(mesh.kubernetesGateways[0] as (typeof mesh.kubernetesGateways)[0]);
  expect(mesh.policiesOf(pod as (typeof mesh.pods)[0], 'AuthorizationPolicy').map(({ name }) => name)).toEqual([
    'all',
    'named',
    'old',
  ]);
});

test('a waypoint has only the policies that name it or its class in the root namespace', () => {
  const mesh = meshOf(
    gateway('waypoint', 'istio-waypoint'),
    policy('a/named', target('Gateway', 'waypoint')),
    policy('a/all', '{}'),
    policy('a/class', target('GatewayClass', 'istio-waypoint')),
    policy('istio-system/class', target('GatewayClass', 'istio-waypoint')),
  );
  const [pod] = mesh.gatewayPods(mesh.kubernetesGateways[0] as (typeof mesh.kubernetesGateways)[0]);
  expect(
    mesh
      .policiesOf(pod as (typeof mesh.pods)[0], 'AuthorizationPolicy')
      .map(({ namespace, name }) => `${namespace}/${name}`),
  ).toEqual(['a/named', 'istio-system/class']);
});

test('the policies that name a Service are found by it', () => {
  const mesh = meshOf(
    '{ apiVersion: v1, kind: Service, metadata: { name: s, namespace: a } }',
    policy('a/named', target('Service', 's', '')),
    policy('b/foreign', target('Service', 's', '')),
  );
  expect(mesh.policiesTargeting(mesh.services[0] as (typeof mesh.services)[0], 'AuthorizationPolicy')).toEqual([
    mesh.authorizationPolicies[0],
  ]);
});
