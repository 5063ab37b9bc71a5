import type { MeshResource } from '../core/mesh-resource';

/**
 * Which proxies a rule is for: a `Gateway`, a gateway that this app does not define, or `'mesh'` for all sidecars.
 */
export type GatewayRef = 'mesh' | { readonly name: string; readonly namespace: string | undefined };

/** The names of gateways, with their namespace where it is not that of the rule. */
export function renderGateways(
  refs: readonly GatewayRef[] | undefined,
  rule: MeshResource<unknown>,
): string[] | undefined {
  return refs?.map((ref) => {
    if (ref === 'mesh') return ref;
    return ref.namespace === undefined || ref.namespace === rule.namespace ? ref.name : `${ref.namespace}/${ref.name}`;
  });
}
