import { describe, expect, test } from '@jest/globals';
import {
  ConfigPatch,
  EnvoyFilter,
  FilterClass,
  Gateway,
  Host,
  PatchContext,
  PatchOperation,
  RouteAction,
  Server,
} from 'cdk8s-mesh';
import { find, messageOf, render, renderOne } from '../../../support/render';
import { violations } from '../../../support/schema';

const value = {
  name: 'a',
  typed_config: { '@type': 'type.googleapis.com/a', list: [1, { key: 'x', value: 'y' }], off: false },
};
const HCM = ConfigPatch.HTTP_CONNECTION_MANAGER;
const router = { filter: { name: HCM, subFilter: { name: 'envoy.filters.http.router' } } };
const { ADD, MERGE, REMOVE, REPLACE, INSERT_BEFORE, INSERT_AFTER, INSERT_FIRST } = PatchOperation;

function patchOf(patch: ConfigPatch) {
  const manifest = renderOne((chart) => {
    new EnvoyFilter(chart, 'filter', { configPatches: [patch] });
  });
  expect(violations(manifest)).toEqual([]);
  return manifest.spec.configPatches[0];
}

const fails = (patch: ConfigPatch) => messageOf(() => patchOf(patch));

describe('a ConfigPatch', () => {
  test.each([
    ['LISTENER', ConfigPatch.listener({ operation: ADD, value })],
    ['LISTENER_FILTER', ConfigPatch.listenerFilter({ operation: ADD, value })],
    ['FILTER_CHAIN', ConfigPatch.filterChain({ operation: ADD, value })],
    ['NETWORK_FILTER', ConfigPatch.networkFilter({ operation: ADD, value })],
    ['HTTP_FILTER', ConfigPatch.httpFilter({ operation: ADD, value })],
    ['ROUTE_CONFIGURATION', ConfigPatch.routeConfiguration({ operation: MERGE, value })],
    ['VIRTUAL_HOST', ConfigPatch.virtualHost({ operation: ADD, value })],
    ['HTTP_ROUTE', ConfigPatch.httpRoute({ operation: ADD, value })],
    ['CLUSTER', ConfigPatch.cluster({ operation: ADD, value })],
    ['EXTENSION_CONFIG', ConfigPatch.extensionConfig({ operation: ADD, value })],
  ])('of %s has no match unless told so', (applyTo, patch) => {
    expect(patchOf(patch)).toEqual({
      applyTo,
      patch: { operation: patch.applyTo === 'ROUTE_CONFIGURATION' ? 'MERGE' : 'ADD', value },
    });
    expect(patch.applyTo).toBe(applyTo);
  });

  test('keeps the configuration as it was when the patch was made', () => {
    const mine = { name: 'a', list: [1] };
    const patch = ConfigPatch.listener({ operation: ADD, value: mine });
    mine.list.push(2);
    expect(patchOf(patch).patch.value).toEqual({ name: 'a', list: [1] });
  });

  test.each(Object.values(PatchContext).filter((context) => context !== PatchContext.WAYPOINT))(
    'has the context %s',
    (context) => {
      expect(patchOf(ConfigPatch.cluster({ context, operation: ADD, value })).match).toEqual({ context });
    },
  );

  test('matches proxies', () => {
    const proxy = { proxyVersion: '^1\\.30.*', metadata: { app: 'reviews' } };
    expect(patchOf(ConfigPatch.cluster({ proxy, operation: ADD, value })).match).toEqual({ proxy });
  });

  test('removes without a value', () => {
    expect(patchOf(ConfigPatch.listener({ listener: { name: 'virtualInbound' }, operation: REMOVE }))).toEqual({
      applyTo: 'LISTENER',
      match: { listener: { name: 'virtualInbound' } },
      patch: { operation: 'REMOVE' },
    });
  });

  test('says where a filter that is added goes', () => {
    const { AUTHZ, STATS } = FilterClass;
    expect(patchOf(ConfigPatch.httpFilter({ operation: ADD, value, filterClass: AUTHZ })).patch.filterClass).toBe(
      'AUTHZ',
    );
    expect(patchOf(ConfigPatch.networkFilter({ operation: ADD, value, filterClass: STATS })).patch.filterClass).toBe(
      'STATS',
    );
  });
});

