import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0109'];
const route = (fields: string) => virtualService('a', `- { ${fields}, route: [{ destination: { host: a } }] }`);

test('a mirror without a percentage', () => {
  expect(findingsOf(route('mirror: { host: b }'), { codes })).toEqual([
    {
      code: 'MESH0109',
      severity: 'info',
      object: 'VirtualService shop/a',
      pointer: '/spec/http/0/mirror',
      message: 'all requests are mirrored to b: no percentage means 100 %, which doubles the load behind the route',
      fix: 'say which share of the requests is mirrored, if it is not all of them on purpose',
    },
  ]);
  const list = 'mirrors: [{ destination: { host: b }, percentage: { value: 1 } }, { destination: { host: c } }]';
  expect(findingsOf(route(list), { codes }).map(({ pointer }) => pointer)).toEqual(['/spec/http/0/mirrors/1']);
});

test('a mirror of an HTTPRoute', () => {
  const filters = (share: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: a, namespace: shop }
spec: { rules: [{ filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: b, port: 80 }${share} } }] }] }
`;
  expect(findingsOf(filters(''), { codes }).map(({ pointer }) => pointer)).toEqual([
    '/spec/rules/0/filters/0/requestMirror',
  ]);
  expect(findingsOf(filters(', percent: 10'), { codes })).toEqual([]);
});

test('a share that is written, were it 100', () => {
  expect(findingsOf(route('mirror: { host: b }, mirrorPercentage: { value: 100 }'), { codes })).toEqual([]);
});
