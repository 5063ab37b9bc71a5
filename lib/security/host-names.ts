import { isIPv6 } from 'node:net';
import type { Place } from '../core/checks';
import { Host, type HostRef } from '../core/host';
import { checkPattern } from './pattern';

/** A host by its object, or by its text as it stands in the request. */
export type HostNameRef = HostRef | string;

/**
 * The names in their wire form.
 *
 * The proxy compares what the client sent, port included, so that an object stands for every name that clients of the
 * mesh can send, with and without a port.
 */
export function renderHostNames(ref: HostNameRef, place: Place): string[] {
  if (typeof ref === 'string') return [checkPattern(ref, place)];
  const host = Host.of(ref);
  // A wildcard has its '*' at the beginning, which leaves none for the port.
  if (host.name.startsWith('*')) return [host.name];
  return namesOf(host).flatMap((name) => [name, `${name}:*`]);
}

function namesOf({ isService, name, namespace, fullName }: Host): string[] {
  if (!isService || namespace === undefined) return [isIPv6(name) ? `[${name}]` : name];
  return [name, `${name}.${namespace}`, `${name}.${namespace}.svc`, fullName];
}
