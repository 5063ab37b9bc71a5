import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';
import { isAddress } from '../core/host';

const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?';
const DNS_NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*\\.?$`);

/** Fails unless `text` is absent or an IP address, without a port; returns it. */
export function checkIp<T extends string | undefined>(text: T, place: Place): T {
  return text === undefined || isAddress(text) ? text : fail(text, place, 'be an IP address');
}

/** Fails unless `text` is an IP address or a DNS name without a wildcard, without a port; returns it. */
export function checkIpOrDnsName(text: string, place: Place): string {
  return isAddress(text) || isDnsName(text) ? text : fail(text, place, 'be an IP address or a DNS name');
}

/** Whether `text` is a DNS name without a wildcard. */
export function isDnsName(text: string): boolean {
  return text.length <= 255 && DNS_NAME.test(text) && !/(?:^|\.)\d+$/.test(text);
}

function fail(text: string, place: Place, must: string): never {
  const fix = text.startsWith('unix://')
    ? { fix: 'write a socket as UnixSocket.path(…)' }
    : /:\d+$/.test(text)
      ? { fix: 'leave out the port' }
      : {};
  throw new MeshError('MESH_INVALID_ADDRESS', { ...place, value: text, must, ...fix });
}
