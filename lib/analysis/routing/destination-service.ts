import type { ManifestObject } from '../../manifest/manifest-object';
import { stringsOf } from '../../mesh/json';
import type { Mesh, RegistryService } from '../../mesh/mesh';

/**
 * The service that a host of a VirtualService or DestinationRule means to those who follow the rule: what is exported to
 * a namespace that the rule itself is exported to. Rules on gateways are also followed in the namespaces of `followers`.
 */
export function destinationService(
  mesh: Mesh,
  rule: ManifestObject<unknown>,
  host: string,
  followers: readonly string[] = [],
): RegistryService | undefined {
  const own = mesh.namespaceOf(rule as ManifestObject);
  const name = mesh.resolveHost(host, own);
  if (mesh.options.compat) return asIstioctl(mesh, rule, name, own);
  const exportTo = mesh.exportToOf(rule as ManifestObject);
  const isPlain = followers.length === 0 && exportTo.length === 1 && (exportTo[0] === '*' || exportTo[0] === '.');
  // Nearly all rules are exported to everybody.
  if (isPlain) return mesh.lookup(name, own);
  const namespaces = new Set([
    ...exportTo.map((scope) => (scope === '.' || scope === '*' ? own : scope)),
    ...followers,
  ]);
  for (const namespace of namespaces) {
    const found = mesh.lookup(name, namespace);
    if (found) return found;
  }
  return undefined;
}

/** istioctl looks for what everybody sees, then by `exportTo` alone, and for wildcards only from the rule's namespace. */
function asIstioctl(mesh: Mesh, rule: ManifestObject<unknown>, name: string, own: string): RegistryService | undefined {
  const exportTo = stringsOf((rule.spec as { exportTo?: unknown }).exportTo);
  const scopes = exportTo.length === 0 ? [own] : exportTo.map((scope) => (scope === '.' ? own : scope));
  for (const scope of ['*', ...scopes]) {
    const found = mesh.lookup(name, scope);
    if (found && !(found.host.startsWith('*') && found.host !== name)) return found;
  }
  const wildcard = mesh.lookup(name, own);
  return wildcard?.host.startsWith('*') ? wildcard : undefined;
}

/** The namespace that a host of the cluster names: `shop` of `cart.shop.svc.cluster.local`. */
export function namespaceOfHost(fqdn: string): string | undefined {
  return /^[^.]+\.([^.]+)\.svc(?:\.|$)/.exec(fqdn)?.[1];
}

/**
 * Whether hosts can be looked up. On files alone istioctl skips the analyzers that read kinds of a running cluster
 * (Service, Secret, Pod); where Services are given, they stand for those of the cluster.
 */
export function hasHosts(mesh: Mesh): boolean {
  return !mesh.options.compat || mesh.services.length > 0 || mesh.serviceEntries.length > 0;
}
