import type { ManifestObject, Position } from './manifest-object';

/** What is wrong with a manifest before any rule can look at it. */
export interface ManifestProblem {
  readonly code: ProblemCode;
  /** An error always, but for what is merely no object of Kubernetes. */
  readonly severity: 'error' | 'warning';
  /** One sentence without a final period. */
  readonly message: string;
  readonly fix: string;
  /** The file as `Origin.file` names it. */
  readonly file?: string;
  readonly position?: Position;
  /** The object and the field, where the text could be read as an object. */
  readonly object?: ManifestObject;
  readonly pointer?: string;
}

/**
 * - `MESH0001` a path cannot be read: no finding, but exit code 1
 * - `MESH0002` the text is no YAML
 * - `MESH0003` a document is no object of Kubernetes
 * - `MESH0004` an object stands twice
 */
export type ProblemCode = 'MESH0001' | 'MESH0002' | 'MESH0003' | 'MESH0004';
