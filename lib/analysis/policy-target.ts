import type { ManifestObject } from '../manifest/manifest-object';
import { asObject } from '../mesh/json';

/** Whether a policy is attached to what it names, and not to pods by their labels. */
export function hasTarget({ spec }: ManifestObject): boolean {
  const { targetRef, targetRefs } = spec;
  return asObject(targetRef) !== undefined || (Array.isArray(targetRefs) && targetRefs.length > 0);
}
