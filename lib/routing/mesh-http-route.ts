import type { ManifestObject } from '../manifest/manifest-object';
import { byAge } from '../mesh/age';
import { asNumber, asString, at, objectsOf } from '../mesh/json';
import type { Mesh, RegistryService, VirtualPod } from '../mesh/mesh';
import { type Claimant, PRIVATE, PUBLIC } from './claimants';
import { routeRules } from './http-route-rules';
import { unordered } from './virtual-host';

export interface Attachment {
  readonly route: ManifestObject<unknown>;
  readonly namespace: string;
  readonly port: number | undefined;
}

const indexes = new WeakMap<Mesh, ReadonlyMap<string, readonly Attachment[]>>();

/** The routes of the Gateway API that are attached to a service, for a client: of its own namespace, and of the service's. */
export function routesOfService(
  mesh: Mesh,
  pod: VirtualPod,
  service: RegistryService,
  port: number,
): readonly Claimant[] {
  const attached = attachedTo(mesh, service, port, ['HTTPRoute', 'GRPCRoute']);
  if (attached.length === 0) return [];
  // They are exported as VirtualServices are that do not say; those of a third namespace are for nobody.
  const isPublic = mesh.config.defaultVirtualServiceExportTo.includes('*');
  const seen = attached.filter(
    ({ namespace }) => namespace === pod.namespace || (isPublic && namespace === service.namespace),
  );
  // Routes become one rule where they are of one kind and namespace and for the same port; among several the usual order decides.
  const groups = new Map<string, ManifestObject<unknown>[]>();
  for (const { route, namespace, port: only } of seen) {
    const key = `${namespace} ${only ?? ''} ${route.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), route]);
  }
  return [...groups.values()].map((group): Claimant => {
    const routes = [...new Set(group)].sort(byAge);
    const [first] = routes as [ManifestObject<unknown>];
    const namespace = mesh.namespaceOf(first);
    return {
      object: first,
      rank: isPublic ? PUBLIC : PRIVATE,
      isOwnRoute: namespace === pod.namespace,
      undefinedOrder: unordered(routes),
      rules: () =>
        routeRules(
          mesh,
          routes.map((route) => ({ route, needsGrants: false })),
        ),
    };
  });
}

/** The routes of some kinds that name a service, or its port, as their parent. */
export function attachedTo(
  mesh: Mesh,
  service: RegistryService,
  port: number,
  kinds: readonly string[],
): readonly Attachment[] {
  const all = indexOf(mesh).get(`${service.kind}/${service.namespace}/${service.name}`) ?? [];
  return all.filter((one) => kinds.includes(one.route.kind) && (one.port === undefined || one.port === port));
}

function indexOf(mesh: Mesh): ReadonlyMap<string, readonly Attachment[]> {
  const known = indexes.get(mesh);
  if (known !== undefined) return known;
  const index = new Map<string, Attachment[]>();
  const routes = [mesh.httpRoutes, mesh.grpcRoutes, mesh.tlsRoutes, mesh.tcpRoutes].flatMap(
    (list) => list as readonly ManifestObject<unknown>[],
  );
  for (const route of routes) {
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
