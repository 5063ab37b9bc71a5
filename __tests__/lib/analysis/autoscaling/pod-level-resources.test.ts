import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['MESH0407'];
const deployment = (pod: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: a, namespace: shop }
spec:
  selector: { matchLabels: { app: a } }
  template:
    metadata: { labels: { app: a } }
    spec: ${pod}
`;
const RESOURCES = 'resources: { requests: { cpu: 200m }, limits: { cpu: 500m } }';

test('requests and limits beside the containers', () => {
  expect(findingsOf(deployment(`{ containers: [{ name: app, image: a }], ${RESOURCES} }`), { codes })).toEqual([
    {
      code: 'MESH0407',
      severity: 'info',
      object: 'Deployment shop/a',
      pointer: '/spec/template/spec/resources',
      message:
        'requests and limits stand beside the containers, of which none has any of its own (app): clusters before Kubernetes 1.34 ignore them',
      fix: 'indent resources by one level more, into each container',
    },
  ]);
});

test('resources of containers, of the pod as well, and none', () => {
  const own = `{ name: app, image: a, ${RESOURCES} }`;
  expect(findingsOf(deployment(`{ containers: [${own}] }`), { codes })).toEqual([]);
  expect(findingsOf(deployment(`{ containers: [${own}], ${RESOURCES} }`), { codes })).toEqual([]);
  expect(findingsOf(deployment('{ containers: [{ name: app, image: a }], resources: {} }'), { codes })).toEqual([]);
});
