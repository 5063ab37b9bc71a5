import { describe, expect, test } from '@jest/globals';
import { checkCidr } from '../../../lib/core/cidr';
import { messageOf } from '../../support/render';

describe('checkCidr', () => {
  test.each(['10.0.0.0/8', '10.0.0.1', '0.0.0.0/0', '10.1.2.3/32', '2001:db8::/32', '::1', '::/0', '2001:db8::1/128'])(
    'takes %s',
    (text) => {
      expect(checkCidr(text, { property: 'x' })).toBe(text);
    },
  );

  test.each([
    '',
    '10.0.0',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
    '/8',
    '010.0.0.0/8',
    '::/129',
    'fe80::1%eth0',
    'example.com',
  ])('fails for %j', (text) => {
    expect(messageOf(() => checkCidr(text, { property: 'x' }))).toBe(
      `'x' must be an IP address or a CIDR range such as 10.0.0.0/8, got '${text}' [MESH_INVALID_ADDRESS]`,
    );
  });
});
