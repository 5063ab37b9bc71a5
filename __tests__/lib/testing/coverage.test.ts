import { expect, test } from '@jest/globals';
import { Coverage, meshOf } from 'cdk8s-mesh/testing';
import { app, injected, virtualService } from '../../support/workload-yaml';

const base = injected() + app('web') + app('cart');
const routes = virtualService(
  'cart',
  `
- match: [{ uri: { prefix: /old } }]
  redirect: { uri: /new }
- match: [{ method: { exact: PUT } }, { method: { exact: GET } }]
  route: [{ destination: { host: cart } }]`,
);
const request = (path: string, method = 'GET') => ({ url: `http://cart:8080${path}`, method });

test('matchers count what their requests reach, whoever sends them', () => {
  const coverage = new Coverage();
  const mesh = meshOf(base + routes, { coverage });
  expect(coverage.report()).toMatchObject({ reached: 0, total: 5 });
  expect(mesh.from('shop/web')).toRoute(request('/'), 'cart');
  expect(coverage.missed()).toEqual([
    'route VirtualService shop/cart /spec/http/0',
    'match VirtualService shop/cart /spec/http/0/match/0',
    'match VirtualService shop/cart /spec/http/1/match/0',
  ]);
  expect(mesh.from('shop/cart')).toRedirect(request('/old'), 'http://cart:8080/new');
  expect(coverage.missed('route')).toEqual([]);
  expect(coverage.missed('match')).toEqual(['match VirtualService shop/cart /spec/http/1/match/0']);
});

test('a request that is not as expected counts, too', () => {
  const coverage = new Coverage();
  const mesh = meshOf(base + routes, { coverage, from: 'shop/web' });
  expect(mesh).not.toRespond(request('/', 'PUT'), 404);
  expect(coverage.report().kinds.route).toEqual({ reached: 1, total: 2, percent: 50 });
});

test('meshes may share what they count', () => {
  const coverage = new Coverage();
  const [before, after] = [base + routes, [base, routes, virtualService('cart', '- directResponse: { status: 410 }')]];
  expect(meshOf(before, { coverage, from: 'shop/web' })).toRoute(request('/'), 'cart');
  expect(meshOf(after, { coverage, from: 'shop/web' })).toRespond(request('/'), 410);
  expect(coverage.report().kinds.route).toMatchObject({ reached: 2, total: 3 });
});

test('a mesh that was made without it can be counted', () => {
  const coverage = new Coverage();
  const plain = meshOf(base + routes);
  expect(meshOf(plain, { coverage, from: 'shop/web' })).toRoute(request('/'), 'cart');
  expect(coverage.report().reached).toBe(2);
});
