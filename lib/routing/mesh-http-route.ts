import type { ManifestObject } from '../manifest/manifest-object';
import { asNumber, asString, at, objectsOf } from '../mesh/json';
import type { Mesh, RegistryService, VirtualPod } from '../mesh/mesh';
import { routeRules } from './http-route-rules';
import { unordered, type VirtualHost } from './virtual-host';

interface Attachment {
  readonly route: ManifestObject<unknown>;
  readonly namespace: string;
  readonly port: number | undefined;
}

const indexes = new WeakMap<Mesh, ReadonlyMap<string, readonly Attachment[]>>();

/** The routes of the Gateway API that are attached to a service, for a client; undefined where none is. */
export function httpRoutesOfService(
  mesh: Mesh,
  pod: VirtualPod,
  service: RegistryService,
  port: number,
): VirtualHost | undefined {
  const attached = (indexOf(mesh).get(`${service.kind}/${service.namespace}/${service.name}`) ?? []).filter(
    (one) => one.port === undefined || one.port === port,
  );
  // What a client's own namespace says of a service of another comes before what the service's namespace says to all.
  const consumer = attached.filter(({ namespace }) => namespace === pod.namespace && namespace !== service.namespace);
  const chosen = consumer.length > 0 ? consumer : attached.filter(({ namespace }) => namespace === service.namespace);
  if (chosen.length === 0) return undefined;
  const rules = routeRules(
    mesh,
    chosen.map(({ route }) => ({ route, needsGrants: false })),
  );
  const undefinedOrder = unordered([...new Set(chosen.map(({ route }) => route))]);
  return { domain: service.host, rules, trace: [], undefinedOrder, merged: true };
}

function indexOf(mesh: Mesh): ReadonlyMap<string, readonly Attachment[]> {
  const known = indexes.get(mesh);
  if (known !== undefined) return known;
  const index = new Map<string, Attachment[]>();
  for (const route of [...mesh.httpRoutes, ...mesh.grpcRoutes] as readonly ManifestObject<unknown>[]) {
    const namespace = mesh.namespaceOf(route);
    for (const [, ref] of objectsOf(at(route.spec, 'parentRefs'))) {
      if (ref.kind !== 'Service' && ref.kind !== 'ServiceEntry') continue;
      const key = `${ref.kind}/${asString(ref.namespace) ?? namespace}/${asString(ref.name) ?? ''}`;
      const attachment = { route, namespace, port: asNumber(ref.port) };
      const attached = index.get(key);
      if (attached === undefined) index.set(key, [attachment]);
      else attached.push(attachment);
    }
  }
  indexes.set(mesh, index);
  return index;
}
