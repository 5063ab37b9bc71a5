import type { Json, JsonObject, ManifestObject } from '../manifest/manifest-object';
import { serviceHost } from '../mesh/host-match';
import { asNumber, asString, at, objectsOf, stringsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';

export interface Backends {
  /** In the terms of a VirtualService. */
  readonly routes: readonly JsonObject[];
  /** Where each of them stands among the backendRefs. */
  readonly indices: readonly number[];
  /** What is answered with 500, from 0 to 1. */
  readonly invalidShare: number;
}

/** The backends of a rule that can be; the shares of those that cannot are lost. */
export function backendsOf(
  mesh: Mesh,
  route: ManifestObject<unknown>,
  refs: Json | undefined,
  needsGrants: boolean,
): Backends {
  const routes: JsonObject[] = [];
  const indices: number[] = [];
  let total = 0;
  let lost = 0;
  for (const [index, ref] of objectsOf(refs)) {
    const weight = asNumber(ref.weight) ?? 1;
    if (weight <= 0) continue;
    total += weight;
    const destination = backendDestination(mesh, route, ref, needsGrants);
    if (destination === undefined) {
      lost += weight;
      continue;
    }
    const headers = backendHeaders(ref.filters);
    routes.push({ destination, weight, ...(headers !== undefined && { headers }) });
    indices.push(index);
  }
  return { routes, indices, invalidShare: total === 0 ? 1 : lost / total };
}

/** The changes of headers for one backend. */
function backendHeaders(filters: Json | undefined): JsonObject | undefined {
  const headers: { request?: JsonObject; response?: JsonObject } = {};
  for (const [, filter] of objectsOf(filters)) {
    if (filter.type === 'RequestHeaderModifier') headers.request = headerChangesOf(filter.requestHeaderModifier);
    if (filter.type === 'ResponseHeaderModifier') headers.response = headerChangesOf(filter.responseHeaderModifier);
  }
  return headers.request === undefined && headers.response === undefined ? undefined : headers;
}

/** A header modifier of the Gateway API in the terms of a VirtualService. */
export function headerChangesOf(modifier: Json | undefined): JsonObject {
  const pairs = (field: string) =>
    Object.fromEntries(
      objectsOf(at(modifier, field)).map(([, { name, value }]) => [asString(name) ?? '', asString(value) ?? '']),
    );
  return { set: pairs('set'), add: pairs('add'), remove: stringsOf(at(modifier, 'remove')) };
}

/** Undefined for a backend that does not exist, has no such port, or may not be used from the route's namespace. */
export function backendDestination(
  mesh: Mesh,
  route: ManifestObject<unknown>,
  ref: JsonObject,
  needsGrants: boolean,
): JsonObject | undefined {
  const host = backendHost(mesh, route, ref, needsGrants);
  const port = asNumber(ref.port);
  if (host === undefined || port === undefined) return undefined;
  const service = mesh.lookupAnywhere(host, namespaceOf(mesh, route, ref));
  if (service !== undefined && !service.ports.some(({ number }) => number === port)) return undefined;
  return { host, port: { number: port } };
}

/** The host of a backend, whatever its port; undefined where it does not exist, or may not be used from the route's namespace. */
export function backendHost(
  mesh: Mesh,
  route: ManifestObject<unknown>,
  ref: JsonObject,
  needsGrants: boolean,
): string | undefined {
  const namespace = namespaceOf(mesh, route, ref);
  const name = asString(ref.name) ?? '';
  const group = asString(ref.group) ?? '';
  const kind = asString(ref.kind) ?? 'Service';
  const isService = group === '' && kind === 'Service';
  const isHostname = group === 'networking.istio.io' && kind === 'Hostname';
  if (!(isService || isHostname)) return undefined;
  const isForeign = namespace !== mesh.namespaceOf(route);
  if (needsGrants && isForeign && !isGranted(mesh, route, namespace, group, kind, name)) return undefined;
  const host = isHostname ? name : serviceHost(name, namespace);
  const isKnown = mesh.lookupAnywhere(host, namespace) !== undefined;
  return isKnown || (isService && !mesh.isComplete(namespace)) ? host : undefined;
}

function namespaceOf(mesh: Mesh, route: ManifestObject<unknown>, ref: JsonObject): string {
  return asString(ref.namespace) ?? mesh.namespaceOf(route);
}

function isGranted(
  mesh: Mesh,
  route: ManifestObject<unknown>,
  namespace: string,
  group: string,
  kind: string,
  name: string,
): boolean {
  return mesh.referenceGrants.some(
    (grant) =>
      mesh.namespaceOf(grant) === namespace &&
      objectsOf(at(grant.spec, 'from')).some(
        ([, from]) =>
          from.group === route.group && from.kind === route.kind && from.namespace === mesh.namespaceOf(route),
      ) &&
      objectsOf(at(grant.spec, 'to')).some(
        ([, to]) => (to.group ?? '') === group && to.kind === kind && (to.name === undefined || to.name === name),
      ),
  );
}
