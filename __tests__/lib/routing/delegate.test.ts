import { describe, expect, test } from '@jest/globals';
import { app, injected, virtualService } from '../../support/workload-yaml';
import { ends, outcomeOf } from './routed';

const BASE = injected() + app('web') + app('cart') + app('hit');

function delegating(match: string, delegate: string, extra = ''): string {
  const root = virtualService(
    'cart',
    `
- match: [${match}]
  delegate: { name: inner }
  ${extra}
- route: [{ destination: { host: cart } }]`,
  );
  return `${BASE}${root}apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: inner, namespace: shop }
spec: { http: [{ ${delegate}, route: [{ destination: { host: hit } }] }] }
`;
}

describe('a delegate', () => {
  test.each([
    ['{ uri: { prefix: /a } }', 'match: [{ uri: { prefix: /a/b } }]', '/a/b', 'hit'],
    ['{ uri: { prefix: /a } }', 'match: [{ uri: { prefix: /a/b } }]', '/a/c', 'cart'],
    ['{ uri: { prefix: /a } }', 'name: x', '/a/c', 'hit'],
    ['{ uri: { prefix: /a } }', 'match: [{ uri: { prefix: /b } }]', '/b', 'cart'],
    ['{ uri: { exact: /a } }', 'match: [{ uri: { prefix: /a } }]', '/a', 'cart'],
    ['{ uri: { prefix: /a } }', 'match: [{ uri: { regex: "/a/.*" } }]', '/a/b', 'cart'],
    ['{ uri: { prefix: /a } }', 'match: [{ uri: { prefix: /a/b }, ignoreUriCase: true }]', '/a/b', 'cart'],
    ['{ sourceNamespace: shop }', 'match: [{ uri: { prefix: /a } }]', '/a', 'cart'],
    ['{ headers: { x: { exact: yes-it } } }', 'match: [{ headers: { x: {} } }]', '/a', 'cart'],
    ['{ headers: { x: {} } }', 'match: [{ headers: { x: { prefix: yes- } } }]', '/a', 'cart'],
    ['{ headers: { x: { prefix: yes- } } }', 'match: [{ headers: { x: { exact: yes-it-is } } }]', '/a', 'hit'],
    ['{ headers: { x: {} } }', 'match: [{ headers: { z: {} } }]', '/a', 'hit'],
    // One match that fits none drops the whole rule.
    ['{ uri: { prefix: /a } }', 'match: [{ uri: { prefix: /a } }, { uri: { prefix: /b } }]', '/a', 'cart'],
  ])('of %s with %s: %s goes to %s', (match, delegate, path, end) => {
    const headers = { x: 'yes-it-is', z: '1' };
    expect(ends(delegating(match, delegate), `http://cart:8080${path}`, { headers })).toBe(end);
  });

  test('inherits what it does not say', () => {
    const mesh = delegating('{ uri: { prefix: /a } }', 'timeout: 3s', 'timeout: 9s\n  retries: { attempts: 7 }');
    expect(outcomeOf(mesh, 'http://cart:8080/a')).toMatchObject({ timeoutMs: 3000, retries: { attempts: 7 } });
  });

  test('that is missing drops the rule', () => {
    expect(
      ends(
        delegating('{ uri: { prefix: /a } }', 'name: x').replace('name: inner,', 'name: else,'),
        'http://cart:8080/a',
      ),
    ).toBe('cart');
  });
});
