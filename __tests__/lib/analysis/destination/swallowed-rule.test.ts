import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0307'];
const base = injected() + injected('other') + injected('third') + app('cart');
const rule = (name: string, rest: string) =>
  `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: ${name}, namespace: shop }\nspec: { host: cart, ${rest} }\n---\n`;
const messages = (rules: string) => findingsOf(base + rules, { codes }).map(({ message }) => message);
const forWeb = 'workloadSelector: { matchLabels: { app: web } }';

test('a private rule beside one for some workloads', () => {
  expect(findingsOf(base + rule('special', forWeb) + rule('all', "exportTo: ['.']"), { codes })).toEqual([
    {
      code: 'MESH0307',
      severity: 'warning',
      object: 'DestinationRule shop/all',
      pointer: '/spec/exportTo',
      message:
        'DestinationRule "all" becomes part of "special", and is not seen by workloads of shop without the labels app=web',
      fix: 'give both the same exportTo, or put what is for all clients into a DestinationRule that is exported to *',
    },
  ]);
});

test('a rule for more namespaces than the older one that it joins', () => {
  expect(messages(rule('a', 'exportTo: [other]') + rule('b', 'exportTo: [other, third]'))).toEqual([
    'DestinationRule "b" becomes part of "a", and is not seen by namespace third, unless it is the older one',
  ]);
  expect(messages(rule('a', 'exportTo: [other]') + rule('b', "exportTo: [other, '*']"))).toEqual([
    'DestinationRule "b" becomes part of "a", and is not seen by other namespaces, unless it is the older one',
  ]);
});

test.each([
  ['for all beside one for some workloads', rule('special', forWeb) + rule('all', 'subsets: []')],
  ['for some workloads that have the same labels', rule('a', forWeb) + rule('b', forWeb)],
  ['of the same exportTo', rule('a', 'exportTo: [other]') + rule('b', 'exportTo: [other]')],
  ['for fewer namespaces than the older one', rule('a', 'exportTo: [other, third]') + rule('b', 'exportTo: [other]')],
  ['private, and another that is private', rule('a', "exportTo: ['.']") + rule('b', "exportTo: ['.']")],
])('rules %s', (_, rules) => {
  expect(messages(rules)).toEqual([]);
});
