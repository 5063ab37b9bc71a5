import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0603'];
const ports = {
  'traffic.sidecar.istio.io/excludeInboundPorts': '4369,25672',
  'traffic.sidecar.istio.io/excludeOutboundPorts': '4369,25672',
};
const cluster = (fields = '') => `apiVersion: rabbitmq.com/v1beta1
kind: RabbitmqCluster
metadata: { name: mq, namespace: shop }
spec: { replicas: 3${fields} }
`;
const metadata = (json: object) =>
  cluster(`, override: { statefulSet: { spec: { template: { metadata: ${JSON.stringify(json)} } } } }`);

test('a cluster of the operator in an injected namespace', () => {
  expect(findingsOf(injected() + cluster(), { codes })).toEqual([
    {
      code: 'MESH0603',
      severity: 'warning',
      object: 'RabbitmqCluster shop/mq',
      pointer: '/spec',
      message: 'the nodes of RabbitmqCluster mq get proxies, and ports 4369 and 25672 between them are not excluded',
      fix: 'annotate the pods with traffic.sidecar.istio.io/excludeInboundPorts and excludeOutboundPorts: "4369,25672" (RabbitmqCluster: spec.override.statefulSet)',
    },
  ]);
});

test('a StatefulSet of the image', () => {
  const set = app('mq', {
    kind: 'StatefulSet',
    image: 'docker.io/library/rabbitmq:4',
    replicas: 3,
    portName: 'amqp',
    port: 5672,
  });
  expect(findingsOf(injected() + set, { codes }).map(({ object, pointer }) => [object, pointer])).toEqual([
    ['StatefulSet shop/mq', '/spec/template/metadata'],
  ]);
});

test('excluded ports, no injection, one node, a namespace without proxies', () => {
  expect(findingsOf(injected() + metadata({ annotations: ports }), { codes })).toEqual([]);
  expect(findingsOf(injected() + metadata({ labels: { 'sidecar.istio.io/inject': 'false' } }), { codes })).toEqual([]);
  expect(findingsOf(injected() + cluster().replace('3', '1'), { codes })).toEqual([]);
  expect(findingsOf(cluster(), { codes })).toEqual([]);
});
