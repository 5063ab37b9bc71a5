import { describe, expect, test } from '@jest/globals';
import { Mesh } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

const policy = (name: string, spec: string) => {
  const [namespace, short] = name.split('/');
  return `{ apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: { name: ${short}, namespace: ${namespace} }, spec: ${spec} }`;
};
const POD = '{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: a, labels: { app: x } } }';

function modeOf(policies: readonly string[], port?: number) {
  const mesh = Mesh.of(objectsIn([POD, ...policies].join('\n---\n')));
  const { mode, object, pointer } = mesh.peerAuthenticationOf(mesh.pods[0] as (typeof mesh.pods)[0], port);
  return [mode, object?.name, pointer];
}

describe('a pod asks for the mutual TLS', () => {
  const root = policy('istio-system/root', '{ mtls: { mode: STRICT } }');
  const own = policy('a/own', '{ mtls: { mode: PERMISSIVE } }');
  const workload = policy(
    'a/workload',
    '{ selector: { matchLabels: { app: x } }, mtls: { mode: DISABLE }, portLevelMtls: { 8080: { mode: STRICT } } }',
  );

  test('of nobody: it is permissive', () => {
    expect(modeOf([])).toEqual(['PERMISSIVE', undefined, undefined]);
  });

  test('of its own policy, then of its namespace, then of the mesh', () => {
    expect(modeOf([root, own, workload])).toEqual(['DISABLE', 'workload', '/spec/mtls/mode']);
    expect(modeOf([root, own])).toEqual(['PERMISSIVE', 'own', '/spec/mtls/mode']);
    expect(modeOf([root])).toEqual(['STRICT', 'root', '/spec/mtls/mode']);
  });

  test('of the port where its own policy names it', () => {
    expect(modeOf([workload], 8080)).toEqual(['STRICT', 'workload', '/spec/portLevelMtls/8080/mode']);
    expect(modeOf([workload], 9090)).toEqual(['DISABLE', 'workload', '/spec/mtls/mode']);
  });

  test('of the next level where the mode is not set', () => {
    expect(modeOf([root, policy('a/own', '{ mtls: { mode: UNSET } }')])).toEqual(['STRICT', 'root', '/spec/mtls/mode']);
    expect(modeOf([root, policy('a/own', '{ mtls: 5 }')])).toEqual(['STRICT', 'root', '/spec/mtls/mode']);
  });

  test('not of a policy for some workloads in the root namespace', () => {
    expect(
      modeOf([policy('istio-system/some', '{ selector: { matchLabels: { app: x } }, mtls: { mode: STRICT } }')]),
    ).toEqual(['PERMISSIVE', undefined, undefined]);
  });

  test('not of a policy for some workloads in the root namespace, even of its own workloads', () => {
    const mesh = Mesh.of(
      objectsIn(
        [
          POD.replace('namespace: a', 'namespace: istio-system'),
          policy('istio-system/some', '{ selector: { matchLabels: { app: x } }, mtls: { mode: STRICT } }'),
        ].join('\n---\n'),
      ),
    );
    expect(mesh.peerAuthenticationOf(mesh.pods[0] as (typeof mesh.pods)[0]).mode).toBe('PERMISSIVE');
  });

  test('of the oldest, where the ages are known, and of the first by name where they are not', () => {
    const aged = (name: string, mode: string, created: string) =>
      `{ apiVersion: security.istio.io/v1, kind: PeerAuthentication,
        metadata: { name: ${name}, namespace: a, creationTimestamp: '${created}' }, spec: { mtls: { mode: ${mode} } } }`;
    expect(modeOf([aged('a', 'STRICT', '2025-02-01T00:00:00Z'), aged('b', 'DISABLE', '2025-01-01T00:00:00Z')])[1]).toBe(
      'b',
    );
    expect(modeOf([policy('a/b', '{ mtls: { mode: STRICT } }'), policy('a/a', '{ mtls: { mode: DISABLE } }')])[1]).toBe(
      'a',
    );
  });

  test('not of ports where the policy is for all of the namespace', () => {
    expect(
      modeOf([policy('a/own', '{ mtls: { mode: STRICT }, portLevelMtls: { 8080: { mode: DISABLE } } }')], 8080),
    ).toEqual(['STRICT', 'own', '/spec/mtls/mode']);
  });
});
