import type { WireNames } from '../../imports/wire-names';

/**
 * The JSON that a generated L1 type stands for: enums are the union of their strings, and fields have the names that
 * they have on the wire.
 *
 * L1 types give every position an enum of its own and load thousands of lines. Renderers return `Wire<L1Spec>` instead:
 * checked against the CRD, with nothing of the L1 loaded when a chart runs.
 */
export type Wire<T> = T extends string
  ? `${T}`
  : T extends number | boolean | null | undefined
    ? T
    : T extends Date
      ? string
      : T extends readonly (infer Item)[]
        ? readonly Wire<Item>[]
        : T extends object
          ? { readonly [K in keyof T as WireName<K>]: Wire<T[K]> }
          : T;

type WireName<K> = K extends keyof WireNames ? WireNames[K] : K;
