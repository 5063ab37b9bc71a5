import type { ManifestObject } from '../manifest/manifest-object';
import { namespaceOf } from '../mesh/object-index';
import type { TraceEntry } from './outcome';

/** A decision that an object makes, or that no object does. */
export function entry(
  step: string,
  object: ManifestObject<unknown> | undefined,
  pointer: string,
  reason: string,
): TraceEntry {
  return object === undefined
    ? { step, object: null, pointer: null, reason, source: undefined }
    : { step, object: nameOf(object), pointer, reason, source: object };
}

/** `Kind namespace/name`. */
export function nameOf(object: ManifestObject<unknown>): string {
  return `${object.kind} ${namespaceOf(object)}/${object.name}`;
}
