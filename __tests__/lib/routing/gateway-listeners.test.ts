import { describe, expect, test } from '@jest/globals';
import { BASE, FROM } from './gateway-yaml';
import { ends } from './routed';

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
