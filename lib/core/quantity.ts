import { type Size, SizeRoundingBehavior } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import type { Place } from './checks';
import { MeshError } from './errors';
import type { Wire } from './wire';

/** The JSON of an L1 type whose quantities are text: the L1 has a class with a `value` for each. */
export type QuantityWire<T> = WithText<Wire<T>>;

type WithText<T> = T extends readonly (infer Item)[]
  ? readonly WithText<Item>[]
  : T extends { readonly value: string | number }
    ? Exclude<keyof T, 'value'> extends never
      ? string
      : Fields<T>
    : T extends object
      ? Fields<T>
      : T;

type Fields<T> = { readonly [K in keyof T]: WithText<T[K]> };

/** A positive number as a quantity: `100`, `1500m`. */
export function renderQuantity(amount: number, place: Place): string {
  if (Number.isSafeInteger(amount) && amount > 0) return `${amount}`;
  const thousandths = nearlyWhole(amount * 1000);
  if (!Number.isSafeInteger(thousandths) || thousandths < 1) {
    throw new MeshError('MESH_INVALID_QUANTITY', {
      ...place,
      value: amount,
      must: 'be a positive number with at most three decimals',
    });
  }
  return `${thousandths}m`;
}

/** 1.001 * 1000 is 1000.9999999999999 in floating point: what is that close is meant whole. */
function nearlyWhole(exact: number): number {
  const nearest = Math.round(exact);
  return Math.abs(exact - nearest) <= 4 * Number.EPSILON * Math.abs(exact) ? nearest : exact;
}

const UNITS = [
  ['Ti', 2 ** 40],
  ['Gi', 2 ** 30],
  ['Mi', 2 ** 20],
  ['Ki', 2 ** 10],
  ['', 1],
] as const;

/** An amount of memory as a quantity, in the largest unit that says it in a whole number: `64Mi`. */
export function renderSize(size: Size, place: Place): string {
  const bytes = bytesOf(size);
  if (!Number.isSafeInteger(bytes) || bytes < 1) {
    throw new MeshError('MESH_INVALID_QUANTITY', {
      ...place,
      value: `${bytes} bytes`,
      must: 'be a whole number of bytes, 1 or more',
    });
  }
  const [unit, factor] = UNITS.find(([, each]) => bytes % each === 0) as (typeof UNITS)[number];
  return `${bytes / factor}${unit}`;
}

/** The amount in bytes. */
export function bytesOf(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024;
}

/** An amount of CPU as a quantity: `200m`, `2`. */
export function renderCpu(cpu: Cpu, place: Place): string {
  const millicores = millicoresOf(cpu);
  if (!Number.isSafeInteger(millicores) || millicores < 1) {
    throw new MeshError('MESH_INVALID_QUANTITY', {
      ...place,
      value: cpu.amount,
      must: 'be a whole number of thousandths of a CPU, 1m or more',
    });
  }
  return cpu.amount;
}

/** The amount in thousandths of a CPU; cdk8s-plus takes any number, and keeps its text. */
export function millicoresOf(cpu: Cpu): number {
  return cpu.amount.endsWith('m') ? Number(cpu.amount.slice(0, -1)) : nearlyWhole(Number(cpu.amount) * 1000);
}
