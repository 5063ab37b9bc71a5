import { describe, expect, test } from '@jest/globals';
import { Mesh } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

const template = `{ metadata: { labels: { app: a } }, spec: { serviceAccountName: sa, hostNetwork: true,
  containers: [{ name: c, image: i, ports: [{ containerPort: 80, name: http }, { containerPort: 53, protocol: UDP }] }],
  initContainers: [{ name: i }] } }`;

describe('virtual pods', () => {
  test.each([
    ['apps/v1', 'Deployment', `template: ${template}`, '/spec/template'],
    ['apps/v1', 'StatefulSet', `template: ${template}`, '/spec/template'],
    ['apps/v1', 'DaemonSet', `template: ${template}`, '/spec/template'],
    ['apps/v1', 'ReplicaSet', `template: ${template}`, '/spec/template'],
    ['v1', 'ReplicationController', `template: ${template}`, '/spec/template'],
    ['batch/v1', 'Job', `template: ${template}`, '/spec/template'],
    ['batch/v1', 'CronJob', `jobTemplate: { spec: { template: ${template} } }`, '/spec/jobTemplate/spec/template'],
    ['argoproj.io/v1alpha1', 'Rollout', `template: ${template}`, '/spec/template'],
  ])('come from a %s %s', (apiVersion, kind, spec, pointer) => {
    const objects = objectsIn(
      `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: n, namespace: ns }, spec: { ${spec} } }`,
    );
    const mesh = Mesh.of(objects);
    expect(mesh.pods).toMatchObject([
      {
        name: 'n',
        namespace: 'ns',
        labels: { app: 'a' },
        annotations: {},
        serviceAccount: 'sa',
        hostNetwork: true,
        replicas: undefined,
        podPointer: pointer,
        generated: false,
        containers: [
          { name: 'c', image: 'i', pointer: `${pointer}/spec/containers/0`, init: false },
          { name: 'i', image: undefined, pointer: `${pointer}/spec/initContainers/0`, init: true },
        ],
        ports: [
          { containerPort: 80, name: 'http', protocol: 'TCP', pointer: `${pointer}/spec/containers/0/ports/0` },
          { containerPort: 53, name: undefined, protocol: 'UDP', pointer: `${pointer}/spec/containers/0/ports/1` },
        ],
      },
    ]);
    expect(mesh.podOf(objects[0] as (typeof objects)[0])).toBe(mesh.pods[0]);
    expect(Mesh.of(objects, { compat: true }).pods.map(({ name }) => name)).toEqual(['istio-ingressgateway-dummypod']);
  });

  test('are literal Pods', () => {
    const [pod] = Mesh.of(objectsIn('{ apiVersion: v1, kind: Pod, metadata: { name: n, labels: { app: a } } }')).pods;
    expect(pod).toMatchObject({
      name: 'n',
      namespace: 'default',
      podPointer: '',
      replicas: 1,
      serviceAccount: 'default',
    });
  });

  test('are found by labels, in one namespace or anywhere', () => {
    const mesh = Mesh.of(
      objectsIn(`
{ apiVersion: v1, kind: Pod, metadata: { name: one, namespace: a, labels: { app: x } } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: two, namespace: b, labels: { app: x, version: v1 } } }
`),
    );
    const names = (labels: object, namespace?: string) => mesh.podsMatching(labels, namespace).map(({ name }) => name);
    expect(names({ app: 'x' })).toEqual(['one', 'two']);
    expect(names({ app: 'x' }, 'b')).toEqual(['two']);
    expect(names({}, 'a')).toEqual(['one']);
    expect(names({}, 'c')).toEqual([]);
    expect(names({ app: 'y' })).toEqual([]);
  });

  test('of a StatefulSet carry their own names', () => {
    const mesh = Mesh.of(
      objectsIn(`{ apiVersion: apps/v1, kind: StatefulSet, metadata: { name: db, namespace: a },
        spec: { replicas: 2, template: { metadata: { labels: { app: db } } } } }`),
    );
    const found = (name: string) =>
      mesh.podsMatching({ app: 'db', 'statefulset.kubernetes.io/pod-name': name }, 'a').length;
    expect(found('db-0')).toBe(1);
    expect(found('db-1')).toBe(1);
    expect(found('db-2')).toBe(0);
    expect(found('db-x')).toBe(0);
    expect(mesh.podsMatching({ 'apps.kubernetes.io/pod-index': '1' })).toHaveLength(1);
    expect(mesh.podsMatching({ 'apps.kubernetes.io/pod-index': '2' })).toHaveLength(0);
  });

  test('that istiod makes for a Kubernetes Gateway are found by labels, but are not among the pods', () => {
    const objects = objectsIn(`{ apiVersion: gateway.networking.k8s.io/v1, kind: Gateway,
      metadata: { name: edge, namespace: a }, spec: { gatewayClassName: istio, infrastructure: { labels: { team: x } } } }`);
    const mesh = Mesh.of(objects);
    expect(mesh.pods).toEqual([]);
    expect(mesh.podsMatching({ team: 'x', 'gateway.networking.k8s.io/gateway-name': 'edge' }, 'a')).toMatchObject([
      { name: 'edge-istio', serviceAccount: 'edge-istio', generated: true, inMesh: 'sidecar', workload: objects[0] },
    ]);
    expect(mesh.gatewayPods(objects[0] as (typeof objects)[0])).toHaveLength(1);
    expect(Mesh.of(objects, { compat: true }).podsMatching({ team: 'x' })).toEqual([]);
  });

  test('are not made for a Kubernetes Gateway of another controller', () => {
    const mesh = Mesh.of(
      objectsIn(`{ apiVersion: gateway.networking.k8s.io/v1, kind: Gateway,
        metadata: { name: edge, namespace: a }, spec: { gatewayClassName: nginx } }`),
    );
    expect(mesh.podsMatching({})).toEqual([]);
  });
});

