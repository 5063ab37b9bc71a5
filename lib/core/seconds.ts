import type { Duration } from 'cdk8s';
import type { Place } from './checks';
import { millisecondsOf } from './duration';
import { MeshError } from './errors';

const LARGEST = 2147483647;

/** Renders a duration as the whole seconds that autoscalers count in. */
export function renderSeconds<T extends Duration | undefined>(
  duration: T,
  place: Place,
  min: number,
  max?: number,
): T extends undefined ? number | undefined : number;
export function renderSeconds(
  duration: Duration | undefined,
  place: Place,
  min: number,
  max = LARGEST,
): number | undefined {
  if (duration === undefined) return undefined;
  const seconds = millisecondsOf(duration) / 1000;
  if (!Number.isInteger(seconds) || seconds < min || seconds > max) {
    throw new MeshError('MESH_INVALID_DURATION', {
      ...place,
      value: `${seconds} s`,
      must: max === LARGEST ? `be whole seconds, ${min} s or more` : `be whole seconds, ${min} s to ${max} s`,
    });
  }
  return seconds;
}
