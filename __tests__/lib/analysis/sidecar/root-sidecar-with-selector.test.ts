import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1006'];

test('a Sidecar of the root namespace with a selector is no default', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: istio-system
spec:
  workloadSelector: { labels: { app: a } }
  egress: [{ hosts: ["./*"] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1006',
      severity: 'warning',
      object: 'Sidecar istio-system/default',
      pointer: '/spec/workloadSelector',
      message:
        'Sidecar "default" is no default of the mesh: its selector limits it to workloads of the root namespace "istio-system"',
      fix: 'Remove the selector to set the default of the mesh, or move the Sidecar to the namespace of the workloads',
    },
  ]);
});

test('one without, and one of another namespace, are right', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: istio-system
spec:
  egress: [{ hosts: ["./*"] }]
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: a
  namespace: shop
spec:
  workloadSelector: { labels: { app: a } }
  egress: [{ hosts: ["./*"] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
