import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, at } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';

/** A DestinationRule for all hosts of a mesh or a namespace that says how its clients use TLS. */
export interface WideRule {
  readonly object: ManifestObject;
  /** As it is written; undefined where the rule says nothing of TLS. */
  readonly mode: string | undefined;
}

/** A PeerAuthentication for a whole mesh or namespace. */
export interface WidePolicy {
  readonly object: ManifestObject;
  readonly mode: 'STRICT' | 'PERMISSIVE' | 'DISABLE';
}

/** What is said of mutual TLS for whole namespaces and for the mesh. */
export interface WideMtls {
  readonly meshRules: readonly WideRule[];
  readonly namespaceRules: ReadonlyMap<string, readonly WideRule[]>;
  readonly meshPolicy: WidePolicy | undefined;
  readonly namespacePolicies: ReadonlyMap<string, WidePolicy>;
}

export const TLS_MODE = '/spec/trafficPolicy/tls/mode';
export const MTLS_MODE = '/spec/mtls/mode';

/** Collects DestinationRules and PeerAuthentications that are for a whole namespace or the mesh. */
export function wideMtlsOf(mesh: Mesh): WideMtls {
  const meshRules: WideRule[] = [];
  const namespaceRules = new Map<string, WideRule[]>();
  for (const object of mesh.kind('DestinationRule', 'networking.istio.io')) {
    const scope = wideScopeOf(object, mesh);
    if (scope === undefined) continue;
    const mode = at(object.spec, 'trafficPolicy', 'tls', 'mode');
    const rule = { object, mode: typeof mode === 'string' ? mode : undefined };
    if (scope === 'mesh') meshRules.push(rule);
    else {
      const rules = namespaceRules.get(scope.namespace);
      if (rules === undefined) namespaceRules.set(scope.namespace, [rule]);
      else rules.push(rule);
    }
  }
  let meshPolicy: WidePolicy | undefined;
  const namespacePolicies = new Map<string, WidePolicy>();
  for (const object of mesh.kind('PeerAuthentication', 'security.istio.io')) {
    const mode = at(object.spec, 'mtls', 'mode');
    if (at(object.spec, 'selector') !== undefined) continue;
    if (mode !== 'STRICT' && mode !== 'PERMISSIVE' && mode !== 'DISABLE') continue;
    const namespace = mesh.namespaceOf(object);
    if (namespace === mesh.config.rootNamespace) meshPolicy ??= { object, mode };
    else if (!namespacePolicies.has(namespace)) namespacePolicies.set(namespace, { object, mode });
  }
  return { meshRules, namespaceRules, meshPolicy, namespacePolicies };
}

/** Whether a DestinationRule is for all services of the mesh or of a namespace; undefined for any narrower host. */
export function wideScopeOf(rule: ManifestObject, mesh: Mesh): 'mesh' | { readonly namespace: string } | undefined {
  const host = at(rule.spec, 'host');
  if (typeof host !== 'string' || asObject(at(rule.spec, 'workloadSelector')) !== undefined) return undefined;
  return wideScope(host, mesh.resolveHost('x', 'y').slice('x.y'.length));
}

/** `suffix` is what follows the namespace: `.svc.cluster.local`. */
function wideScope(host: string, suffix: string): 'mesh' | { readonly namespace: string } | undefined {
  if (host === '*') return 'mesh';
  if (!host.startsWith('*.')) return undefined;
  const rest = host.slice(1);
  if (suffix.endsWith(rest)) return 'mesh';
  if (!rest.endsWith(suffix)) return undefined;
  const namespace = rest.slice(1, -suffix.length);
  return namespace === '' || namespace.includes('.') ? undefined : { namespace };
}

/** Whether the mode makes clients present a certificate of the mesh or one of their own. */
export function isMutual(mode: string | undefined): boolean {
  return mode === 'ISTIO_MUTUAL' || mode === 'MUTUAL';
}
