import { isIP } from 'node:net';
import type { Place } from './checks';
import { MeshError } from './errors';

/** Fails unless `text` is an IP address, or a CIDR range such as `10.0.0.0/8`; returns it. */
export function checkCidr(text: string, place: Place): string {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  const size = version === 4 ? 32 : 128;
  const whole = bits === undefined || (/^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= size);
  // Node takes an IPv6 address with a zone; a rule for other machines cannot have one.
  if (version === 0 || address.includes('%') || !whole || rest.length > 0) {
    throw new MeshError('MESH_INVALID_ADDRESS', {
      ...place,
      value: text,
      must: 'be an IP address or a CIDR range such as 10.0.0.0/8',
    });
  }
  return text;
}
