import type { Duration } from 'cdk8s';
import type { Place } from '../core/checks';
import { millisecondsOf } from '../core/duration';
import { MeshError } from '../core/errors';

/** What a parameter of a trigger may be; KEDA reads all of them as text. */
export type TriggerParameter = string | number | boolean;

/** Parameters of a trigger by name. */
export type TriggerParameters = { readonly [name: string]: TriggerParameter | undefined };

/** The parameters as KEDA has them: those that are there, as text. */
export function renderParameters(parameters: TriggerParameters, place: Place): { readonly [name: string]: string } {
  const given = Object.entries(parameters).flatMap(([name, parameter]) => {
    if (parameter === undefined) return [];
    if (typeof parameter === 'number' && !Number.isFinite(parameter)) {
      throw new MeshError('MESH_OUT_OF_RANGE', {
        ...place,
        property: `${place.property}.${name}`,
        value: parameter,
        must: 'be a finite number',
      });
    }
    return [[name, `${parameter}`]];
  });
  return Object.fromEntries(given);
}

/** Fails unless a target is a number above 0: the API server refuses any other. */
export function checkPositive(target: number, place: Place): number {
  if (!(target > 0 && Number.isFinite(target))) {
    throw new MeshError('MESH_OUT_OF_RANGE', { ...place, value: target, must: 'be a number above 0' });
  }
  return target;
}

/** `name=text` pairs with commas between. */
export function renderPairs(pairs: { readonly [name: string]: string } | undefined, place: Place): string | undefined {
  if (pairs === undefined) return undefined;
  for (const [name, text] of Object.entries(pairs)) {
    if (/[=,]/.test(name) || name === '' || text.includes(',')) {
      throw new MeshError('MESH_INVALID_PARAMETER', {
        ...place,
        value: { [name]: text },
        must: 'have names without = and commas, and texts without commas',
      });
    }
  }
  return Object.entries(pairs)
    .map(([name, text]) => `${name}=${text}`)
    .join(',');
}

/** A time limit in whole milliseconds. */
export function renderTimeout(timeout: Duration | undefined, place: Place): number | undefined {
  if (timeout === undefined) return undefined;
  const milliseconds = millisecondsOf(timeout);
  if (!Number.isInteger(milliseconds) || milliseconds < 1) {
    throw new MeshError('MESH_INVALID_DURATION', {
      ...place,
      value: `${milliseconds} ms`,
      must: 'be a whole number of milliseconds, 1 ms or more',
    });
  }
  return milliseconds;
}