describe('a pod is in the mesh', () => {
  const membership = (namespaceLabels: string, labels: string, rest = '', options = {}) => {
    const objects = objectsIn(`
{ apiVersion: v1, kind: Namespace, metadata: { name: ns, labels: ${namespaceLabels} } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: ns, labels: ${labels} }, spec: { ${rest} } }
`);
    return Mesh.of(objects, options).pods[0]?.inMesh;
  };

  test.each([
    ['{ istio-injection: enabled }', '{}', 'sidecar'],
    ['{ istio-injection: enabled }', '{ sidecar.istio.io/inject: "false" }', undefined],
    ['{ istio.io/rev: canary }', '{}', 'sidecar'],
    ['{ istio-injection: disabled }', '{ sidecar.istio.io/inject: "true" }', undefined],
    ['{ istio-injection: disabled, istio.io/rev: canary }', '{}', undefined],
    ['{}', '{ sidecar.istio.io/inject: "true" }', 'sidecar'],
    ['{}', '{ istio.io/rev: canary }', 'sidecar'],
    ['{}', '{}', undefined],
    ['{ istio.io/dataplane-mode: ambient }', '{}', 'ambient'],
    ['{ istio.io/dataplane-mode: ambient }', '{ istio.io/dataplane-mode: none }', undefined],
    ['{ istio.io/dataplane-mode: ambient }', '{ sidecar.istio.io/inject: "true" }', 'sidecar'],
    ['{}', '{ istio.io/dataplane-mode: ambient }', 'ambient'],
  ])('namespace %s, pod %s: %s', (namespaceLabels, labels, expected) => {
    expect(membership(namespaceLabels, labels)).toBe(expected);
  });

  test('by a proxy of its own', () => {
    expect(membership('{}', '{}', 'containers: [{ name: istio-proxy }]')).toBe('sidecar');
    expect(membership('{}', '{}', 'initContainers: [{ name: istio-proxy, restartPolicy: Always }]')).toBe('sidecar');
  });

  test('never on the network of its host', () => {
    expect(membership('{ istio-injection: enabled }', '{}', 'hostNetwork: true')).toBeUndefined();
    expect(membership('{ istio.io/dataplane-mode: ambient }', '{}', 'hostNetwork: true')).toBeUndefined();
  });

  test('to istioctl not by a revision', () => {
    expect(membership('{ istio.io/rev: canary }', '{}', '', { compat: true })).toBeUndefined();
    expect(membership('{ istio-injection: enabled }', '{}', '', { compat: true })).toBe('sidecar');
  });
});
