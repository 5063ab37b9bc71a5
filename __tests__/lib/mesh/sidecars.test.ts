import { describe, expect, test } from '@jest/globals';
import { Mesh } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

const pod = (name: string, labels = '{}', rest = '') => {
  const [namespace, short] = name.split('/');
  return `{ apiVersion: v1, kind: Pod, metadata: { name: ${short}, namespace: ${namespace}, labels: ${labels}${rest} } }`;
};
const sidecar = (name: string, spec: string) => {
  const [namespace, short] = name.split('/');
  return `{ apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: { name: ${short}, namespace: ${namespace} }, spec: ${spec} }`;
};
const service = (name: string) => {
  const [namespace, short] = name.split('/');
  return `{ apiVersion: v1, kind: Service, metadata: { name: ${short}, namespace: ${namespace} } }`;
};
const meshOf = (...objects: readonly string[]) => Mesh.of(objectsIn(objects.join('\n---\n')));

describe('the Sidecar of a pod', () => {
  const selecting = sidecar('a/selecting', '{ workloadSelector: { labels: { app: x } } }');
  const own = sidecar('a/own', '{}');
  const root = sidecar('istio-system/root', '{}');
  const of = (...objects: readonly string[]) => {
    const mesh = meshOf(pod('a/p', '{ app: x }'), ...objects);
    return mesh.sidecarOf(mesh.pods[0] as (typeof mesh.pods)[0])?.name;
  };

  test('is the one that selects it, then that of the namespace, then that of the root namespace', () => {
    expect(of(root, own, selecting)).toBe('selecting');
    expect(of(root, own)).toBe('own');
    expect(of(root)).toBe('root');
    expect(of()).toBeUndefined();
    expect(of(sidecar('b/other', '{}'))).toBeUndefined();
  });

  test('is none for a gateway', () => {
    const mesh = meshOf(own, pod('a/g', '{}', ', annotations: { inject.istio.io/templates: gateway }'));
    expect(mesh.sidecarOf(mesh.pods[0] as (typeof mesh.pods)[0])).toBeUndefined();
    expect(mesh.imports(mesh.pods[0] as (typeof mesh.pods)[0], 'anything')).toBe(true);
  });
});

describe('a Sidecar imports', () => {
  const imports = (hosts: string, host: string, ...objects: readonly string[]) =>
    meshOf(
      sidecar('a/s', `{ egress: [{ hosts: ${hosts} }] }`),
      service('a/own'),
      service('b/other'),
      ...objects,
    ).imports('a', host);
  const OTHER = 'other.b.svc.cluster.local';

  test.each([
    ["['./*']", 'own', true],
    ["['./*']", OTHER, false],
    ["['b/*']", OTHER, true],
    ["['*/*']", OTHER, true],
    ["['~/*']", 'own', false],
    ["['*/other.b.svc.cluster.local']", OTHER, true],
    ["['*/*.b.svc.cluster.local']", OTHER, true],
    ["['*/*.c.svc.cluster.local']", OTHER, false],
    ["['*/*', '~b/*']", OTHER, false],
    ["['*/*', '~b/*']", 'own', true],
  ])('with %s the host %s: %p', (hosts, host, expected) => {
    expect(imports(hosts, host)).toBe(expected);
  });

  test('what nothing offers by its own name', () => {
    expect(imports("['b/*']", 'missing.b.svc.cluster.local')).toBe(true);
    expect(imports("['b/*']", 'missing.c.svc.cluster.local')).toBe(false);
    expect(imports("['b/*']", 'api.example.com')).toBe(true);
  });

  test('everything where it has no egress', () => {
    expect(meshOf(sidecar('a/s', '{}')).imports('a', OTHER)).toBe(true);
    expect(meshOf().imports('a', OTHER)).toBe(true);
  });

  test('the destinations of VirtualServices that it imports', () => {
    const route = `{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: v, namespace: a },
      spec: { hosts: [own], http: [{ route: [{ destination: { host: ${OTHER} } }] }] } }`;
    expect(imports("['./*']", OTHER, route)).toBe(true);
    expect(imports("['c/*']", OTHER, route)).toBe(false);
  });

  test('no destinations of VirtualServices that are not exported to it', () => {
    const route = (
      exportTo: string,
    ) => `{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: v, namespace: c },
      spec: { hosts: [x.com], exportTo: ['${exportTo}'], http: [{ route: [{ destination: { host: ${OTHER} } }] }] } }`;
    expect(imports("['c/*']", OTHER, route('*'))).toBe(true);
    expect(imports("['c/*']", OTHER, route('.'))).toBe(false);
  });

  test('of the root namespace by the namespace of the client', () => {
    const mesh = meshOf(
      sidecar('istio-system/s', "{ egress: [{ hosts: ['./*'] }] }"),
      service('a/own'),
      service('b/other'),
    );
    expect(mesh.imports('a', 'own')).toBe(true);
    expect(mesh.imports('b', 'own.a.svc.cluster.local')).toBe(false);
  });
});
