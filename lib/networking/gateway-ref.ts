import { checkDnsLabel } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';

/**
 * Which proxies a rule is for: a `Gateway`, a gateway that this app does not define, or `'mesh'` for all sidecars.
 */
export type GatewayRef = 'mesh' | { readonly name: string; readonly namespace: string | undefined };

/** The names of gateways, with their namespace where it is not that of the rule. */
export function renderGateways(
  refs: readonly GatewayRef[] | undefined,
  rule: MeshResource<unknown>,
  property = 'gateways',
): string[] | undefined {
  return refs?.map((ref, index) => {
    if (ref === 'mesh') return ref;
    const place = { property: `${property}[${index}]`, at: rule };
    checkDnsLabel(ref.name, place);
    const namespace = checkDnsLabel(foreignNamespace(ref, rule, place.property), place);
    if (namespace !== undefined) return `${namespace}/${ref.name}`;
    // 'mesh' alone is the word for all sidecars.
    return ref.name === 'mesh' && rule.namespace !== undefined ? `${rule.namespace}/mesh` : ref.name;
  });
}

/** The namespace of an object that a rule refers to; absent where it is that of the rule. */
export function foreignNamespace(
  ref: { readonly name: string; readonly namespace: string | undefined },
  rule: MeshResource<unknown>,
  property: string,
): string | undefined {
  if (ref.namespace === undefined && rule.namespace !== undefined) {
    throw new MeshError('MESH_REF_WITHOUT_NAMESPACE', {
      property,
      value: ref.name,
      must: `have a namespace to be named from namespace '${rule.namespace}'`,
      fix: 'give the object or its chart a namespace',
      at: rule,
    });
  }
  return ref.namespace === rule.namespace ? undefined : ref.namespace;
}
