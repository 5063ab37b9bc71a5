import type { Binaries } from './build';
import type { ControlPlane, ControlPlaneOptions } from './control-plane';
import type { LabOptions } from './options';
import type { Run } from './run';

/** What a proof works with. */
export interface Lab {
  readonly options: LabOptions;
  /** The programs, by what they are. */
  readonly binaries: Binaries;
  /** The processes, namespaces and files of this run; all of them are gone after it. */
  readonly run: Run;
  /** Prints a line of progress. */
  log(text: string): void;
  /** Starts a control plane of its own for a proof. One that a proof did not stop is stopped after it. */
  startControlPlane(options?: ControlPlaneOptions): Promise<ControlPlane>;
}

/** One line of the table. */
export interface ProofResult {
  readonly claim: string;
  /** What should come out, with its tolerance. */
  readonly expected: string;
  readonly measured: string;
  readonly ok: boolean;
  /** What explains a difference, or how it was measured. */
  readonly note?: string;
}

/** A group of claims that is shown on a running mesh. An error that it throws is one failure. */
export interface Proof {
  /** What `--only` calls it. */
  readonly name: string;
  readonly title: string;
  run(lab: Lab): Promise<readonly ProofResult[]>;
}
