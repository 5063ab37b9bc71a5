import type { IConstruct } from 'constructs';
import { MeshError } from './errors';

/** Where a checked value stands. */
export interface Place {
  readonly property: string;
  readonly at?: IConstruct;
}

/** Fails unless `value` is absent or an integer within the bounds; returns it. */
export function checkInteger<T extends number | undefined>(value: T, place: Place, min: number, max = 2147483647): T {
  if (value !== undefined && (!Number.isInteger(value) || value < min || value > max)) {
    const must = max === 2147483647 ? `be an integer of at least ${min}` : `be an integer from ${min} to ${max}`;
    throw new MeshError('MESH_OUT_OF_RANGE', { ...place, value, must });
  }
  return value;
}

/** Fails unless `value` is absent or a number within the bounds; returns it. */
export function checkNumber<T extends number | undefined>(value: T, place: Place, min: number, max: number): T {
  if (value !== undefined && !(value >= min && value <= max)) {
    throw new MeshError('MESH_OUT_OF_RANGE', { ...place, value, must: `be a number from ${min} to ${max}` });
  }
  return value;
}

/** Fails unless `value` is absent or a port number; returns it. */
export function checkPort<T extends number | undefined>(value: T, place: Place): T {
  return checkInteger(value, place, 1, 65535);
}

const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** Fails unless `value` is a DNS label (RFC 1123), the form of subset, port and namespace names; returns it. */
export function checkDnsLabel<T extends string | undefined>(value: T, place: Place): T {
  if (value !== undefined && !DNS_LABEL.test(value)) {
    throw new MeshError('MESH_INVALID_NAME', {
      ...place,
      value,
      must: 'be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end',
    });
  }
  return value;
}

/** Fails where a list that has to say something is empty; returns it. */
export function checkNotEmpty<T extends readonly unknown[] | undefined>(value: T, place: Place, fix?: string): T {
  if (value !== undefined && value.length === 0) {
    throw new MeshError('MESH_EMPTY', { ...place, must: 'have at least one entry', value, ...(fix ? { fix } : {}) });
  }
  return value;
}
