import { expect, test } from '@jest/globals';
import { documents, found, istio } from '../../../support/found';

const filter = (name: string, patches: string, rest = '') =>
  istio('EnvoyFilter', name, `configPatches: [${patches}]${rest}`);
const patch = (applyTo: string, operation: string, name = 'lua', version = '') =>
  `{applyTo: ${applyTo}, match: {${version}}, patch: {operation: ${operation}, value: {name: ${name}}}}`;

test('a relative operation depends on other EnvoyFilters of the same part', () => {
  const one = filter('a', patch('HTTP_FILTER', 'INSERT_BEFORE'));
  expect(found('IST0151', documents(one, filter('b', patch('HTTP_FILTER', 'ADD'))))).toEqual([
    'warning IST0151 EnvoyFilter shop/a /spec/configPatches/0/patch/operation: INSERT_BEFORE of HTTP_FILTER depends on the order of EnvoyFilters, and no priority is set',
  ]);
  expect(found('IST0151', one)[0]).toMatch(/^info /);
  expect(found('IST0151', one, { compat: true })[0]).toMatch(/^warning /);
});

test('with a priority, or with an operation that is not relative, the order is certain', () => {
  expect(found('IST0151', filter('a', patch('HTTP_FILTER', 'REMOVE'), ', priority: 10'))).toEqual([]);
  for (const operation of ['ADD', 'MERGE', 'INSERT_FIRST']) {
    expect(found('IST0151', filter('a', patch('HTTP_FILTER', operation)))).toEqual([]);
  }
});

test('after a patch of the same filter for certain versions it is another code', () => {
  const versioned = patch('HTTP_FILTER', 'INSERT_AFTER', 'lua', 'proxy: {proxyVersion: "^1.20.*"}');
  const yaml = filter('a', `${versioned}, ${patch('HTTP_FILTER', 'INSERT_AFTER')}`);
  expect(found('IST0155', yaml)).toEqual([
    "warning IST0155 EnvoyFilter shop/a /spec/configPatches/1/patch/operation: INSERT_AFTER of HTTP_FILTER 'lua' depends on the order of EnvoyFilters, no priority is set, and an earlier patch of it is for certain proxy versions only",
  ]);
  expect(found('IST0155', filter('a', `${versioned}, ${patch('HTTP_FILTER', 'INSERT_AFTER', 'wasm')}`))).toEqual([]);
});

test('operations that istiod ignores are errors', () => {
  const place = 'error %s EnvoyFilter shop/a /spec/configPatches/0/patch/operation: ';
  expect(found('IST0152', filter('a', patch('CLUSTER', 'REPLACE')))).toEqual([
    `${place.replace('%s', 'IST0152')}REPLACE has no effect on CLUSTER`,
  ]);
  expect(found('IST0153', filter('a', patch('HTTP_ROUTE', 'ADD')))).toEqual([
    `${place.replace('%s', 'IST0153')}ADD has no effect on HTTP_ROUTE`,
  ]);
  expect(found('IST0154', filter('a', patch('ROUTE_CONFIGURATION', 'REMOVE')))).toEqual([
    `${place.replace('%s', 'IST0154')}REMOVE has no effect on ROUTE_CONFIGURATION`,
  ]);
});

test('the same operations on other parts are right', () => {
  expect(found('IST0152', filter('a', patch('VIRTUAL_HOST', 'REPLACE')))).toEqual([]);
  expect(found('IST0153', filter('a', patch('CLUSTER', 'ADD')))).toEqual([]);
  expect(found('IST0154', filter('a', patch('NETWORK_FILTER', 'REMOVE')))).toEqual([]);
  expect(found('IST0154', filter('a', '{applyTo: HTTP_ROUTE, patch: null}'))).toEqual([]);
});