describe('what a ConfigPatch matches', () => {
  test('a listener filter', () => {
    const listener = { portNumber: 80, listenerFilter: 'envoy.filters.listener.tls_inspector' };
    expect(patchOf(ConfigPatch.listenerFilter({ listener, operation: REMOVE })).match).toEqual({ listener });
  });

  test('a filter chain', () => {
    const filterChain = { name: 'a', sni: 'a.example.com', transportProtocol: 'tls' as const, destinationPort: 80 };
    const applicationProtocols = ['h2', 'http/1.1'];
    const listener = { filterChain: { ...filterChain, applicationProtocols } };
    expect(patchOf(ConfigPatch.filterChain({ listener, operation: REMOVE })).match).toEqual({
      listener: { filterChain: { ...filterChain, applicationProtocols: 'h2,http/1.1' } },
    });
  });

  test('a network filter, and an HTTP filter in it', () => {
    const tcp = { filterChain: { filter: { name: 'envoy.filters.network.tcp_proxy' } } };
    expect(patchOf(ConfigPatch.networkFilter({ listener: tcp, operation: REPLACE, value })).match).toEqual({
      listener: tcp,
    });
    const http = { filterChain: router };
    expect(patchOf(ConfigPatch.httpFilter({ listener: http, operation: INSERT_BEFORE, value })).match).toEqual({
      listener: http,
    });
  });

  test('a route configuration of a Gateway, by the name that Envoy has for it', () => {
    const host = Host.external('a.example.com');
    const manifests = render((chart) => {
      const gateway = new Gateway(chart, 'edge', { servers: [Server.http({ hosts: [host] })] });
      const routeConfiguration = { name: 'http.80', portNumber: 80, portName: 'http', gateway };
      const patch = ConfigPatch.routeConfiguration({
        context: PatchContext.GATEWAY,
        routeConfiguration,
        operation: MERGE,
        value,
      });
      new EnvoyFilter(chart, 'filter', { configPatches: [patch] });
    });
    expect(find(manifests, 'EnvoyFilter').spec.configPatches[0].match).toEqual({
      context: 'GATEWAY',
      routeConfiguration: { name: 'http.80', portNumber: 80, portName: 'http', gateway: 'bookinfo/test-edge' },
    });
  });

  test('a virtual host, and a route in it', () => {
    const vhost = { name: 'a.example.com:80', domainName: 'a.example.com' };
    expect(
      patchOf(ConfigPatch.virtualHost({ routeConfiguration: { vhost }, operation: REPLACE, value })).match,
    ).toEqual({ routeConfiguration: { vhost } });
    const routed = { vhost: { ...vhost, route: { name: 'default', action: RouteAction.ROUTE } } };
    expect(
      patchOf(ConfigPatch.httpRoute({ routeConfiguration: routed, operation: INSERT_AFTER, value })).match,
    ).toEqual({
      routeConfiguration: routed,
    });
  });

  test('a cluster, by service or by name', () => {
    const service = Host.service('reviews', { namespace: 'bookinfo' });
    const of = (cluster: Parameters<typeof ConfigPatch.cluster>[0]['cluster']) =>
      patchOf(ConfigPatch.cluster({ cluster, operation: REMOVE })).match;
    expect(of({ service, subset: 'v1', portNumber: 9080 })).toEqual({
      cluster: { service: 'reviews.bookinfo.svc.cluster.local', subset: 'v1', portNumber: 9080 },
    });
    expect(of({ name: 'PassthroughCluster' })).toEqual({ cluster: { name: 'PassthroughCluster' } });
    expect(of({})).toEqual({ cluster: {} });
  });

  test('what a waypoint does', () => {
    const context = PatchContext.WAYPOINT;
    const waypoint = { portNumber: 80, ...router };
    expect(patchOf(ConfigPatch.httpFilter({ context, waypoint, operation: INSERT_FIRST, value })).match).toEqual({
      context: 'WAYPOINT',
      waypoint,
    });
    expect(patchOf(ConfigPatch.networkFilter({ context, waypoint: {}, operation: REMOVE })).match).toEqual({
      context: 'WAYPOINT',
      waypoint: {},
    });
    const route = { route: { name: 'default' } };
    expect(
      patchOf(ConfigPatch.httpRoute({ context, waypoint: route, operation: MERGE, value })).match.waypoint,
    ).toEqual(route);
  });
});

