import type { Severity } from '../rule';

/** A finding as every format shows it: plain data, with its place found. */
export interface ReportedFinding {
  readonly code: string;
  readonly severity: Severity;
  /** Codes of other systems for the same mistake; left out where there are none. */
  readonly aliases?: readonly string[];
  readonly origin: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace?: string;
    readonly name: string;
  };
  /** JSON pointer of the field; empty for the whole object. */
  readonly pointer: string;
  readonly message: string;
  readonly fix: string;
  /** What to read about it. */
  readonly docs: string;
  readonly file?: string;
  /** Counts from 1. */
  readonly line?: number;
  readonly constructPath?: string;
}

/** What a check has to say. */
export interface Report {
  readonly findings: readonly ReportedFinding[];
  readonly summary: { readonly [severity in Severity]: number } & { readonly objects: number };
}

/** What stands where a finding points to. */
export interface Excerpt {
  /** Counts from 1. */
  readonly column: number;
  /** The line of the source. */
  readonly text: string;
}

/** Finds the source of a finding of the same report; undefined where there is none. */
export type Excerpts = (finding: ReportedFinding) => Excerpt | undefined;
