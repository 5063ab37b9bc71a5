import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0301'];
const rule = (namespace: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: a, namespace: ${namespace} }
spec: { host: a.shop.svc.cluster.local, trafficPolicy: { loadBalancer: { simple: RANDOM } } }
---
`;

test('a rule in a namespace of neither the clients nor the service', () => {
  expect(findingsOf(injected() + app('a') + injected('rules') + rule('rules'), { codes })).toEqual([
    {
      code: 'MESH0301',
      severity: 'warning',
      object: 'DestinationRule rules/a',
      pointer: '/spec/host',
      message:
        'no client looks for the rule of a.shop.svc.cluster.local in rules: the service is in shop, and no workload is in rules',
      fix: "move the DestinationRule to the service's namespace, or to that of the clients that it is for",
    },
  ]);
});

test('a namespace that is not given whole may have clients', () => {
  expect(findingsOf(app('a') + rule('rules'), { codes }).map(({ severity }) => severity)).toEqual(['info']);
});

test.each(['shop', 'istio-system'])('a rule in %s', (namespace) => {
  expect(findingsOf(app('a') + rule(namespace), { codes })).toEqual([]);
});

test('a rule for the clients beside it', () => {
  expect(findingsOf(app('a') + app('b', { namespace: 'rules' }) + rule('rules'), { codes })).toEqual([]);
});
