import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0602'];
const strict = (mode = 'STRICT') => `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: ${mode} } }
---
`;
const galera = (podAnnotations = {}) =>
  app('db', { kind: 'StatefulSet', portName: 'mysql', port: 3306, podAnnotations }).replace(
    'ports: [{ containerPort: 3306 }]',
    'ports: [{ containerPort: 3306 }, { containerPort: 4567 }]',
  );

test('a port between the members that no Service names', () => {
  expect(findingsOf(injected() + strict() + galera(), { codes })).toEqual([
    {
      code: 'MESH0602',
      severity: 'warning',
      object: 'StatefulSet shop/db',
      pointer: '/spec/template/spec/containers/0/ports/1',
      message: 'port 4567 is in no Service (db): other members call it in plaintext, and STRICT refuses that',
      fix: 'name the port in the headless Service, or exclude it with traffic.sidecar.istio.io/excludeInboundPorts and excludeOutboundPorts',
    },
  ]);
});

test('PERMISSIVE, an excluded port, and a Deployment', () => {
  expect(findingsOf(injected() + strict('PERMISSIVE') + galera(), { codes })).toEqual([]);
  const excluded = { 'traffic.sidecar.istio.io/excludeInboundPorts': '4567' };
  expect(findingsOf(injected() + strict() + galera(excluded), { codes })).toEqual([]);
  expect(findingsOf(injected() + strict() + galera().replace('StatefulSet', 'Deployment'), { codes })).toEqual([]);
});
