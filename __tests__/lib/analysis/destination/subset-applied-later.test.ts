import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, destinationRule, injected, virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0306'];
const rule = destinationRule('a', 'subsets: [{ name: v1, labels: { app: a } }]');
const route = virtualService('a', '- { route: [{ destination: { host: a, subset: v1 } }] }');
const rest = injected() + app('a');

test('a route to a subset stands before the subset', () => {
  expect(findingsOf(rest + route + rule, { codes })).toEqual([
    {
      code: 'MESH0306',
      severity: 'info',
      object: 'VirtualService shop/a',
      pointer: '/spec/http/0/route/0/destination/subset',
      message:
        "the route to subset 'v1' is applied before DestinationRule shop/a, which defines it and stands later in the file",
      fix: 'write the DestinationRule before the VirtualService, and remove a subset only after the last route to it',
    },
  ]);
});

test('a mirror needs its subset, too', () => {
  const mirror = virtualService('b', '- { route: [{ destination: { host: b } }], mirror: { host: a, subset: v1 } }');
  expect(findingsOf(rest + mirror + rule, { codes }).map(({ pointer }) => pointer)).toEqual([
    '/spec/http/0/mirror/subset',
  ]);
});

test('all are told once', () => {
  const twice = virtualService(
    'a',
    '- { route: [{ destination: { host: a, subset: v1 } }, { destination: { host: a, subset: v1 } }] }',
  );
  expect(findingsOf(rest + twice + rule, { codes }).map(({ message }) => message)).toEqual([
    "the route to subset 'v1' is applied before DestinationRule shop/a, which defines it and stands later in the file; so are 1 more routes",
  ]);
});

test('the subset stands first, or another rule has it already', () => {
  expect(findingsOf(rest + rule + route, { codes })).toEqual([]);
  const other = destinationRule('a', 'subsets: [{ name: v1, labels: { app: a } }]').replace('name: a', 'name: other');
  expect(findingsOf(rest + other + route + rule, { codes })).toEqual([]);
});

test('in two files the order is that of whoever applies them', () => {
  expect(findingsOf([rest + route, rule], { codes })).toEqual([]);
});

test('a subset that nobody defines is another mistake', () => {
  expect(findingsOf(rest + route, { codes })).toEqual([]);
});
