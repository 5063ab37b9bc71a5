import { expect, test } from '@jest/globals';
import {
  ConfigPatch,
  EnvoyFilter,
  FilterClass,
  Host,
  PatchContext,
  PatchOperation,
  RouteAction,
  TargetRef,
} from 'cdk8s-mesh';
import { expectComplete } from '../../../support/coverage';
import { render } from '../../../support/render';
import { violations } from '../../../support/schema';

const value = { name: 'a' };
const service = Host.service('reviews', { namespace: 'bookinfo' });
const filter = { name: ConfigPatch.HTTP_CONNECTION_MANAGER, subFilter: { name: 'envoy.filters.http.router' } };
const { ADD, MERGE, REMOVE, REPLACE, INSERT_BEFORE, INSERT_AFTER, INSERT_FIRST } = PatchOperation;

test('an EnvoyFilter can say everything that its CRD can', () => {
  const filterChain = {
    name: 'a',
    sni: 'a.example.com',
    transportProtocol: 'tls' as const,
    applicationProtocols: ['h2'],
    destinationPort: 80,
    filter,
  };
  const vhost = { name: 'a', domainName: 'a.example.com' };
  const gateway = { name: 'edge', namespace: 'bookinfo' };
  const waypoint = { context: PatchContext.WAYPOINT, operation: ADD, value } as const;
  const patches = [
    ConfigPatch.listener({ context: PatchContext.ANY, operation: MERGE, value }),
    ConfigPatch.listenerFilter({ listener: { listenerFilter: 'a' }, operation: REMOVE }),
    ConfigPatch.filterChain({ context: PatchContext.SIDECAR_OUTBOUND, operation: ADD, value }),
    ConfigPatch.networkFilter({ operation: INSERT_FIRST, value }),
    ConfigPatch.httpFilter({
      context: PatchContext.SIDECAR_INBOUND,
      proxy: { proxyVersion: '^1', metadata: { a: 'b' } },
      listener: { name: 'a', portNumber: 80, filterChain },
      operation: REPLACE,
      value,
    }),
    ...([INSERT_BEFORE, INSERT_AFTER] as const).map((operation) => ConfigPatch.httpFilter({ operation, value })),
    ...Object.values(FilterClass).map((filterClass) => ConfigPatch.httpFilter({ operation: ADD, value, filterClass })),
    ConfigPatch.routeConfiguration({
      context: PatchContext.GATEWAY,
      routeConfiguration: { name: 'a', portNumber: 80, portName: 'http', gateway },
      operation: MERGE,
      value,
    }),
    ConfigPatch.virtualHost({ routeConfiguration: { vhost }, operation: REMOVE }),
    ...Object.values(RouteAction).map((action) =>
      ConfigPatch.httpRoute({
        routeConfiguration: { vhost: { route: { name: 'default', action } } },
        operation: REMOVE,
      }),
    ),
    ConfigPatch.cluster({ cluster: { service, subset: 'v1', portNumber: 80 }, operation: REMOVE }),
    ConfigPatch.cluster({ cluster: { name: 'PassthroughCluster' }, operation: REMOVE }),
    ConfigPatch.extensionConfig({ operation: ADD, value }),
    ConfigPatch.httpFilter({ ...waypoint, waypoint: { portNumber: 80, filter } }),
    ConfigPatch.httpRoute({ ...waypoint, waypoint: { route: { name: 'default' } } }),
  ];
  const manifests = render((chart) => {
    const workloadSelector = { matchLabels: { app: 'reviews' } };
    new EnvoyFilter(chart, 'workload', { workloadSelector, priority: 10, configPatches: patches });
    new EnvoyFilter(chart, 'targets', { targets: [TargetRef.gateway({ name: 'edge' })] });
  });

  for (const manifest of manifests) expect(violations(manifest)).toEqual([]);
  expectComplete('networking.istio.io/EnvoyFilter', manifests, {
    '.spec.targetRefs[].namespace': 'the CRD takes nothing but an empty one',
    '.spec.configPatches[].applyTo=INVALID': 'the webhook refuses it',
    '.spec.configPatches[].patch.operation=INVALID': 'the webhook refuses it',
    '.spec.configPatches[].applyTo=BOOTSTRAP': 'deprecated, and nothing in istiod reads it any more',
    '.spec.configPatches[].match.listener.portName': 'Istio has not implemented it and leaves it out of its reference',
  });
});
