import { isIP } from 'node:net';
import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';
import { isSubdomain } from './section-name';

/** Fails unless the hostname is absent, a DNS name, or a wildcard such as `*.example.com`; returns it. */
export function checkHostname<T extends string | undefined>(hostname: T, place: Place): T {
  const valid = hostname === undefined || (hostname.length <= 253 && isDnsName(hostname.replace(/^\*\./, '')));
  if (!valid) fail(hostname, place, 'be a DNS name in lower case, or a wildcard such as *.example.com');
  return hostname;
}

/** Fails unless the hostname is absent or a DNS name without a wildcard; returns it. */
export function checkPreciseHostname<T extends string | undefined>(hostname: T, place: Place): T {
  if (hostname !== undefined && !isDnsName(hostname)) fail(hostname, place, 'be one DNS name in lower case');
  return hostname;
}

/** The pattern of the CRD takes IPv4 addresses; gateways refuse them. */
function isDnsName(text: string): boolean {
  return isSubdomain(text) && isIP(text) === 0;
}

function fail(hostname: string, place: Place, must: string): never {
  const fix = remedy(hostname);
  throw new MeshError('MESH_INVALID_HOST', { ...place, value: hostname, must, ...(fix ? { fix } : {}) });
}

function remedy(hostname: string): string | undefined {
  if (hostname === '*') return 'every host is meant where it is left out';
  if (hostname.includes('/')) return 'leave out the scheme and the path';
  if (/:\d+$/.test(hostname)) return 'leave out the port';
  if (/[A-Z]/.test(hostname)) return `write '${hostname.toLowerCase()}'`;
  return undefined;
}
