import { expect, test } from '@jest/globals';
import { clientHello } from '../../../lab/differential/client-hello';

test('the first message of a handshake names the server, and all its lengths fit', () => {
  const record = clientHello('cart.shop.test');
  expect([...record.subarray(0, 3)]).toEqual([22, 3, 1]);
  expect(record.readUInt16BE(3)).toBe(record.length - 5);
  expect(record[5]).toBe(1);
  expect(record.readUIntBE(6, 3)).toBe(record.length - 9);
  // Version and random bytes, then session, ciphers and compressions, each after its length.
  let at = 9 + 2 + 32;
  at += 1 + record.readUInt8(at);
  at += 2 + record.readUInt16BE(at);
  at += 1 + record.readUInt8(at);
  expect(record.readUInt16BE(at)).toBe(record.length - at - 2);
  at += 2;
  const extensions = new Map<number, Buffer>();
  while (at < record.length) {
    const length = record.readUInt16BE(at + 2);
    extensions.set(record.readUInt16BE(at), record.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  expect(at).toBe(record.length);
  const names = extensions.get(0);
  expect(names?.readUInt16BE(0)).toBe((names?.length ?? 0) - 2);
  expect(names?.readUInt8(2)).toBe(0);
  expect(names?.subarray(5).toString()).toBe('cart.shop.test');
  expect(names?.readUInt16BE(3)).toBe('cart.shop.test'.length);
});
