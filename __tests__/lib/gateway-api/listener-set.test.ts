import { describe, expect, test } from '@jest/globals';
import { App, Chart, Testing } from 'cdk8s';
import { gatewayApi } from 'cdk8s-mesh';
import { messageOf, renderOne } from '../../support/render';
import { violations } from '../../support/schema';

const { BackendRef, FromNamespaces, Gateway, HTTPRoute, Listener, ListenerSet } = gatewayApi;

const http = Listener.http({ name: 'http', port: 80 });
const setOf = (props: Partial<gatewayApi.ListenerSetProps>, namespace?: string) =>
  renderOne((chart) => {
    new ListenerSet(chart, 'set', { parent: { name: 'shared' }, listeners: [http], ...props });
  }, namespace);
const gatewayWith = (allowedListeners: gatewayApi.FromNamespaces | undefined, namespace = 'istio-ingress') =>
  new Gateway(new Chart(Testing.app(), 'ingress', { namespace }), 'gateway', {
    className: 'istio',
    metadata: { name: 'gateway' },
    listeners: [http],
    ...(allowedListeners ? { allowedListeners } : {}),
  });

describe('a ListenerSet', () => {
  test('adds listeners to a Gateway, and has nothing that was not said', () => {
    const manifest = setOf({});
    expect(manifest).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'ListenerSet',
      metadata: { name: 'test-set', namespace: 'bookinfo' },
      spec: { parentRef: { name: 'shared' }, listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
    });
    expect(violations(manifest)).toEqual([]);
  });

  test('keeps the order of its listeners, those of addListener last', () => {
    const manifest = renderOne((chart) => {
      const set = new ListenerSet(chart, 'set', { parent: { name: 'shared' }, listeners: [http] });
      set.addListener(Listener.tcp({ name: 'db', port: 3306 }));
    });
    expect(manifest.spec.listeners.map(({ name }: { name: string }) => name)).toEqual(['http', 'db']);
  });

  test.each([
    ['every namespace', FromNamespaces.ALL, 'istio-ingress'],
    ['namespaces by their labels', FromNamespaces.selector({ labels: { shared: 'true' } }), 'istio-ingress'],
    ['its own namespace', FromNamespaces.SAME, 'bookinfo'],
  ])('is added to a Gateway that allows %s', (_, allowed, namespace) => {
    expect(setOf({ parent: gatewayWith(allowed, namespace) }).spec.parentRef).toEqual({
      name: 'gateway',
      ...(namespace === 'bookinfo' ? {} : { namespace }),
    });
  });

  test.each([
    ['no ListenerSets', undefined, 'bookinfo'],
    ['no ListenerSets in so many words', FromNamespaces.NONE, 'bookinfo'],
    ['those of its own namespace', FromNamespaces.SAME, 'istio-ingress'],
  ])('fails for a Gateway that allows %s', (_, allowed, namespace) => {
    expect(messageOf(() => setOf({ parent: gatewayWith(allowed, namespace) }))).toBe(
      "'parent' must be a Gateway that takes listeners of namespace 'bookinfo', got 'ingress/gateway'; " +
        'give the Gateway allowedListeners (at test/set) [MESH_LISTENERS_NOT_ALLOWED]',
    );
  });

  test.each([
    [
      'two listeners of one name',
      { listeners: [http, Listener.http({ name: 'http', port: 81 })] },
      "'listeners[1].name' must be another than those of the other listeners, got 'http' (at test/set) [MESH_DUPLICATE_LISTENER]",
    ],
    [
      'two listeners of one port',
      { listeners: [http, Listener.http({ name: 'again', port: 80 })] },
      "'listeners[1]' must differ from listener 'http' in its port, its protocol or its hostname, got 'HTTP on port 80' " +
        '(at test/set) [MESH_DUPLICATE_LISTENER]',
    ],
    [
      'more than 64 listeners',
      { listeners: Array.from({ length: 65 }, (_, index) => Listener.tcp({ name: `l${index}`, port: 1000 + index })) },
      "'listeners' must have at most 64 entries, got 65 (at test/set) [MESH_TOO_MANY]",
    ],
  ])('fails for %s', (_, props, message) => {
    expect(messageOf(() => setOf(props))).toBe(message);
  });

  test('fails without a listener when the app is synthesized', () => {
    const app = new App({ outdir: Testing.app().outdir });
    new ListenerSet(new Chart(app, 'test'), 'set', { parent: { name: 'shared' } });
    expect(messageOf(() => app.synth())).toContain(
      "[test/set] 'listeners' must have at least one entry; call addListener [MESH_NO_LISTENER]",
    );
  });
});

describe('references to a ListenerSet', () => {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'shop', disableResourceNameHashes: true });
  const set = new ListenerSet(chart, 'set', { parent: { name: 'shared' }, listeners: [http] });

  test('are parents of routes, as a whole and by listener', () => {
    const manifest = renderOne((other) => {
      new HTTPRoute(other, 'route', {
        parents: [set, { name: 'shared' }],
        rules: [{ backends: [BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' })] }],
      });
    });
    expect(manifest.spec.parentRefs).toEqual([
      { kind: 'ListenerSet', name: 'test-set', namespace: 'shop' },
      { name: 'shared' },
    ]);
    expect(violations(manifest)).toEqual([]);
    expect(set.listener('http')).toEqual({
      kind: 'ListenerSet',
      name: 'test-set',
      namespace: 'shop',
      sectionName: 'http',
    });
  });

  test('come from addListener', () => {
    expect(set.addListener(Listener.http({ name: 'alt', port: 8080 })).sectionName).toBe('alt');
  });

  test('fail for a listener that is not there', () => {
    const untyped: gatewayApi.ListenerSet = set;
    expect(messageOf(() => untyped.listener('https'))).toContain(
      "'listener' must be a listener of ListenerSet test-set, which has http",
    );
  });
});
