import { describe, expect, test } from '@jest/globals';
import { findClient, type RouteRequest, route } from '../../../lib/routing';
import { closestRule } from '../../../lib/routing/closest-rule';
import type { Expected } from '../../../lib/routing/expectation';
import { meshOf } from '../../support/check';
import { app, injected, virtualService } from '../../support/workload-yaml';

const BASE = injected() + app('web') + app('cart') + app('till');

function closest(http: string, request: Partial<RouteRequest>, expected?: Expected, more = '') {
  const mesh = meshOf(BASE + more + virtualService('cart', http));
  const found = findClient(mesh, 'shop/web');
  if ('error' in found) throw new Error(found.error);
  const sent = { host: 'cart', port: 8080, ...request };
  const entry = closestRule(mesh, sent, route(mesh, found.client, sent), expected);
  return entry && `${entry.pointer}: ${entry.reason}`;
}

const TO_TILL: Expected = { destinations: { host: 'till' } };

describe('the closest rule', () => {
  const RULES = `
- match: [{ uri: { prefix: /a }, method: { exact: PUT } }, { headers: { user: { exact: jo } } }]
  route: [{ destination: { host: cart } }]
- match: [{ uri: { exact: /till }, headers: { user: { exact: jo } } }]
  route: [{ destination: { host: till } }]
- route: [{ destination: { host: cart } }]`;

  test('is the one that asks for the least more', () => {
    expect(closest(RULES, { path: '/b' })).toBe(
      "/spec/http/0/match/1: the closest rule asks for header user exactly 'jo', but the request has header user missing",
    );
  });

  test('is one that leads where the request was expected, though it asks for more', () => {
    expect(closest(RULES, { path: '/b' }, TO_TILL)).toBe(
      "/spec/http/1/match/0: the closest rule asks for path exactly '/till', but the request has path '/b'; and for header user exactly 'jo', but the request has header user missing",
    );
  });

  test('is one whose header the request has, only with another value', () => {
    const rules = `
- match: [{ uri: { prefix: /a } }, { headers: { user: { exact: jo } } }]
  route: [{ destination: { host: till } }]
- route: [{ destination: { host: cart } }]`;
    expect(closest(rules, { path: '/b', headers: { user: 'al' } })).toContain('/spec/http/0/match/1: ');
    expect(closest(rules, { path: '/b' })).toContain('/spec/http/0/match/0: ');
  });

  test('is not the rule of a delegate that was met', () => {
    const inner = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: inner, namespace: shop }
spec: { http: [{ match: [{ uri: { prefix: /a/b } }], route: [{ destination: { host: till } }] }] }
---
`;
    const root = '- match: [{ uri: { prefix: /a } }]\n  delegate: { name: inner }';
    expect(closest(root, { path: '/a/b' }, TO_TILL, inner)).toBeUndefined();
  });

  test('is not one that comes later and would take the request, too, where nobody asks for it', () => {
    expect(closest(RULES, { path: '/a', method: 'PUT' })).toContain('/spec/http/0/match/1: ');
  });

  test('may be one that comes too late', () => {
    expect(closest(RULES, { path: '/till', headers: { user: 'jo' } }, TO_TILL)).toBe(
      '/spec/http/1/match/0: the closest rule is never reached: the request fits it, but a rule before it takes the request',
    );
  });

  test('is not there where the rule that was met is the only one', () => {
    expect(closest('- route: [{ destination: { host: cart } }]', {}, TO_TILL)).toBeUndefined();
  });

  test('is not told again where the trace names it', () => {
    const rule = '- match: [{ uri: { prefix: /a } }]\n  route: [{ destination: { host: cart } }]';
    expect(closest(rule, { path: '/b' })).toBeUndefined();
  });
});
