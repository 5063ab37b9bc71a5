import { expect, test } from '@jest/globals';
import { type Chart, Duration } from 'cdk8s';
import { ConfigPatch, EnvoyFilter, FilterClass, PatchContext, PatchOperation, TargetRef } from 'cdk8s-mesh';

const { ADD, MERGE, REMOVE, REPLACE, INSERT_BEFORE } = PatchOperation;
const value = { name: 'a' };
const tcp = { name: 'envoy.filters.network.tcp_proxy' };

/** The compiler reads this function; nobody calls it. */
function wrongEnvoyFilters(chart: Chart): void {
  // @ts-expect-error a workload or targets
  new EnvoyFilter(chart, 'a', { workloadSelector: { matchLabels: {} }, targets: [TargetRef.gateway({ name: 'a' })] });
  // @ts-expect-error a patch is made by a factory
  new EnvoyFilter(chart, 'a', { configPatches: [{ applyTo: 'CLUSTER', patch: { operation: MERGE, value } }] });
  // @ts-expect-error a patch does something
  ConfigPatch.cluster({ value });
  // @ts-expect-error what is added has a value
  ConfigPatch.cluster({ operation: ADD });
  // @ts-expect-error what is removed has none
  ConfigPatch.cluster({ operation: REMOVE, value });
  // @ts-expect-error clusters are not inserted
  ConfigPatch.cluster({ operation: INSERT_BEFORE, value });
  // @ts-expect-error clusters are not replaced
  ConfigPatch.cluster({ operation: REPLACE, value });
  // @ts-expect-error route configurations are merged only
  ConfigPatch.routeConfiguration({ operation: ADD, value });
  // @ts-expect-error extension configurations are added only
  ConfigPatch.extensionConfig({ operation: MERGE, value });
  // @ts-expect-error clusters are not in listeners
  ConfigPatch.cluster({ listener: {}, operation: MERGE, value });
  // @ts-expect-error listeners are not in route configurations
  ConfigPatch.listener({ routeConfiguration: {}, operation: MERGE, value });
  // @ts-expect-error a cluster has a name, or a service
  ConfigPatch.cluster({ cluster: { name: 'a', portNumber: 80 }, operation: MERGE, value });
  // @ts-expect-error no filter is matched where filter chains are changed
  ConfigPatch.filterChain({ listener: { filterChain: { filter: tcp } }, operation: MERGE, value });
  // @ts-expect-error HTTP filters are in the HTTP connection manager
  ConfigPatch.httpFilter({ listener: { filterChain: { filter: tcp } }, operation: ADD, value });
  // @ts-expect-error listener filters are matched where they are changed
  ConfigPatch.listener({ listener: { listenerFilter: 'a' }, operation: ADD, value });
  // @ts-expect-error a class is for what is added
  ConfigPatch.httpFilter({ operation: INSERT_BEFORE, value, filterClass: FilterClass.AUTHZ });
  // @ts-expect-error a class is for filters
  ConfigPatch.cluster({ operation: ADD, value, filterClass: FilterClass.AUTHZ });
  // @ts-expect-error a waypoint is matched as one
  ConfigPatch.httpFilter({ context: PatchContext.WAYPOINT, operation: ADD, value });
  // @ts-expect-error a sidecar is no waypoint
  ConfigPatch.httpFilter({ context: PatchContext.SIDECAR_INBOUND, waypoint: {}, operation: ADD, value });
  // @ts-expect-error a waypoint has no clusters of its own
  ConfigPatch.cluster({ context: PatchContext.WAYPOINT, operation: ADD, value });
  // @ts-expect-error Envoy has durations as text
  ConfigPatch.cluster({ operation: MERGE, value: { connect_timeout: Duration.seconds(1) } });
  // @ts-expect-error cdk8s drops null
  ConfigPatch.cluster({ operation: MERGE, value: { connect_timeout: null } });
}

test('the wrong EnvoyFilters above do not compile', () => {
  expect(wrongEnvoyFilters).toBeInstanceOf(Function);
});
