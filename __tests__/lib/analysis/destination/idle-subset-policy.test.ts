import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, destinationRule, injected, virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0303'];
const rule = destinationRule(
  'a',
  'subsets: [{ name: v1, labels: { app: a }, trafficPolicy: { loadBalancer: { simple: RANDOM } } }, { name: v2, labels: { app: a } }]',
);
const route = (destination: string) => virtualService('a', `- { route: [{ destination: { ${destination} } }] }`);

test('a policy of a subset that no route names', () => {
  expect(findingsOf(injected() + app('a') + rule + route('host: a, subset: v2'), { codes })).toEqual([
    {
      code: 'MESH0303',
      severity: 'warning',
      object: 'DestinationRule shop/a',
      pointer: '/spec/subsets/0/trafficPolicy',
      message:
        'the policy of subset v1 of a.shop.svc.cluster.local never holds: no VirtualService routes to the subset',
      fix: 'route to the subset in a VirtualService, or move the policy to the trafficPolicy for all subsets',
    },
  ]);
});

test('without the rest of the namespace there may be a route', () => {
  expect(findingsOf(rule, { codes }).map(({ severity }) => severity)).toEqual(['info']);
});

test('a route or a mirror to the subset', () => {
  expect(findingsOf(injected() + rule + route('host: a, subset: v1'), { codes })).toEqual([]);
  const mirror = virtualService('b', '- { route: [{ destination: { host: b } }], mirror: { host: a, subset: v1 } }');
  expect(findingsOf(injected() + rule + mirror, { codes })).toEqual([]);
});
