import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { injected, virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0205'];
const root = virtualService('a', '- { match: [{ uri: { prefix: /b } }], delegate: { name: b, namespace: team } }');
const delegate = (spec: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: b, namespace: team }
spec: { ${spec}http: [{ route: [{ destination: { host: b } }] }] }
`;
const found = (yaml: string) => findingsOf(yaml, { codes }).map(({ severity, message }) => [severity, message]);

test('a delegate that does not exist', () => {
  expect(findingsOf(root + injected('team'), { codes })).toEqual([
    {
      code: 'MESH0205',
      severity: 'warning',
      object: 'VirtualService shop/a',
      pointer: '/spec/http/0/delegate/name',
      message: 'delegate VirtualService team/b does not exist, so the rule is dropped',
      fix: 'create the delegate without hosts, and export it to the namespace of the VirtualService that names it',
    },
  ]);
});

test('a delegate that may lie outside of the given files', () => {
  expect(found(root).map(([severity]) => severity)).toEqual(['info']);
});

test('a delegate with hosts, or of which the namespace does not know', () => {
  expect(found(root + delegate('hosts: [b], '))).toEqual([
    ['warning', 'VirtualService team/b has hosts, so it is no delegate, so the rule is dropped'],
  ]);
  expect(found(root + delegate("exportTo: ['.'], "))).toEqual([
    ['warning', 'delegate VirtualService team/b is exported to . and not to shop, so the rule is dropped'],
  ]);
});

test('a delegate that is there', () => {
  expect(found(root + delegate(''))).toEqual([]);
});
