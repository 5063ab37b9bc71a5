import type { ManifestObject } from '../manifest/manifest-object';
import { byAge } from '../mesh/age';
import { isHostWithin } from '../mesh/host-match';
import { at, objectsOf, stringsOf } from '../mesh/json';
import type { Mesh, RegistryService, VirtualPod } from '../mesh/mesh';
import { backendsOf } from './backends';
import { actionOf, type BytesRule } from './bytes';
import { attachedTo } from './mesh-http-route';
import type { Seen } from './request';

/** The rule of a TLSRoute or TCPRoute whose parent is the service: of the client's own namespace, else of the service's. */
export function bytesRouteOfService(
  mesh: Mesh,
  pod: VirtualPod,
  service: RegistryService,
  port: number,
  kind: 'TLSRoute' | 'TCPRoute',
  request: Seen,
): BytesRule | undefined {
  const attached = attachedTo(mesh, service, port, [kind]);
  for (const namespace of new Set([pod.namespace, service.namespace])) {
    const routes = attached.filter((one) => one.namespace === namespace).map(({ route }) => route);
    for (const route of routes.sort(byAge)) {
      const rule = isFor(route, request) ? bytesRuleOf(mesh, route, false) : undefined;
      if (rule !== undefined) return rule;
    }
  }
  return undefined;
}

/** Its first rule with a backend that can be. */
export function bytesRuleOf(mesh: Mesh, route: ManifestObject<unknown>, needsGrants: boolean): BytesRule | undefined {
  const [rule] = objectsOf(at(route.spec, 'rules'));
  if (rule === undefined) return undefined;
  const pointer = `/spec/rules/${rule[0]}`;
  const backends = backendsOf(mesh, route, rule[1].backendRefs, needsGrants);
  if (backends.routes.length === 0) return undefined;
  const action = {
    ...actionOf({ route: backends.routes }, mesh.namespaceOf(route), pointer),
    destinationPointer: (index: number) => `${pointer}/backendRefs/${backends.indices[index] ?? index}`,
  };
  return { object: route, pointer, action };
}

function isFor(route: ManifestObject<unknown>, request: Seen): boolean {
  const names = stringsOf(at(route.spec, 'hostnames'));
  return (
    route.kind === 'TCPRoute' ||
    names.length === 0 ||
    names.some((name) => isHostWithin(request.sni ?? '', name.toLowerCase()))
  );
}
