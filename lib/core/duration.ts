import type { Duration } from 'cdk8s';
import type { Place } from './checks';
import { MeshError } from './errors';

const UNITS = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** The Gateway API allows at most five digits per unit, and the hour is the largest. */
const TOO_LONG = 100_000 * 3_600_000;

/**
 * Renders a duration as Istio and the Gateway API read it: `2s`, `250ms`, `3m`, `1h`.
 *
 * The largest unit that says it in a whole number is taken. Istio takes whole milliseconds from 1 ms up; `zero` also
 * lets `0s` through, for the fields where it switches something off, and `fix` is what to do about a zero elsewhere.
 */
export function renderDuration<T extends Duration | undefined>(
  duration: T,
  place: Place,
  options?: { readonly zero?: boolean; readonly fix?: string },
): T extends undefined ? string | undefined : string;
export function renderDuration(
  duration: Duration | undefined,
  place: Place,
  options: { readonly zero?: boolean; readonly fix?: string } = {},
): string | undefined {
  if (duration === undefined) return undefined;
  const milliseconds = millisecondsOf(duration);
  if (milliseconds === 0 && options.zero) return '0s';
  if (!Number.isInteger(milliseconds) || milliseconds < 1 || milliseconds >= TOO_LONG) {
    throw new MeshError('MESH_INVALID_DURATION', {
      ...place,
      value: `${milliseconds} ms`,
      must: milliseconds >= TOO_LONG ? 'be less than 100000 hours' : 'be a whole number of milliseconds, 1 ms or more',
      ...(milliseconds === 0 && options.fix ? { fix: options.fix } : {}),
    });
  }
  return inOneUnit(milliseconds) ?? inSeveralUnits(milliseconds);
}

/** The length in milliseconds. 1.001 s is 1000.9999999999999 ms in floating point: what is that close is meant whole. */
export function millisecondsOf(duration: Duration): number {
  const exact = duration.toMilliseconds({ integral: false });
  const nearest = Math.round(exact);
  return Math.abs(exact - nearest) <= 4 * Number.EPSILON * exact ? nearest : exact;
}

function inOneUnit(milliseconds: number): string | undefined {
  for (const [unit, size] of UNITS) {
    const count = milliseconds / size;
    if (Number.isInteger(count) && count < 100_000) return `${count}${unit}`;
  }
  return undefined;
}

function inSeveralUnits(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text;
}
