import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['MESH0501'];
const policy = (
  namespace: string,
  selector = 'selector: { matchLabels: { app: a } }, ',
) => `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: strict, namespace: ${namespace} }
spec: { ${selector}mtls: { mode: STRICT } }
`;

test('a policy for some workloads in the root namespace', () => {
  expect(findingsOf(policy('istio-system'), { codes })).toEqual([
    {
      code: 'MESH0501',
      severity: 'warning',
      object: 'PeerAuthentication istio-system/strict',
      pointer: '/spec/selector',
      message:
        'mode STRICT has no effect: a PeerAuthentication with a selector does nothing in the root namespace istio-system',
      fix: 'drop the selector to set the mode of the whole mesh, or move the policy to the namespace of the workloads',
    },
  ]);
});

test('the root namespace is what the mesh says it is', () => {
  const meshConfig = 'rootNamespace: mesh';
  expect(findingsOf(policy('mesh'), { codes, meshConfig }).length).toBe(1);
  expect(findingsOf(policy('istio-system'), { codes, meshConfig })).toEqual([]);
});

test('a policy for the mesh, and one for workloads of another namespace', () => {
  expect(findingsOf(policy('istio-system', ''), { codes })).toEqual([]);
  expect(findingsOf(policy('shop'), { codes })).toEqual([]);
});
