import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, stringsOf } from '../../mesh/json';
import type { Mesh, RegistryService } from '../../mesh/mesh';
import { destinationService, hasHosts } from './destination-service';
import { destinationsOf, type RouteDestination } from './destinations';

/** A destination with the service that it means. */
export interface ResolvedDestination extends RouteDestination {
  readonly virtualService: ManifestObject;
  readonly host: string;
  /** Undefined where nothing offers the host to those who follow the route. */
  readonly service: RegistryService | undefined;
}

const known = new WeakMap<Mesh, readonly ResolvedDestination[]>();

/**
 * The destinations of all VirtualServices that name a host, looked up once for all rules. To istioctl a missing host is
 * one without a name.
 */
export function resolvedDestinations(mesh: Mesh): readonly ResolvedDestination[] {
  const found = known.get(mesh);
  if (found) return found;
  const resolved = resolve(mesh);
  known.set(mesh, resolved);
  return resolved;
}

function resolve(mesh: Mesh): ResolvedDestination[] {
  const { compat } = mesh.options;
  if (!hasHosts(mesh)) return [];
  return mesh.virtualServices.flatMap((each) => {
    const virtualService = each as ManifestObject;
    const followers = compat ? [] : gatewayNamespaces(mesh, virtualService);
    return destinationsOf(virtualService).flatMap((destination) => {
      const host = asString(destination.destination.host) ?? (compat ? '' : undefined);
      if (host === undefined) return [];
      return {
        ...destination,
        virtualService,
        host,
        service: destinationService(mesh, virtualService, host, followers),
      };
    });
  });
}

/** Rules on gateways are followed by the gateways' pods. */
function gatewayNamespaces(mesh: Mesh, virtualService: ManifestObject): readonly string[] {
  const own = mesh.namespaceOf(virtualService);
  return stringsOf(virtualService.spec.gateways).flatMap((name) => {
    const gateway = name === 'mesh' ? undefined : mesh.gateway(name, own);
    return gateway ? mesh.gatewayPods(gateway).map(({ namespace }) => namespace) : [];
  });
}
