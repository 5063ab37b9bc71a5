import { describe, expect, test } from '@jest/globals';
import { app, destinationRule } from '../../support/workload-yaml';
import { between, matrixOf, policy, SHOP, workload } from './cells';

const OUTSIDE = `apiVersion: v1\nkind: Namespace\nmetadata: { name: legacy }\n---\n${app('old', { namespace: 'legacy' })}`;
const mtls = (mode: string, namespace = 'shop') =>
  policy(`{ mtls: { mode: ${mode} } }`, { kind: 'PeerAuthentication', name: 'tls', namespace });
const named = policy('{ rules: [{ from: [{ source: { principals: ["*"] } }] }] }');

describe('mutual TLS', () => {
  test.each([
    ['STRICT', ['allow', 'deny', 'deny']],
    ['PERMISSIVE', ['allow', 'allow', 'allow']],
    ['DISABLE', ['allow', 'allow', 'allow']],
  ])('of a server that is %s', (mode, expected) => {
    const matrix = matrixOf(SHOP + OUTSIDE + mtls(mode));
    expect(['shop/web', 'legacy/old', 'outside'].map((name) => between(matrix, name, 'shop/cart'))).toEqual(expected);
  });

  test('gives no name to clients in plain text', () => {
    const both = (text: string) => {
      const matrix = matrixOf(SHOP + OUTSIDE + named + text);
      return ['shop/web', 'legacy/old'].map((name) => between(matrix, name, 'shop/cart'));
    };
    expect(both('')).toEqual(['allow', 'deny']);
    expect(both(mtls('DISABLE'))).toEqual(['deny', 'deny']);
    expect(both(destinationRule('cart', 'trafficPolicy: { tls: { mode: DISABLE } }'))).toEqual(['deny', 'deny']);
  });

  test('of a client that does not speak it is refused, and one that does where nobody takes it', () => {
    const off = destinationRule('cart', 'trafficPolicy: { tls: { mode: DISABLE } }');
    expect(between(matrixOf(SHOP + mtls('STRICT') + off), 'shop/web', 'shop/cart')).toBe('deny');
    const on = destinationRule('old', 'trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }', 'legacy');
    expect(between(matrixOf(SHOP + OUTSIDE + on), 'shop/web', 'legacy/old')).toBe('deny');
    expect(between(matrixOf(SHOP + OUTSIDE), 'shop/web', 'legacy/old')).toBe('allow');
  });

  test('may differ by the DestinationRule of the client', () => {
    const off = destinationRule('cart.shop.svc.cluster.local', 'trafficPolicy: { tls: { mode: DISABLE } }', 'other');
    const matrix = matrixOf(SHOP + mtls('STRICT') + off);
    expect([between(matrix, 'shop/web', 'shop/cart'), between(matrix, 'other/web', 'shop/cart')]).toEqual([
      'allow',
      'deny',
    ]);
    const some = destinationRule(
      'cart',
      'workloadSelector: { matchLabels: { app: web } }\ntrafficPolicy: { tls: { mode: DISABLE } }',
    );
    const own = matrixOf(SHOP + workload('api', 'shop') + mtls('STRICT') + some);
    expect([between(own, 'shop/web', 'shop/cart'), between(own, 'shop/api', 'shop/cart')]).toEqual(['deny', 'allow']);
  });

  test('may differ by the port', () => {
    const two = SHOP.replace(
      /(name: cart, namespace: shop \}\nspec:\n {2}selector: \{ app: cart \}\n {2}ports: \[)/,
      '$1{ name: tcp-admin, port: 9090 }, ',
    );
    const byPort = policy(
      '{ selector: { matchLabels: { app: cart } }, mtls: { mode: STRICT }, portLevelMtls: { 9090: { mode: PERMISSIVE } } }',
      { kind: 'PeerAuthentication', name: 'tls' },
    );
    expect(between(matrixOf(two + byPort), 'outside', 'shop/cart')).toBe(
      'conditional: port 9090: allow; port 8080: deny',
    );
    expect(between(matrixOf(two + byPort), 'shop/web', 'shop/cart')).toBe('allow');
  });

  test('does nothing for a server outside of the mesh', () => {
    const denied = policy('{}', { namespace: 'legacy' });
    expect(between(matrixOf(SHOP + OUTSIDE + denied), 'shop/web', 'legacy/old')).toBe('allow');
  });
});

