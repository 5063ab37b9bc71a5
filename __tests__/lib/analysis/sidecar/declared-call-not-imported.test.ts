import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0606'];
const sidecar = (hosts: string, more = '') => `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [${hosts}] }]${more} }
---
`;
const shop =
  injected() + app('a', { calls: '[{"to":"b.depot.svc.cluster.local"}]' }) + app('b', { namespace: 'depot' });

test('a call to a namespace that is not imported', () => {
  expect(findingsOf(shop + sidecar('./*'), { codes })).toEqual([
    {
      code: 'MESH0606',
      severity: 'warning',
      object: 'Sidecar shop/default',
      pointer: '/spec/egress',
      message:
        'a calls b.depot.svc.cluster.local, which the egress of the Sidecar does not import: its calls go past the mesh, without mTLS and routes',
      fix: 'add the host to the egress of the Sidecar: namespace/host, ./* for all of its own namespace',
    },
  ]);
});

test('with REGISTRY_ONLY it is refused', () => {
  const found = findingsOf(shop + sidecar('./*', ', outboundTrafficPolicy: { mode: REGISTRY_ONLY }'), { codes });
  expect(found.map(({ message }) => message)).toEqual([
    'a calls b.depot.svc.cluster.local, which the egress of the Sidecar does not import: its calls are refused with 502',
  ]);
});

test('a call that is imported, and no Sidecar', () => {
  expect(findingsOf(shop + sidecar('./*, depot/*'), { codes })).toEqual([]);
  expect(findingsOf(shop, { codes })).toEqual([]);
});
