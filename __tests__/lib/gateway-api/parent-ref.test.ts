import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { gatewayApi } from 'cdk8s-mesh';
import { Secret } from 'cdk8s-plus-28';
import { messageOf, renderOne } from '../../support/render';

const { BackendRef, Gateway, HTTPRoute, Listener } = gatewayApi;

const backend = BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' });
const parentRefsOf = (...parents: gatewayApi.RouteParent[]) =>
  renderOne((chart) => {
    new HTTPRoute(chart, 'route', { parents, rules: [{ backends: [backend] }] });
  }).spec.parentRefs;
const failure = (...parents: gatewayApi.RouteParent[]) => messageOf(() => parentRefsOf(...parents));

const gatewayIn = (namespace: string | undefined) =>
  new Gateway(new Chart(Testing.app(), 'ingress', namespace === undefined ? {} : { namespace }), 'gateway', {
    className: 'istio',
    metadata: { name: 'gateway' },
    listeners: [Listener.http({ name: 'http', port: 80 }), Listener.http({ name: 'alt', port: 8080 })],
  });

describe('parents', () => {
  test('are Gateways, with their namespace where it is not the one of the route', () => {
    expect(parentRefsOf(gatewayIn('bookinfo'))).toEqual([{ name: 'gateway' }]);
    expect(parentRefsOf(gatewayIn('istio-ingress'))).toEqual([{ name: 'gateway', namespace: 'istio-ingress' }]);
  });

  test('are listeners of a Gateway', () => {
    const gateway = gatewayIn('bookinfo');
    expect(parentRefsOf(gateway.listener('http'), gateway.listener('alt'))).toEqual([
      { name: 'gateway', sectionName: 'http' },
      { name: 'gateway', sectionName: 'alt' },
    ]);
  });

  test('are parents that the app does not define, of any kind', () => {
    expect(
      parentRefsOf(
        { name: 'shared', namespace: 'istio-ingress', sectionName: 'https', port: 443 },
        { name: 'near', namespace: 'bookinfo' },
        { group: '', kind: 'Service', name: 'near' },
      ),
    ).toEqual([
      { name: 'shared', namespace: 'istio-ingress', sectionName: 'https', port: 443 },
      { name: 'near' },
      { group: '', kind: 'Service', name: 'near' },
    ]);
  });

  test('may have one name where they differ in kind, in namespace or in listener', () => {
    expect(
      parentRefsOf(
        { name: 'a', sectionName: 'one' },
        { name: 'a', sectionName: 'two' },
        { name: 'a', namespace: 'other' },
        { name: 'a', kind: 'ListenerSet' },
      ),
    ).toHaveLength(4);
  });

  const twice = (index: number, name: string) =>
    `'parents[${index}]' must name another listener than the other parents of this name, got '${name}'; ` +
    'name the parent once, or one listener each with gateway.listener(…) (at test/route) [MESH_DUPLICATE_PARENT]';
  test.each([
    ['a parent twice', [{ name: 'a' }, { name: 'b' }, { name: 'a' }], twice(2, 'a')],
    ['a parent twice, once by its namespace', [{ name: 'a' }, { name: 'a', namespace: 'bookinfo' }], twice(1, 'a')],
    [
      'a parent twice, once by its kind',
      [{ name: 'a' }, { name: 'a', group: 'gateway.networking.k8s.io', kind: 'Gateway' }],
      twice(1, 'a'),
    ],
    [
      'two ports of a parent',
      [
        { name: 'a', port: 80 },
        { name: 'a', port: 443 },
      ],
      twice(1, 'a'),
    ],
    ['a parent and its listener', [{ name: 'a' }, { name: 'a', sectionName: 'http' }], twice(1, 'a/http')],
    ['a listener and its parent', [{ name: 'a', sectionName: 'http' }, { name: 'a' }], twice(1, 'a')],
    [
      'a listener twice',
      [
        { name: 'a', sectionName: 'http' },
        { name: 'a', sectionName: 'http', port: 80 },
      ],
      twice(1, 'a/http'),
    ],
    [
      'no parent',
      [],
      "'parents' must have at least one entry, got []; name a Gateway or one of its listeners (at test/route) [MESH_EMPTY]",
    ],
    [
      'more than 32 parents',
      Array.from({ length: 33 }, (_, index) => ({ name: `g${index}` })),
      "'parents' must have at most 32 entries, got 33 (at test/route) [MESH_TOO_MANY]",
    ],
    [
      'what is no listener',
      [{ name: 'a', sectionName: '' }],
      "'parents[0].sectionName' must be a DNS subdomain: at most 253 lower-case letters, digits, dashes and dots, " +
        "got '' (at test/route) [MESH_INVALID_NAME]",
    ],
    [
      'what is no port',
      [{ name: 'a', port: 0 }],
      "'parents[0].port' must be an integer from 1 to 65535, got 0 (at test/route) [MESH_OUT_OF_RANGE]",
    ],
  ])('fail for %s', (_, parents, message) => {
    expect(failure(...parents)).toBe(message);
  });

  test('fail for a Gateway without a namespace', () => {
    const message =
      "'parents[0]' must have a namespace to be named from namespace 'bookinfo', got 'gateway'; " +
      'give the object or its chart a namespace (at test/route) [MESH_REF_WITHOUT_NAMESPACE]';
    expect(failure(gatewayIn(undefined))).toBe(message);
    expect(failure(gatewayIn(undefined).listener('http'))).toBe(message);
  });

  test('fail for a construct that is no parent', () => {
    const secret = new Secret(new Chart(Testing.app(), 'shop'), 'secret');
    expect(failure(secret as unknown as gatewayApi.ParentRef)).toBe(
      "'parents[0]' must be a Gateway of the Gateway API, one of its listeners, a service, or a parent by name, " +
        "got 'shop/secret' (at test/route) [MESH_INVALID_PARENT]",
    );
  });
});
