import type { ManifestObject } from '../manifest/manifest-object';

export type Access = 'allow' | 'deny' | 'conditional';

/** Part of a condition, with the rule that makes it. */
export interface Clause {
  /** The requests that are meant, in words; empty for all of them. */
  readonly text: string;
  readonly object: ManifestObject;
  readonly pointer: string;
}

/** Why something is allowed or denied. */
export interface Reason {
  readonly text: string;
  /** Undefined where no object decides. */
  readonly object: ManifestObject | undefined;
  readonly pointer: string;
}

/** Whether a client may call, and which requests. */
export interface Decision {
  readonly access: Access;
  /** Only requests that are one of these; none where all are. */
  readonly only: readonly Clause[];
  /** No request that is one of these. */
  readonly except: readonly Clause[];
  /** An external authorizer decides about these. */
  readonly authorizers: readonly Clause[];
  readonly why: readonly Reason[];
}

export function decided(access: 'allow' | 'deny', why: readonly Reason[]): Decision {
  return { access, only: [], except: [], authorizers: [], why };
}

const signatures = new WeakMap<Decision, number>();
const known = new Map<string, number>();

/** The same number for decisions that are the same. */
export function signatureOf(decision: Decision): number {
  let signature = signatures.get(decision);
  if (signature === undefined) {
    const text = signed(decision);
    signature = known.get(text) ?? known.size;
    known.set(text, signature);
    signatures.set(decision, signature);
  }
  return signature;
}

function signed({ access, only, except, authorizers, why }: Decision): string {
  const parts = [only, except, authorizers, why].map((list) =>
    list.map(({ text, object, pointer }) => `${text}@${object === undefined ? '' : numberOf(object)}${pointer}`),
  );
  return JSON.stringify([access, ...parts]);
}

const numbers = new WeakMap<ManifestObject, number>();
let last = 0;

/** A number that no other object has. */
export function numberOf(object: ManifestObject): number {
  let number = numbers.get(object);
  if (number === undefined) {
    number = ++last;
    numbers.set(object, number);
  }
  return number;
}
