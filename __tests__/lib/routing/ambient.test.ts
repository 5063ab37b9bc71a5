import { describe, expect, test } from '@jest/globals';
import { app, injected, virtualService } from '../../support/workload-yaml';
import { outcomeOf } from './routed';

const AMBIENT =
  'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }\n---\n';
const BASE = AMBIENT + app('web') + app('cart');
const URL = 'http://cart:8080/a';
const policy = (spec: string) =>
  `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: p, namespace: shop }\nspec: ${spec}\n---\n`;
const strict =
  'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: default, namespace: shop }\nspec: { mtls: { mode: STRICT } }\n---\n';

describe('a workload in the ambient mesh', () => {
  test('sends with mutual TLS, past all rules for HTTP', () => {
    const mesh = BASE + strict + virtualService('cart', '- directResponse: { status: 418 }');
    expect(outcomeOf(mesh, URL)).toMatchObject({
      tls: 'ISTIO_MUTUAL',
      status: null,
      error: null,
      retries: { attempts: 0 },
    });
  });

  test.each([
    ['by namespace', '{ rules: [{ from: [{ source: { namespaces: [shop] } }] }] }', 'allow'],
    ['by another namespace', '{ rules: [{ from: [{ source: { namespaces: [else] } }] }] }', 'deny'],
    ['by path: nothing is allowed', '{ rules: [{ to: [{ operation: { paths: [/a] } }] }] }', 'deny'],
    ['not by path: nothing is denied', '{ action: DENY, rules: [{ to: [{ operation: { paths: [/b] } }] }] }', 'allow'],
    [
      'by port and path: all of the port',
      '{ action: DENY, rules: [{ to: [{ operation: { paths: [/b], ports: ["8080"] } }] }] }',
      'deny',
    ],
    ['not by an external authorizer', '{ action: CUSTOM, provider: { name: x }, rules: [{}] }', 'allow'],
  ])('is let in %s', (_, spec, authorization) => {
    expect(outcomeOf(BASE + policy(spec), URL)).toMatchObject({ authorization, status: null });
  });

  test('is reached by a sidecar with mutual TLS', () => {
    const mesh = BASE + strict + injected('other') + app('front', { namespace: 'other' });
    expect(outcomeOf(mesh, 'http://cart.shop:8080/', { from: 'other/front' })).toMatchObject({
      tls: 'ISTIO_MUTUAL',
      error: null,
    });
  });
});

describe('a waypoint', () => {
  const waypoint =
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: way, namespace: shop }\nspec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }\n---\n';
  const using = BASE.replace('labels: { istio.io', 'labels: { istio.io/use-waypoint: way, istio.io') + waypoint;
  const rule = virtualService(
    'cart',
    '- { match: [{ uri: { prefix: /a } }], timeout: 3s, route: [{ destination: { host: cart } }] }',
  );

  test('of the namespace makes rules count', () => {
    expect(outcomeOf(using + rule, URL)).toMatchObject({ timeoutMs: 3000, tls: 'ISTIO_MUTUAL', status: null });
    expect(outcomeOf(using + rule, 'http://cart:8080/b').status).toBe(404);
  });

  test('may be refused by a Service, and has to be for services', () => {
    const refused = using.replace(
      'metadata: { name: cart, namespace: shop }\nspec:\n  selector',
      'metadata: { name: cart, namespace: shop, labels: { istio.io/use-waypoint: none } }\nspec:\n  selector',
    );
    expect(refused).not.toBe(using);
    expect(outcomeOf(refused + rule, URL).timeoutMs).toBeNull();
    const workloads = using.replace(
      'metadata: { name: way, namespace: shop }',
      'metadata: { name: way, namespace: shop, labels: { istio.io/waypoint-for: workload } }',
    );
    expect(outcomeOf(workloads + rule, URL).timeoutMs).toBeNull();
  });

  test.each([
    ['the Gateway', '{ group: gateway.networking.k8s.io, kind: Gateway, name: way }'],
    ['the Service', '{ group: "", kind: Service, name: cart }'],
  ])('asks the policies for %s', (_, target) => {
    const paths = policy(
      `{ targetRefs: [${target}], rules: [{ from: [{ source: { namespaces: [shop] } }], to: [{ operation: { paths: [/a] } }] }] }`,
    );
    expect(outcomeOf(using + paths, URL)).toMatchObject({ status: null, authorization: 'allow' });
    expect(outcomeOf(using + paths, 'http://cart:8080/b')).toMatchObject({ status: 403, authorization: 'deny' });
  });

  test('is the client of the workload behind it', () => {
    const only = policy(
      '{ selector: { matchLabels: { app: cart } }, rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/way] } }] }] }',
    );
    expect(outcomeOf(using + only, URL).authorization).toBe('allow');
    expect(outcomeOf(BASE + only, URL).authorization).toBe('deny');
  });
});
