import type { ManifestObject } from '../manifest/manifest-object';
import { byAge } from '../mesh/age';
import type { Mesh } from '../mesh/mesh';
import type { HttpRule } from './http-rule';
import { entry } from './trace';
import { unordered, type VirtualHost } from './virtual-host';
import { httpRules, type ProxyScope } from './virtual-service-rules';

/** What may own a host on the mesh: a VirtualService, or the routes of the Gateway API in one namespace. */
export interface Claimant {
  /** The oldest of its objects. */
  readonly object: ManifestObject<unknown>;
  /** What is private to the client's namespace comes before what is exported to it by name, and that before what is public. */
  readonly rank: number;
  /** Routes of the Gateway API in the client's own namespace come before all others of a rank. */
  readonly isOwnRoute: boolean;
  /** Those of its objects whose order among each other is undefined. */
  readonly undefinedOrder: readonly string[];
  rules(): readonly HttpRule[];
}

export function claimantOf(mesh: Mesh, virtualService: ManifestObject<unknown>, scope: ProxyScope): Claimant {
  return {
    object: virtualService,
    rank: rankOf(mesh, virtualService, scope.namespace),
    isOwnRoute: false,
    undefinedOrder: [],
    rules: () => httpRules(mesh, virtualService, scope),
  };
}

function rankOf(mesh: Mesh, virtualService: ManifestObject<unknown>, client: string): number {
  const exportTo = mesh.exportToOf(virtualService);
  const own = mesh.namespaceOf(virtualService);
  if (client === own && exportTo.some((name) => name === '.' || name === own)) return PRIVATE;
  return exportTo.includes(client) ? EXPORTED : PUBLIC;
}

export const PRIVATE = 0;
const EXPORTED = 1;
export const PUBLIC = 2;

/** The first that has a rule for the proxy owns the host; the others are ignored. */
export function ownerOf(claimants: readonly Claimant[], domain: string): VirtualHost | undefined {
  const inOrder = [...claimants].sort(
    (one, other) =>
      one.rank - other.rank || Number(other.isOwnRoute) - Number(one.isOwnRoute) || byAge(one.object, other.object),
  );
  for (const claimant of inOrder) {
    const rules = claimant.rules();
    if (rules.length === 0) continue;
    const equals = inOrder.filter(
      (other) =>
        other.rank === claimant.rank &&
        other.isOwnRoute === claimant.isOwnRoute &&
        (other === claimant || other.rules().length > 0),
    );
    const rivals = unordered(equals.map(({ object }) => object));
    if (rivals.length === 0) {
      const { undefinedOrder } = claimant;
      return { domain, rules, trace: [], undefinedOrder, merged: undefinedOrder.length > 0 };
    }
    const reason = `${rivals.join(' and ')} claim the same host: the oldest counts, which manifests do not tell; this one is assumed`;
    const isRoute = claimant.object.kind !== 'VirtualService';
    const trace = [
      entry(
        isRoute ? 'route' : 'virtual-service',
        claimant.object,
        isRoute ? '/spec/parentRefs' : '/spec/hosts',
        reason,
      ),
    ];
    return { domain, rules, trace, undefinedOrder: rivals, merged: false };
  }
  return undefined;
}
