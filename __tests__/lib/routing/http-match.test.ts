import { describe, expect, test } from '@jest/globals';
import { app, injected, virtualService } from '../../support/workload-yaml';
import { type Asked, ends, routed } from './routed';

const BASE = injected() + app('web') + app('cart') + app('hit');

function matching(match: string): string {
  return BASE + virtualService('cart', `- match: [${match}]\n  route: [{ destination: { host: hit } }]`);
}

describe('a match', () => {
  const cases: readonly (readonly [string, string, Asked, string])[] = [
    ['{ uri: { exact: /a } }', '/a', {}, 'hit'],
    ['{ uri: { exact: /a } }', '/a?x=1', {}, 'hit'],
    ['{ uri: { exact: /a } }', '/A', {}, '404'],
    ['{ uri: { exact: /a }, ignoreUriCase: true }', '/A', {}, 'hit'],
    ['{ uri: { prefix: /foo } }', '/foobar', {}, 'hit'],
    ['{ uri: { prefix: /foo } }', '/fo', {}, '404'],
    ['{ uri: { regex: "/v[0-9]" } }', '/v1', {}, 'hit'],
    ['{ uri: { regex: "/v[0-9]" } }', '/v1/x', {}, '404'],
    ['{ uri: { regex: "/(?i)V[0-9]" } }', '/v1', {}, 'hit'],
    ['{ uri: { exact: /a/c } }', '/a/b/../c', {}, 'hit'],
    ['{ method: { exact: POST } }', '/', { method: 'POST' }, 'hit'],
    ['{ method: { exact: POST } }', '/', {}, '404'],
    ['{ authority: { exact: "cart:8080" } }', '/', {}, 'hit'],
    ['{ authority: { exact: "cart" } }', '/', {}, '404'],
    ['{ headers: { end-user: { exact: jason } } }', '/', { headers: { 'End-User': 'jason' } }, 'hit'],
    ['{ headers: { end-user: { exact: jason } } }', '/', { headers: { 'end-user': 'jasons' } }, '404'],
    ['{ headers: { x: {} } }', '/', { headers: { x: 'any' } }, 'hit'],
    ['{ headers: { x: {} } }', '/', {}, '404'],
    ['{ headers: { x: { regex: "*" } } }', '/', { headers: { x: 'any' } }, 'hit'],
    ['{ headers: { x: { regex: "a.c" } } }', '/', { headers: { x: 'abcd' } }, '404'],
    ['{ withoutHeaders: { x: { exact: a } } }', '/', {}, 'hit'],
    ['{ withoutHeaders: { x: { exact: a } } }', '/', { headers: { x: 'a' } }, '404'],
    ['{ withoutHeaders: { x: {} } }', '/', {}, 'hit'],
    ['{ withoutHeaders: { x: {} } }', '/', { headers: { x: 'a' } }, '404'],
    ['{ queryParams: { q: { exact: "1" } } }', '/?q=1', {}, 'hit'],
    ['{ queryParams: { q: { exact: "1" } } }', '/?q=2', {}, '404'],
    ['{ queryParams: { q: { prefix: "1" } } }', '/?q=12', {}, 'hit'],
    ['{ uri: { prefix: /a }, method: { exact: GET } }', '/a', { method: 'PUT' }, '404'],
    ['{ uri: { exact: /a } }, { uri: { exact: /b } }', '/b', {}, 'hit'],
    ['{ sourceNamespace: shop, uri: { prefix: /a } }', '/a', {}, 'hit'],
    ['{ sourceLabels: { app: web } }', '/', {}, 'hit'],
    ['{ port: 8080, uri: { prefix: /a } }', '/a', {}, 'hit'],
    ['{ gateways: [mesh], sourceLabels: { app: nobody } }', '/', {}, 'hit'],
    // Nothing is left of the VirtualService for this proxy: the service itself.
    ['{ sourceNamespace: other }', '/', {}, 'cart'],
    ['{ sourceLabels: { app: nobody } }', '/', {}, 'cart'],
    ['{ port: 81 }', '/', {}, 'cart'],
    ['{ gateways: [some] }', '/', {}, 'cart'],
  ];
  test.each(cases)('%s of %s %j: %s', (match, path, asked, end) => {
    expect(ends(matching(match), `http://cart:8080${path}`, asked)).toBe(end);
  });

  test('the first that fits counts', () => {
    const mesh = `${BASE}${virtualService(
      'cart',
      `
- match: [{ uri: { prefix: /a } }]
  route: [{ destination: { host: hit } }]
- match: [{ uri: { prefix: /a/b } }]
  route: [{ destination: { host: web } }]
- route: [{ destination: { host: cart } }]`,
    )}`;
    expect(ends(mesh, 'http://cart:8080/a/b')).toBe('hit');
    expect(ends(mesh, 'http://cart:8080/b')).toBe('cart');
  });

  test('names the nearest rule where none fits', () => {
    const { trace } = routed(matching('{ headers: { end-user: { exact: jason } } }'), 'http://cart:8080/', {
      headers: { 'end-user': 'jasper' },
    });
    expect(trace.find(({ step }) => step === 'nearest-rule')).toMatchObject({
      object: 'VirtualService shop/cart',
      pointer: '/spec/http/0/match/0',
      reason: "the nearest rule asks for header end-user exactly 'jason', but it has header end-user 'jasper'",
    });
  });
});

test('query parameters are compared as they are written', () => {
  const mesh =
    BASE +
    virtualService(
      'cart',
      '- { match: [{ queryParams: { q: { exact: "a b" } } }, { queryParams: { q: { exact: "a%20b" } } }], route: [{ destination: { host: hit } }] }',
    );
  expect(ends(mesh, 'http://cart:8080/?q=a%20b')).toBe('hit');
  expect(ends(mesh, 'http://cart:8080/?q=a+b')).toBe('404');
  expect(ends(mesh, 'http://cart:8080/?q=a%20b&q=c')).toBe('hit');
  expect(ends(mesh, 'http://cart:8080/?q=c&q=a%20b')).toBe('404');
});
