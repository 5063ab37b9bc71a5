import type { SecretValue } from 'cdk8s-plus-28';
import type { MeshResource } from '../core/mesh-resource';
import { checkSameNamespace } from '../core/same-namespace';

/** The wire form of a key of a Secret, as vaults have it. */
export interface SecretKeyJson {
  readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

/** The key in its wire form. */
export function renderSecretKey(
  { secret, key }: SecretValue,
  at: MeshResource<unknown>,
  property: string,
): SecretKeyJson {
  return { valueFrom: { secretKeyRef: { name: nameInReach(secret, at, property), key } } };
}

/**
 * The name of an object that KEDA looks up beside the TriggerAuthentication. For a ClusterTriggerAuthentication it looks
 * in its own namespace, which nobody here knows.
 */
export function nameInReach(object: { readonly name: string }, at: MeshResource<unknown>, property: string): string {
  if (at.kind !== 'ClusterTriggerAuthentication') checkSameNamespace(object, at, property);
  return object.name;
}
