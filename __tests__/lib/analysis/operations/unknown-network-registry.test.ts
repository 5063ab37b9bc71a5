import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0126'];

const SECRET = `
apiVersion: v1
kind: Secret
metadata: { name: remote, namespace: istio-system, labels: { istio/multiCluster: 'true' } }
stringData: { west: kubeconfig }
`;
const meshNetworks = `
networks:
  main: { endpoints: [{ fromRegistry: Kubernetes }, { fromCidr: 10.0.0.0/8 }] }
  a/b: { endpoints: [{ fromRegistry: west }, { fromRegistry: east }] }
`;

test('a registry that no secret gives access to is reported', () => {
  expect(findingsOf(SECRET, { codes, meshNetworks, assumeComplete: true })).toEqual([
    {
      code: 'IST0126',
      severity: 'error',
      object: 'MeshNetworks istio-system/meshnetworks',
      pointer: '/networks/a~1b/endpoints/1/fromRegistry',
      message:
        'network a/b takes endpoints from the registry east, and no secret gives access to a cluster of that name',
      fix: 'correct fromRegistry to the name of a cluster, or add the secret with access to that cluster',
    },
  ]);
});

test('as secrets are seldom given with the manifests, it is a hint unless they are complete', () => {
  expect(findingsOf('', { codes, meshNetworks })).toMatchObject([{ severity: 'info' }, { severity: 'info' }]);
  expect(findingsOf('', { codes, meshNetworks, compat: true })).toMatchObject([
    { severity: 'error' },
    { severity: 'error' },
  ]);
});

test('known registries are right', () => {
  expect(
    findingsOf(SECRET, { codes, meshNetworks: 'networks: { n: { endpoints: [{ fromRegistry: west }] } }' }),
  ).toEqual([]);
  expect(findingsOf(SECRET, { codes, meshNetworks: 'networks: [1]' })).toEqual([]);
});
