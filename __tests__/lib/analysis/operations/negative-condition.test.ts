import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0171'];

const object = (apiVersion: string, kind: string, status: string) => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: x, namespace: shop }
spec: {}
status: ${status}
`;
const condition = (type: string, status: string, reason = 'Broken') =>
  `{ type: ${type}, status: '${status}', reason: ${reason}, message: it broke }`;
const service = (conditions: string) => object('v1', 'Service', `{ conditions: [${conditions}] }`);

test('a Service that its waypoint does not serve is reported with the reason', () => {
  expect(findingsOf(service(condition('istio.io/WaypointBound', 'False')), { codes })).toEqual([
    {
      code: 'IST0171',
      severity: 'warning',
      object: 'Service shop/x',
      pointer: '/status/conditions/0',
      message: 'the condition istio.io/WaypointBound of Service shop/x is False, Broken: it broke',
      fix: 'mend what the reason of the condition names',
    },
  ]);
});

test('a route is looked at parent by parent', () => {
  const parents = `{ parents: [{ conditions: [${condition('Accepted', 'True')}] }, { conditions: [${condition('ResolvedRefs', 'False')}] }] }`;
  expect(findingsOf(object('gateway.networking.k8s.io/v1', 'HTTPRoute', parents), { codes })).toMatchObject([
    { pointer: '/status/parents/1/conditions/0' },
  ]);
});

test('a policy that a waypoint took in part is reported although the condition is True', () => {
  const status = `{ conditions: [${condition('WaypointAccepted', 'True', 'PartiallyInvalid')}] }`;
  expect(findingsOf(object('security.istio.io/v1', 'AuthorizationPolicy', status), { codes })).toHaveLength(1);
});

test('a condition that is True, or that says nothing of the mesh, is right', () => {
  expect(findingsOf(service(condition('istio.io/WaypointBound', 'True')), { codes })).toEqual([]);
  expect(findingsOf(service(condition('Ready', 'False')), { codes })).toEqual([]);
  expect(findingsOf(service('1, null, []'), { codes })).toEqual([]);
});
