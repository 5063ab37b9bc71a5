import type { Proof, ProofResult } from '../proof';

/** A proof that has run. */
export interface Proven {
  readonly name: string;
  readonly title: string;
  readonly seconds: number;
  readonly results: readonly ProofResult[];
}

/** What a whole run found. */
export interface Outcome {
  /** Of the day it ran, `2026-01-31`. */
  readonly date: string;
  readonly seed: number;
  readonly full: boolean;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly proofs: readonly Proven[];
}

export function passedOf({ proofs }: Pick<Outcome, 'proofs'>): number {
  return proofs.flatMap(({ results }) => results).filter(({ ok }) => ok).length;
}

export function failedOf({ proofs }: Pick<Outcome, 'proofs'>): number {
  return proofs.flatMap(({ results }) => results).filter(({ ok }) => !ok).length;
}

/** A proof that could not run to its end. */
export function failure({ title }: Pick<Proof, 'title'>, error: unknown): ProofResult {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const [first = '', ...rest] = text.split('\n');
  return { claim: title, expected: 'a whole run', measured: first, ok: false, note: rest.join('\n') };
}
