import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0502'];
const policy = (action: string, ...rules: string[]) => `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: rules, namespace: shop }
spec: { action: ${action}, rules: [${rules.join(', ')}] }
---
`;
const db = injected() + app('db', { portName: 'mysql', port: 3306 });

test('an ALLOW by method refuses every connection to a TCP port', () => {
  expect(findingsOf(db + policy('ALLOW', '{ to: [{ operation: { methods: [GET] } }] }'), { codes })).toEqual([
    {
      code: 'MESH0502',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/rules',
      pointer: '/spec/rules/0',
      message:
        'methods cannot be known on MYSQL port 3306 of db, so the rule is dropped there and every connection is refused',
      fix: 'limit the rule to the HTTP ports (operation.ports), and give the TCP port a rule of source and port only',
    },
  ]);
});

test('a DENY strikes more than it says', () => {
  const deny = policy('DENY', '{ from: [{ source: { namespaces: [a] } }], to: [{ operation: { paths: [/admin] } }] }');
  expect(findingsOf(db + deny, { codes }).map(({ message }) => message)).toEqual([
    'paths cannot be known on MYSQL port 3306 of db, so the rule of DENY strikes there without asking for it',
  ]);
});

test.each([
  ['a rule for other ports', '{ to: [{ operation: { methods: [GET], ports: ["8080"] } }] }'],
  ['a rule of the source only', '{ from: [{ source: { namespaces: [a] } }] }'],
  [
    'another rule that lets the connection in',
    '{ to: [{ operation: { methods: [GET] } }] }, { to: [{ operation: { ports: ["3306"] } }] }',
  ],
])('%s', (_, rule) => {
  expect(findingsOf(db + policy('ALLOW', rule), { codes })).toEqual([]);
});

test('a workload of HTTP', () => {
  expect(
    findingsOf(injected() + app('a') + policy('ALLOW', '{ to: [{ operation: { methods: [GET] } }] }'), { codes }),
  ).toEqual([]);
});

test('a gateway, which reads HTTP on a port that its Service calls https', () => {
  const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: front, namespace: shop }
spec: { selector: { app: front }, servers: [{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [a.com] }] }
---
`;
  const front = injected() + app('front', { portName: 'https', port: 8443 });
  const allow = policy('ALLOW', '{ to: [{ operation: { paths: [/a] } }] }');
  expect(findingsOf(front + allow, { codes }).length).toBe(1);
  expect(findingsOf(front + gateway + allow, { codes })).toEqual([]);
});
