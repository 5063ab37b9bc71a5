import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0206'];
const yaml = (root: string, leaf: string) => `${virtualService('a', `- { match: [${root}], delegate: { name: b } }`)}
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: b, namespace: shop }
spec: { http: [{ match: [${leaf}], route: [{ destination: { host: b } }] }] }
`;

test('a delegate for a path that is not below that of the rule', () => {
  expect(findingsOf(yaml('{ uri: { prefix: /b } }', '{ uri: { prefix: /c } }'), { codes })).toEqual([
    {
      code: 'MESH0206',
      severity: 'warning',
      object: 'VirtualService shop/b',
      pointer: '/spec/http/0/match/0',
      message:
        'the rule is dropped: its match conflicts in uri with VirtualService shop/a /spec/http/0, which delegates to it',
      fix: 'let the delegate only narrow what the rule that delegates matches: a longer prefix, more headers',
    },
  ]);
});

test.each([
  ['{ uri: { prefix: /b } }', '{ uri: { regex: /b/.* } }', 'uri'],
  ['{ headers: { x: { exact: a } } }', '{ headers: { x: { exact: b } } }', 'headers.x'],
  ['{ port: 80 }', '{ port: 81 }', 'port'],
  ['{ sourceNamespace: x }', '{ uri: { exact: /a } }', 'sourceNamespace'],
])('%s and %s conflict in %s', (root, leaf, field) => {
  expect(findingsOf(yaml(root, leaf), { codes })[0]?.message).toContain(`conflicts in ${field} with`);
});

test.each([
  ['{ uri: { prefix: /b } }', '{ uri: { prefix: /b/c } }'],
  ['{ uri: { prefix: /b } }', '{ uri: { exact: /b/c } }, { headers: { x: { exact: a } } }'],
  ['{ uri: { prefix: /b } }, { uri: { prefix: /c } }', '{ uri: { prefix: /c/d } }'],
])('%s can be narrowed to %s', (root, leaf) => {
  expect(findingsOf(yaml(root, leaf), { codes })).toEqual([]);
});
