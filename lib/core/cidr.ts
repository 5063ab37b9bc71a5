import { isIP } from 'node:net';
import type { Place } from './checks';
import { MeshError } from './errors';

/** Fails unless `text` is an IP address, or a CIDR range such as `10.0.0.0/8`; returns it. */
export function checkCidr(text: string, place: Place): string {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  const size = version === 4 ? 32 : 128;
  const whole = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= size);
  if (version === 0 || !whole || rest.length > 0) {
    throw new MeshError('MESH_INVALID_ADDRESS', {
      ...place,
      value: text,
      must: 'be an IP address or a CIDR range such as 10.0.0.0/8',
    });
  }
  return text;
}
