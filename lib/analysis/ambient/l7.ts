import type { ManifestObject } from '../../manifest/manifest-object';
import { asList, asObject, at, objectsOf, stringsOf } from '../../mesh/json';

const L7_SOURCE = ['requestPrincipals', 'notRequestPrincipals', 'remoteIpBlocks', 'notRemoteIpBlocks'];
const L7_OPERATION = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'];
/** What ztunnel knows of a connection. */
const L4_KEYS = new Set([
  'source.ip',
  'source.namespace',
  'source.principal',
  'source.serviceAccount',
  'destination.ip',
  'destination.port',
]);

/** Whether a policy asks for what only HTTP tells, or for an external authorizer. */
export function isL7AuthorizationPolicy(policy: ManifestObject): boolean {
  if (at(policy.spec, 'action') === 'CUSTOM' || at(policy.spec, 'action') === 'AUDIT') return true;
  return objectsOf(at(policy.spec, 'rules')).some(
    ([, rule]) =>
      objectsOf(rule.from).some(([, from]) =>
        L7_SOURCE.some((field) => asList(at(from, 'source', field)).length > 0),
      ) ||
      objectsOf(rule.to).some(([, to]) =>
        L7_OPERATION.some((field) => asList(at(to, 'operation', field)).length > 0),
      ) ||
      objectsOf(rule.when).some(([, { key }]) => typeof key === 'string' && !L4_KEYS.has(key)),
  );
}

/** Whether a Telemetry sets what only a proxy that reads HTTP can do. */
export function isL7Telemetry(telemetry: ManifestObject): boolean {
  return (
    asList(at(telemetry.spec, 'tracing')).length > 0 ||
    asList(at(telemetry.spec, 'accessLogging')).length > 0 ||
    objectsOf(at(telemetry.spec, 'metrics')).some(([, metric]) => asList(metric.overrides).length > 0)
  );
}

/** Whether a VirtualService routes HTTP within the mesh. */
export function isL7VirtualService(virtualService: ManifestObject): boolean {
  const gateways = stringsOf(at(virtualService.spec, 'gateways'));
  return (gateways.length === 0 || gateways.includes('mesh')) && objectsOf(at(virtualService.spec, 'http')).length > 0;
}

/** Whether a DestinationRule shapes requests, beyond TLS and the limits of connections. */
export function isL7DestinationRule(rule: ManifestObject): boolean {
  const subsets = objectsOf(at(rule.spec, 'subsets'));
  const policies = [at(rule.spec, 'trafficPolicy'), ...subsets.map(([, subset]) => subset.trafficPolicy)];
  return (
    subsets.length > 0 ||
    policies
      .flatMap((policy) => [policy, ...objectsOf(at(policy, 'portLevelSettings')).map(([, port]) => port)])
      .some(
        (policy) =>
          asObject(at(policy, 'loadBalancer')) !== undefined ||
          asObject(at(policy, 'outlierDetection')) !== undefined ||
          asObject(at(policy, 'retryBudget')) !== undefined ||
          asObject(at(policy, 'connectionPool', 'http')) !== undefined,
      )
  );
}
