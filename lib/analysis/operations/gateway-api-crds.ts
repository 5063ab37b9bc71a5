import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, at } from '../../mesh/json';
import { GATEWAY_API } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import { versionsOf } from '../schema/served-versions';

/** A CRD of the Gateway API that Istio needs in a certain version. */
export interface GatewayApiCrd {
  readonly object: ManifestObject;
  readonly kind: string;
  /** The versions that it serves. */
  readonly versions: readonly string[];
}

/** The kinds that Istio reads since it knows the Gateway API. */
const KINDS = new Set(['Gateway', 'GatewayClass', 'HTTPRoute', 'ReferenceGrant']);

/** The CRDs of these kinds that are among the manifests. */
export function gatewayApiCrds(mesh: Mesh): readonly GatewayApiCrd[] {
  return mesh.kind('CustomResourceDefinition', 'apiextensions.k8s.io').flatMap((object) => {
    const kind = asString(at(object.json, 'spec', 'names', 'kind')) ?? '';
    if (object.spec.group !== GATEWAY_API || !KINDS.has(kind)) return [];
    return { object, kind, versions: versionsOf(object) };
  });
}

/** `v1alpha2`, `v1alpha2 and v1beta1`, `no version`. */
export function listOf(versions: readonly string[]): string {
  return versions.length === 0 ? 'no version' : [...versions].sort().join(' and ');
}
