import type { ManifestObject } from '../manifest/manifest-object';
import type { Mesh } from '../mesh/mesh';

/** How bad a finding is. */
export type Severity = 'error' | 'warning' | 'info';

/** What a rule says of one object. */
export interface Finding {
  /** `IST0101`, `KIA1107`, `MESH0001`. */
  readonly code: string;
  readonly severity: Severity;
  readonly object: ManifestObject;
  /** JSON pointer of the field: `/spec/http/0/route/0/destination/host`. */
  readonly pointer: string;
  /** What is wrong, in one sentence without a final period, with the names that matter. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** Codes of other systems for the same mistake. */
  readonly aliases?: readonly string[];
}

/** A finding as a rule reports it: code, severity and fix come from the rule unless it says otherwise. */
export type Report = (finding: {
  readonly object: ManifestObject;
  readonly pointer: string;
  readonly message: string;
  readonly fix?: string;
  readonly severity?: Severity;
  /** The namespace that has to be given whole for the finding to be certain; see `Mesh.isComplete`. */
  readonly needs?: string | undefined;
}) => void;

/** One mistake that can be found in manifests. */
export interface Rule {
  readonly code: string;
  /** A few words: `destination host does not exist`. */
  readonly title: string;
  readonly severity: Severity;
  /** Kinds that the rule reads. */
  readonly reads: readonly string[];
  /** Codes of other systems that name the same mistake. */
  readonly aliases?: readonly string[];
  /** What usually mends it. */
  readonly fix: string;
  /** Two or three sentences: what goes wrong in the cluster, and when it is harmless. */
  readonly description: string;
  /** Whether the rule runs only to reproduce istioctl (`--compat istioctl`). */
  readonly compatOnly?: boolean;
  check(mesh: Mesh, report: Report): void;
}