describe('a ConfigPatch fails', () => {
  const target = (name: string, operation: string) =>
    `'configPatches[0].listener.${name}' must be set for ${operation}; name the filter (at test/filter) ` +
    '[MESH_PATCH_WITHOUT_TARGET]';

  test.each([
    [ConfigPatch.listenerFilter({ operation: REMOVE }), target('listenerFilter', 'REMOVE')],
    [ConfigPatch.listenerFilter({ operation: MERGE, value }), target('listenerFilter', 'MERGE')],
    [ConfigPatch.networkFilter({ operation: REMOVE }), target('filterChain.filter', 'REMOVE')],
    [ConfigPatch.networkFilter({ operation: REPLACE, value }), target('filterChain.filter', 'REPLACE')],
    [
      ConfigPatch.httpFilter({ listener: { filterChain: { filter: { name: HCM } } }, operation: REMOVE }),
      target('filterChain.filter.subFilter', 'REMOVE'),
    ],
  ])('without the filter that it is about (%#)', (patch, message) => {
    expect(fails(patch)).toBe(message);
  });

  test('for an expression that RE2 does not read', () => {
    const patch = ConfigPatch.cluster({ proxy: { proxyVersion: '(' }, operation: REMOVE });
    expect(fails(patch)).toContain("'configPatches[0].proxy.proxyVersion' must be a regular expression");
  });

  test('for a port that is none', () => {
    expect(fails(ConfigPatch.listener({ listener: { portNumber: 0 }, operation: REMOVE }))).toBe(
      "'configPatches[0].listener.portNumber' must be an integer from 1 to 65535, got 0 (at test/filter) " +
        '[MESH_OUT_OF_RANGE]',
    );
  });

  test('for a filter without a name', () => {
    const listener = { filterChain: { filter: { name: '' } } };
    expect(fails(ConfigPatch.networkFilter({ listener, operation: ADD, value }))).toBe(
      "'configPatches[0].listener.filterChain.filter.name' must not be empty, got '' (at test/filter) " +
        '[MESH_EMPTY_MATCH]',
    );
  });

  test('for a Gateway outside the context of gateways', () => {
    const routeConfiguration = { gateway: { name: 'edge', namespace: 'bookinfo' } };
    expect(fails(ConfigPatch.routeConfiguration({ routeConfiguration, operation: MERGE, value }))).toBe(
      "'configPatches[0].routeConfiguration' must not have gateway and portName unless the context is GATEWAY: proxies " +
        'of other contexts pass over them (at test/filter) [MESH_PATCH_CONTEXT]',
    );
  });

  test('for a Gateway without a namespace', () => {
    const build = () =>
      render((chart) => {
        const routeConfiguration = { gateway: { name: 'edge', namespace: undefined } };
        const context = PatchContext.GATEWAY;
        const patch = ConfigPatch.routeConfiguration({ context, routeConfiguration, operation: MERGE, value });
        new EnvoyFilter(chart, 'filter', { configPatches: [patch] });
      }, '');
    expect(messageOf(build)).toBe(
      "'configPatches[0].routeConfiguration.gateway' must have a namespace, got 'edge'; give the Gateway or its chart " +
        'a namespace (at test/filter) [MESH_GATEWAY_WITHOUT_NAMESPACE]',
    );
  });
});

describe('a ConfigPatch fails where types were lost', () => {
  type Cluster = Parameters<typeof ConfigPatch.cluster>[0];
  const cluster = (patch: object) => fails(ConfigPatch.cluster(patch as unknown as Cluster));

  test('for a value that is missing, or one too many', () => {
    expect(cluster({ operation: ADD })).toBe(
      "'configPatches[0].value' must be set for ADD (at test/filter) [MESH_PATCH_VALUE]",
    );
    expect(cluster({ operation: REMOVE, value })).toBe(
      "'configPatches[0].value' must not be set for REMOVE (at test/filter) [MESH_PATCH_VALUE]",
    );
  });

  test('for a waypoint outside its context, and the context without it', () => {
    expect(cluster({ operation: ADD, value, waypoint: {} })).toBe(
      "'configPatches[0].waypoint' must not be set unless the context is WAYPOINT (at test/filter) " +
        '[MESH_PATCH_CONTEXT]',
    );
    expect(cluster({ operation: ADD, value, context: PatchContext.WAYPOINT })).toBe(
      "'configPatches[0].waypoint' must be set for the context WAYPOINT (at test/filter) [MESH_PATCH_CONTEXT]",
    );
  });
});
