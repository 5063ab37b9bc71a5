import type { Resource } from 'cdk8s-plus-28';
import { MeshError } from './errors';

/**
 * Fails where an object that is named without a namespace lives in another one. What the app does not define is taken
 * to live where it is named.
 */
export function checkSameNamespace(object: { readonly name: string }, owner: Resource, property: string): void {
  const known = object as { readonly kind?: string; readonly metadata?: { readonly namespace?: string } };
  if (known.metadata === undefined || known.metadata.namespace === owner.metadata.namespace) return;
  throw new MeshError('MESH_OTHER_NAMESPACE', {
    property,
    value: `${known.kind} ${known.metadata.namespace ?? ''}/${object.name}`,
    must: `live in the namespace of the ${owner.kind}`,
    at: owner,
  });
}
