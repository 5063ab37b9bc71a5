import type { Duration } from 'cdk8s';
import type { Place } from './checks';
import { MeshError } from './errors';

const UNITS = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/**
 * Renders a duration as Istio and the Gateway API read it: `2s`, `250ms`, `3m`, `1h`.
 *
 * The largest unit that says it in a whole number is taken. Istio takes whole milliseconds from 1 ms up; `zero` also
 * lets `0s` through, for the fields where it switches something off.
 */
export function renderDuration<T extends Duration | undefined>(
  duration: T,
  place: Place,
  options?: { readonly zero?: boolean },
): T extends undefined ? string | undefined : string;
export function renderDuration(
  duration: Duration | undefined,
  place: Place,
  options: { readonly zero?: boolean } = {},
): string | undefined {
  if (duration === undefined) return undefined;
  const milliseconds = duration.toMilliseconds({ integral: false });
  if (milliseconds === 0 && options.zero) return '0s';
  if (!Number.isSafeInteger(milliseconds) || milliseconds < 1) {
    throw new MeshError('MESH_INVALID_DURATION', {
      ...place,
      value: `${milliseconds} ms`,
      must: 'be a whole number of milliseconds, 1 ms or more',
    });
  }
  return inOneUnit(milliseconds) ?? inSeveralUnits(milliseconds);
}

/** The Gateway API allows at most five digits per unit. */
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
