import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0503'];
const policy = (action: string, source: string) => `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: rules, namespace: shop }
spec: { action: ${action}, rules: [{ from: [{ source: { ${source} } }] }] }
---
`;
const strict = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
`;
const a = injected() + app('a');
const messages = (yaml: string) => findingsOf(yaml, { codes }).map(({ message }) => message);

test('a DENY of an identity does not strike plaintext', () => {
  expect(findingsOf(a + policy('DENY', 'namespaces: [evil]'), { codes })).toEqual([
    {
      code: 'MESH0503',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/rules',
      pointer: '/spec/rules/0',
      message: 'a is PERMISSIVE: the DENY by namespaces does not strike clients that call in plaintext',
      fix: 'make the workload STRICT with a PeerAuthentication, or write the rule as ALLOW of the identities that may call',
    },
  ]);
});

test('an ALLOW of all but an identity lets plaintext in', () => {
  expect(messages(a + policy('ALLOW', 'notNamespaces: [evil]'))).toEqual([
    'a is PERMISSIVE: the ALLOW by notNamespaces lets in every client that calls in plaintext',
  ]);
});

test('an ALLOW of an identity refuses a caller that has none', () => {
  const outside = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: batch }\n---\n';
  const caller = app('job', { namespace: 'batch', calls: '[{"to":"a.shop.svc.cluster.local"}]' });
  expect(messages(a + policy('ALLOW', 'namespaces: [batch]') + outside + caller)).toEqual([
    'a is PERMISSIVE: batch/job declares to call it without a proxy of its own and has no namespaces that the rule could allow',
  ]);
  expect(messages(a + policy('ALLOW', 'namespaces: [batch]') + caller)).toEqual([]);
});

test('STRICT, a DENY of all but an identity, and an ALLOW of one', () => {
  expect(messages(a + strict + policy('DENY', 'namespaces: [evil]'))).toEqual([]);
  expect(messages(a + policy('DENY', 'notNamespaces: [good]'))).toEqual([]);
  expect(messages(a + policy('ALLOW', 'namespaces: [good]'))).toEqual([]);
});
