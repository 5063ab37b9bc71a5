import { expect, test } from '@jest/globals';
import { deployment, documents, found, istio } from '../../../support/found';

const sidecar = (app: string, namespace = 'shop') =>
  istio('Sidecar', 's', `workloadSelector: {labels: {app: ${app}}}, egress: [{hosts: ["./*"]}]`, namespace);
const telemetry = (app: string) =>
  `{apiVersion: telemetry.istio.io/v1, kind: Telemetry, metadata: {name: t, namespace: shop}, spec: {selector: {matchLabels: {app: ${app}}}}}`;

test('a Sidecar or Telemetry that selects no pod of its namespace is an error', () => {
  expect(found('IST0101', documents(deployment('cart'), sidecar('crat'), telemetry('crat')))).toEqual([
    'error IST0101 Sidecar shop/s /spec/workloadSelector/labels: selector app=crat matches no pod in namespace shop',
    'error IST0101 Telemetry shop/t /spec/selector/matchLabels: selector app=crat matches no pod in namespace shop',
  ]);
  expect(
    found('IST0101', documents(deployment('cart'), deployment('x', '', 'depot'), sidecar('cart', 'depot'))),
  ).toHaveLength(1);
});

test('one that selects a pod, or has no selector, is right', () => {
  const open = istio('Sidecar', 'open', 'egress: [{hosts: ["./*"]}]');
  expect(found('IST0101', documents(deployment('cart'), sidecar('cart'), telemetry('cart'), open))).toEqual([]);
});

test('in a namespace whose workloads are not given the pods may exist', () => {
  expect(found('IST0101', documents(deployment('cart'), sidecar('cart', 'depot')))[0]).toMatch(
    /^info IST0101 Sidecar depot\/s .* may lie outside them$/,
  );
});

test('workloads outside the cluster are workloads too, but not to istioctl', () => {
  const entry = istio('WorkloadEntry', 'vm', 'address: 192.0.2.1, labels: {app: vm}');
  expect(found('IST0101', documents(deployment('cart'), entry, sidecar('vm')))).toEqual([]);
  expect(found('IST0101', documents(deployment('cart'), entry, sidecar('vm')), { compat: true })).toHaveLength(1);
});
