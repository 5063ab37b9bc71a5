import { describe, expect, test } from '@jest/globals';
import { BASE, FROM } from './gateway-yaml';
import { ends, outcomeOf } from './routed';

describe('listeners of a Kubernetes Gateway on one port', () => {
  const edge = (...hostnames: readonly string[]) =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: edge, namespace: shop }\nspec: { gatewayClassName: istio, listeners: [${hostnames.map((hostname, index) => `{ name: l${index}, port: 80, protocol: HTTP${hostname === '' ? '' : `, hostname: "${hostname}"`} }`).join(', ')}] }\n---\n`;
  const route = (name: string, section: string, backend: string, hostnames = '') =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: ${name}, namespace: shop }\nspec: { parentRefs: [{ name: edge, sectionName: ${section} }], ${hostnames === '' ? '' : `hostnames: [${hostnames}], `}rules: [{ backendRefs: [{ name: ${backend}, port: 8080 }] }] }\n---\n`;
  test.each([
    ['one without routes leaves the host to others', edge('*.example.com', '') + route('r', 'l1', 'cart'), 'cart'],
    [
      'the most specific host of a route counts',
      edge('*.example.com', '') + route('r', 'l1', 'cart') + route('s', 'l0', 'web'),
      'web',
    ],
    [
      'what a longer listener is for is left to it',
      edge('*.example.com', '') + route('r', 'l1', 'cart', 'x.example.com') + route('s', 'l0', 'web'),
      'web',
    ],
    [
      'even where nothing is attached to it',
      edge('*.example.com', '') + route('r', 'l1', 'cart', 'x.example.com'),
      '404',
    ],
    ['a literal listener', edge('x.example.com', '') + route('r', 'l1', 'cart') + route('s', 'l0', 'web'), 'web'],
  ])('%s', (_, rules, end) => {
    expect(ends(BASE + rules, 'http://x.example.com/', FROM)).toBe(end);
  });

  test('of a ListenerSet that the Gateway lets in', () => {
    const set =
      'apiVersion: gateway.networking.k8s.io/v1\nkind: ListenerSet\nmetadata: { name: more, namespace: shop }\nspec: { parentRef: { name: edge }, listeners: [{ name: own, port: 8081, protocol: HTTP }] }\n---\n';
    const own = route('r', 'own', 'cart').replace(
      'parentRefs: [{ name: edge',
      'parentRefs: [{ kind: ListenerSet, name: more',
    );
    const allowing = edge('').replace('listeners:', 'allowedListeners: { namespaces: { from: Same } }, listeners:');
    expect(ends(BASE + edge('') + set + own, 'http://x.org:8081/', FROM)).toBe('connection-reset');
    expect(ends(BASE + allowing + set + own, 'http://x.org:8081/', FROM)).toBe('cart');
  });

  describe('of routes that write its hostname in different ways', () => {
    const created = (day: number) => `, creationTimestamp: '2026-01-0${day}T00:00:00Z'`;
    const attached = (name: string, age: string, hostnames: string, rules: string) =>
      `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: ${name}, namespace: shop${age} }\nspec: { parentRefs: [{ name: edge }], ${hostnames}rules: [${rules}] }\n---\n`;
    const asking = (match: string, backend: string) =>
      `{ matches: [{ ${match} }], backendRefs: [{ name: ${backend}, port: 8080 }] }`;
    const long = (age: string) =>
      attached('a', age, 'hostnames: ["*.example.com"], ', asking('path: { value: /api }', 'cart'));
    const short = (age: string) => attached('b', age, '', asking('method: GET', 'web'));
    const meshOf = (routes: string) => BASE + edge('x.example.com') + routes;
    const url = 'http://x.example.com/api';

    test('those of the oldest come first, however little they ask for', () => {
      expect(ends(meshOf(long(created(1)) + short(created(2))), url, FROM)).toBe('cart');
      expect(ends(meshOf(long(created(2)) + short(created(1))), url, FROM)).toBe('web');
      expect(outcomeOf(meshOf(long(created(2)) + short(created(1))), url, FROM).undefinedOrder).toEqual([]);
    });

    test('which is undefined where manifests do not tell the age', () => {
      const names = ['HTTPRoute shop/a', 'HTTPRoute shop/b'];
      expect(outcomeOf(meshOf(long('') + short('')), url, FROM).undefinedOrder.toSorted()).toEqual(names);
    });

    test('what takes everything comes last of all, without what stands behind it', () => {
      const rules = `${asking('path: { value: / }', 'web')}, ${asking('path: { type: RegularExpression, value: /api }', 'web')}`;
      expect(ends(meshOf(attached('b', created(1), '', rules) + long(created(2))), url, FROM)).toBe('cart');
    });
  });

  test('a slash at the end makes no prefix longer', () => {
    const rules = (...prefixes: readonly string[]) =>
      `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: r, namespace: shop }\nspec: { parentRefs: [{ name: edge }], rules: [${prefixes.map((prefix, index) => `{ matches: [{ path: { type: PathPrefix, value: ${prefix} } }], backendRefs: [{ name: ${['cart', 'web'][index]}, port: 8080 }] }`).join(', ')}] }\n---\n`;
    expect(ends(BASE + edge('') + rules('/api', '/api/'), 'http://x.org/api/x', FROM)).toBe('cart');
    expect(ends(BASE + edge('') + rules('/', '/api/'), 'http://x.org/api/x', FROM)).toBe('web');
  });
});

test('a route of the Gateway API to what the proxy does not know is answered with 500, to what has no workload with 503', () => {
  const edge =
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: edge, namespace: shop }\nspec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: r, namespace: shop }\nspec: { parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: cart, port: 8080 }] }] }\n---\n';
  const hidden = BASE.replace(
    'metadata: { name: cart, namespace: shop }\nspec:\n  selector',
    "metadata: { name: cart, namespace: shop, annotations: { networking.istio.io/exportTo: '~' } }\nspec:\n  selector",
  );
  const empty = BASE.replace('selector: { app: cart }\n  ports', 'selector: { app: nobody }\n  ports');
  expect(hidden).not.toBe(BASE);
  expect(ends(hidden + edge, 'http://x.org/', FROM)).toBe('500');
  expect(ends(empty + edge, 'http://x.org/', FROM)).toBe('503');
});