describe('a port', () => {
  const methods = policy('{ rules: [{ to: [{ operation: { methods: [GET] } }] }] }');
  const denied = policy('{ action: DENY, rules: [{ to: [{ operation: { methods: [PUT] } }] }] }');
  const db = (portName: string) => SHOP + workload('db', 'shop', { portName });

  test('that is no HTTP drops rules that allow by what only HTTP has, and widens those that deny', () => {
    expect(between(matrixOf(db('tcp-db') + methods), 'shop/web', 'shop/db')).toBe('deny');
    expect(between(matrixOf(db('tcp-db') + denied), 'shop/web', 'shop/db')).toBe('deny');
  });

  test('that may be both is told by what is sent', () => {
    expect(between(matrixOf(db('any') + methods), 'shop/web', 'shop/db')).toBe(
      'conditional: port 8080 as HTTP: only GET; port 8080 as TCP: deny',
    );
    expect(between(matrixOf(db('any') + named), 'shop/web', 'shop/db')).toBe('allow');
  });

  test('is that of the containers where no service leads to it', () => {
    const lonely = SHOP.replaceAll(
      /kind: Service\nmetadata: \{ name: cart[^-]*?---\n/g,
      'kind: ConfigMap\nmetadata: { name: none }\n---\n',
    );
    const port = (number: number) => policy(`{ rules: [{ to: [{ operation: { ports: ["${number}"] } }] }] }`);
    expect(between(matrixOf(lonely + port(8080)), 'shop/web', 'shop/cart')).toBe('allow');
    expect(between(matrixOf(lonely + port(9090)), 'shop/web', 'shop/cart')).toBe('deny');
  });
});

describe('in the ambient mesh', () => {
  const AMBIENT = `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }\n---\n${workload('web', 'shop')}${workload('cart', 'shop')}`;
  const rule = (text: string, action = 'ALLOW') => policy(`{ action: ${action}, rules: [${text}] }`);

  test.each([
    ['an identity counts', rule('{ from: [{ source: { namespaces: [shop] } }] }'), 'allow'],
    ['what only HTTP has allows nothing', rule('{ to: [{ operation: { methods: [GET] } }] }'), 'deny'],
    ['what only HTTP has denies nothing', rule('{ to: [{ operation: { methods: [GET] } }] }', 'DENY'), 'allow'],
    [
      'what only HTTP has is left out of what denies',
      rule('{ to: [{ operation: { methods: [GET], ports: ["8080"] } }] }', 'DENY'),
      'deny',
    ],
    ['no external authorizer is asked', policy('{ action: CUSTOM, provider: { name: x }, rules: [{}] }'), 'allow'],
  ])('%s', (_, policies, expected) => {
    expect(between(matrixOf(AMBIENT + policies), 'shop/web', 'shop/cart')).toBe(expected);
  });
});

describe('a gateway', () => {
  const gateway = `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: g, namespace: shop }\nspec: { selector: { istio: ingressgateway }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }] }\n---\n`;

  test('whose workload is not given is assumed, as a client and as a server', () => {
    const matrix = matrixOf(SHOP + gateway);
    expect(matrix.assumed).toEqual(['istio-system/istio-ingressgateway']);
    expect(between(matrix, 'istio-system/istio-ingressgateway', 'shop/cart')).toBe('allow');
    const principals = '["cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account"]';
    const only = matrixOf(
      SHOP + gateway + policy(`{ rules: [{ from: [{ source: { principals: ${principals} } }] }] }`),
    );
    expect(between(only, 'istio-system/istio-ingressgateway', 'shop/cart')).toBe('allow');
    expect(between(only, 'shop/web', 'shop/cart')).toBe('deny');
  });

  test('takes whoever is outside, under its policies', () => {
    const paths = policy(
      '{ selector: { matchLabels: { istio: ingressgateway } }, rules: [{ to: [{ operation: { paths: [/a] } }] }] }',
      { namespace: 'istio-system' },
    );
    const strict = mtls('STRICT', 'istio-system');
    expect(between(matrixOf(SHOP + gateway + paths + strict), 'outside', 'istio-system/istio-ingressgateway')).toBe(
      'conditional: only path /a',
    );
  });

  test('of Kubernetes has the policies that name it', () => {
    const k8s = `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: g, namespace: shop }\nspec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }\n---\n`;
    const target = policy(
      '{ action: DENY, targetRefs: [{ kind: Gateway, group: gateway.networking.k8s.io, name: g }], rules: [{ to: [{ operation: { ports: ["80"] } }] }] }',
    );
    const matrix = matrixOf(SHOP + k8s + target);
    expect(between(matrix, 'outside', 'shop/g-istio')).toBe('deny');
    expect(between(matrix, 'shop/g-istio', 'shop/cart')).toBe('allow');
  });
});
