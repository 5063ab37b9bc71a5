import { expect, test } from '@jest/globals';
import { documents, found, service } from '../../../support/found';

const policy = (source: string) =>
  `{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: p, namespace: shop}, spec: {rules: [{from: [{source: {${source}}}]}]}}`;

test('a namespace that does not exist is an error where all are given', () => {
  const yaml = documents(service('cart'), policy('namespaces: [shop, depto]'));
  expect(found('IST0101', yaml, { assumeComplete: true })).toEqual([
    "error IST0101 AuthorizationPolicy shop/p /spec/rules/0/from/0/source/namespaces/1: namespace 'depto' does not exist",
  ]);
  expect(found('IST0101', yaml)[0]).toMatch(/^info .* may lie outside them$/);
});

test('patterns are matched with the names of the namespaces', () => {
  const yaml = documents(service('cart'), policy('notNamespaces: ["*", "sh*", "*op", SHOP, "de*"]'));
  expect(found('IST0101', yaml)).toEqual([
    "info IST0101 AuthorizationPolicy shop/p /spec/rules/0/from/0/source/notNamespaces/4: namespace 'de*' matches no namespace of the given manifests",
  ]);
  expect(found('IST0101', yaml, { assumeComplete: true })[0]).toMatch(/^error .*'de\*' matches no namespace$/);
});

test('istioctl knows only Namespaces that are given as such', () => {
  const yaml = documents(service('cart'), policy('namespaces: [shop]'));
  expect(found('IST0101', yaml)).toEqual([]);
  expect(found('IST0101', yaml, { compat: true })).toHaveLength(1);
});
