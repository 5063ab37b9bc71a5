/** The first message of a TLS handshake that asks for a server name; enough for a proxy to choose by it. */
export function clientHello(serverName: string): Buffer {
  const name = Buffer.from(serverName, 'latin1');
  const sni = block(2, Buffer.concat([Buffer.from([0]), block(2, name)]));
  const extensions = Buffer.concat([
    extension(0, sni),
    extension(10, block(2, Buffer.from([0, 29]))),
    extension(13, block(2, Buffer.from([4, 3, 8, 4]))),
    extension(43, block(1, Buffer.from([3, 4, 3, 3]))),
  ]);
  const body = Buffer.concat([
    Buffer.from([3, 3]),
    Buffer.alloc(32, 7),
    block(1, Buffer.alloc(0)),
    block(2, Buffer.from([0x13, 0x01, 0xc0, 0x2f])),
    block(1, Buffer.from([0])),
    block(2, extensions),
  ]);
  const handshake = Buffer.concat([Buffer.from([1]), block(3, body)]);
  return Buffer.concat([Buffer.from([22, 3, 1]), block(2, handshake)]);
}

function extension(type: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type >> 8, type & 255]), block(2, data)]);
}

/** Data after its length in so many bytes. */
function block(size: number, data: Buffer): Buffer {
  const length = Buffer.alloc(size);
  length.writeUIntBE(data.length, 0, size);
  return Buffer.concat([length, data]);
}
