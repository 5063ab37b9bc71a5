import 'cdk8s-mesh/testing';
import { describe, expect, test } from '@jest/globals';
import { app, injected, virtualService } from '../../support/workload-yaml';

const manifests = [
  injected(),
  app('web'),
  app('cart'),
  virtualService('cart', '\n- route: [{ destination: { host: cart } }]\n  retries: { attempts: 3 }\n  timeout: 7s\n'),
].join('');

const failure = (run: () => void): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it passes');
};

describe('toHaveResource', () => {
  test('takes kind, name and a part', () => {
    expect(manifests).toHaveResource('VirtualService', 'cart');
    expect(manifests).toHaveResource('VirtualService', 'shop/cart');
    expect(manifests).toHaveResource('networking.istio.io/VirtualService', 'cart', {
      spec: { hosts: ['cart'], http: [{ retries: { attempts: 3 }, timeout: expect.stringMatching(/s$/) }] },
    });
    expect(manifests).toHaveResource('VirtualService', 'cart', { spec: { tls: undefined } });
  });

  test.each([
    ['another kind', 'DestinationRule', 'cart', undefined],
    ['another name', 'VirtualService', 'web', undefined],
    ['another namespace', 'VirtualService', 'bank/cart', undefined],
    ['another group', 'gateway.networking.k8s.io/VirtualService', 'cart', undefined],
    ['another field', 'VirtualService', 'cart', { spec: { hosts: ['web'] } }],
    ['more items', 'VirtualService', 'cart', { spec: { http: [{}, {}] } }],
    ['fewer items', 'VirtualService', 'cart', { spec: { http: [] } }],
    ['a field that must not be', 'VirtualService', 'cart', { spec: { http: undefined } }],
    ['another type', 'VirtualService', 'cart', { spec: { http: { retries: {} } } }],
    ['a matcher that refuses', 'VirtualService', 'cart', { spec: { hosts: expect.arrayContaining(['web']) } }],
  ])('refuses %s', (_, kind, name, part) => {
    expect(manifests).not.toHaveResource(kind, name, part);
  });

  test('names each field that differs', () => {
    const part = { spec: { http: [{ retries: { attempts: 2 }, timeOut: '7s', timeout: expect.any(Number) }] } };
    expect(failure(() => expect(manifests).toHaveResource('VirtualService', 'cart', part))).toBe(
      [
        'expect(manifests).toHaveResource(kind, name, partial)\n',
        'VirtualService shop/cart is not as expected:',
        '  /spec/http/0/retries/attempts: expected 2, got 3',
        "  /spec/http/0/timeOut: expected '7s', got none; there is 'timeout'",
        "  /spec/http/0/timeout: expected Any<Number>, got '7s'",
      ].join('\n'),
    );
  });

  test.each([
    ['VirtualService', 'card', "there is no VirtualService 'card'; did you mean 'cart'?"],
    ['Service', 'basket', "there is no Service 'basket'; there are 'shop/web', 'shop/cart'"],
    [
      'VirtualServices',
      'cart',
      "there is no VirtualServices 'cart', nor any other VirtualServices; did you mean VirtualService?",
    ],
    ['Gateway', 'cart', "there is no Gateway 'cart', nor any other Gateway"],
  ])('says of %s %s what there is', (kind, name, message) => {
    expect(failure(() => expect(manifests).toHaveResource(kind, name))).toBe(
      `expect(manifests).toHaveResource(kind, name, partial)\n\n${message}`,
    );
  });

  test('says what should not be there', () => {
    expect(failure(() => expect(manifests).not.toHaveResource('VirtualService', 'cart'))).toBe(
      'expect(manifests).not.toHaveResource(kind, name, partial)\n\nVirtualService shop/cart is there.',
    );
  });
});

test('toHaveResourceCount counts a kind', () => {
  expect(manifests).toHaveResourceCount('Service', 2);
  expect(manifests).toHaveResourceCount('apps/Deployment', 2);
  expect(manifests).toHaveResourceCount('Gateway', 0);
  expect(manifests).not.toHaveResourceCount('Service', 1);
  expect(failure(() => expect(manifests).toHaveResourceCount('Service', 1))).toBe(
    'expect(manifests).toHaveResourceCount(kind, count)\n\nexpected 1, got 2 of kind Service:\n  Service shop/web\n  Service shop/cart',
  );
});

describe('toHaveNoFindings', () => {
  const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: b }\n';
  const typo = `${injected()}${app('cart')}${virtualService('cart', '\n- route: [{ destination: { host: cart, subset: v1 } }]\n')}`;

  test('finds what the checker finds', () => {
    expect(good).toHaveNoFindings();
    expect(typo).not.toHaveNoFindings();
    const message = failure(() => expect(typo).toHaveNoFindings({ failOn: 'error' }));
    expect(message).toMatch(
      /^expect\(manifests\)\.toHaveNoFindings\(\)\n\nerror IST0101 subset 'v1' .*\n {2}at VirtualService shop\/cart \/spec\/http\/0/,
    );
  });

  test('leaves out what is ignored, or of less importance', () => {
    expect(typo).toHaveNoFindings({ ignore: ['*'] });
    expect(typo).not.toHaveNoFindings({ failOn: 'error', ignore: ['*=Service *'] });
    expect(typo).toHaveNoFindings({ failOn: 'error', ignore: ['*=VirtualService shop/*'] });
  });

  test('fails for an entry that cannot be meant', () => {
    expect(failure(() => expect(good).toHaveNoFindings({ ignore: ['no code'] }))).toBe(
      "'ignore' must hold CODE or CODE=Kind namespace/name, got 'no code' [MESH_UNKNOWN_FINDING]",
    );
  });
});
