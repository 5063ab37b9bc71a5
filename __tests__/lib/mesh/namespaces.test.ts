import { describe, expect, test } from '@jest/globals';
import { Mesh } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

const namespaceWith = (labels: string) =>
  Mesh.of(objectsIn(`{ apiVersion: v1, kind: Namespace, metadata: { name: ns, labels: ${labels} } }`)).namespaces.get(
    'ns',
  );

describe('a namespace', () => {
  test.each([
    ['{}', { injection: 'none', revision: undefined, ambient: false, waypoint: undefined }],
    ['{ istio-injection: enabled }', { injection: 'enabled' }],
    ['{ istio-injection: disabled, istio.io/rev: x }', { injection: 'disabled', revision: 'x' }],
    ['{ istio-injection: odd, istio.io/rev: x }', { injection: 'none' }],
    ['{ istio.io/rev: x }', { injection: 'revision', revision: 'x' }],
    ['{ istio.io/dataplane-mode: ambient, istio.io/use-waypoint: w }', { ambient: true, waypoint: 'w' }],
    ['{ istio.io/use-waypoint: none }', { waypoint: undefined }],
  ])('with labels %s', (labels, expected) => {
    expect(namespaceWith(labels)).toMatchObject({ name: 'ns', ...expected });
  });

  test('is known by what is in it', () => {
    const mesh = Mesh.of(
      objectsIn(`
{ apiVersion: v1, kind: Service, metadata: { name: s, namespace: a } }
---
{ apiVersion: v1, kind: Service, metadata: { name: s } }
---
{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: r } }
`),
    );
    expect([...mesh.namespaces.keys()]).toEqual(['a', 'default']);
    expect(mesh.namespaces.get('a')).toMatchObject({ object: undefined, labels: {}, injection: 'none' });
  });
});

describe('what is given of a namespace is whole', () => {
  const mesh = Mesh.of(
    objectsIn(`
{ apiVersion: v1, kind: Namespace, metadata: { name: declared } }
---
{ apiVersion: v1, kind: Service, metadata: { name: s, namespace: served } }
---
{ apiVersion: apps/v1, kind: Deployment, metadata: { name: d, namespace: working } }
---
{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: v, namespace: routed } }
`),
  );

  test.each([
    ['declared', true],
    ['served', true],
    ['working', true],
    ['routed', false],
    ['unknown', false],
    [undefined, false],
  ])('%p: %p', (namespace, complete) => {
    expect(mesh.isComplete(namespace)).toBe(complete);
  });

  test('everywhere in a closed world and to istioctl', () => {
    expect(Mesh.of([], { assumeComplete: true }).isComplete(undefined)).toBe(true);
    expect(Mesh.of([], { compat: true }).isComplete('any')).toBe(true);
  });
});
