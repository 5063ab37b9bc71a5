import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  constants,
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { createServer as createByteServer, type Server } from 'node:net';
import { BYTE_PORTS, type Hit, HTTP_PORTS, HTTP2_PORTS } from './wire';

type Asked = IncomingMessage | Http2ServerRequest;
type Answer = ServerResponse | Http2ServerResponse;

/** What proxies add to requests by themselves, and what the lab does. */
const ADDED =
  /^(:|host$|authorization$|x-token$|connection$|content-length$|transfer-encoding$|te$|x-lab-|x-request-id$|x-forwarded-|x-envoy-|x-b3-)/;

/** Servers on all addresses of the namespace that note what they are asked, and answer as the request says. */
export class Backend {
  private readonly hitsById = new Map<string, Hit[]>();

  async listen(): Promise<void> {
    const servers: readonly (readonly [Server, readonly number[]])[] = [
      ...HTTP_PORTS.map((port) => [createServer((asked, answer) => this.answer(asked, answer)), [port]] as const),
      ...HTTP2_PORTS.map((port) => [createHttp2Server((asked, answer) => this.answer(asked, answer)), [port]] as const),
      ...BYTE_PORTS.map((port) => [byteServer(), [port]] as const),
    ];
    await Promise.all(
      servers.map(
        ([server, [port]]) =>
          new Promise<void>((done, fail) => {
            server.once('error', fail);
            server.listen(port, '0.0.0.0', 4096, done);
          }),
      ),
    );
  }

  /** What was noted of a request, once. */
  take(id: string): readonly Hit[] {
    const hits = this.hitsById.get(id) ?? [];
    this.hitsById.delete(id);
    return hits;
  }

  private answer(asked: Asked, answer: Answer): void {
    const { socket } = 'stream' in asked && asked.stream.session !== undefined ? asked.stream.session : asked;
    const id = String(asked.headers['x-lab-id'] ?? '');
    const hits = this.hitsById.get(id) ?? [];
    if (hits.length === 0) this.hitsById.set(id, hits);
    const index = hits.push({
      at: `${socket.localAddress}:${socket.localPort}`,
      method: asked.method ?? '',
      path: asked.url ?? '',
      authority: String(asked.headers[':authority'] ?? asked.headers.host ?? ''),
      headers: plainHeaders(asked.rawHeaders),
    });
    const status = asked.headers['x-lab-status'];
    if (status === 'reset') {
      if ('stream' in asked) asked.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
      else asked.socket.destroy();
      return;
    }
    const delayMs = Number(asked.headers['x-lab-delay'] ?? 0);
    const respond = () => {
      if (answer.writableEnded || socket.destroyed) return;
      answer.statusCode = Number(status ?? 200);
      answer.setHeader('x-lab-hit', String(index - 1));
      answer.setHeader('x-back', 'from the server');
      answer.setHeader('x-level', 'server');
      answer.end();
    };
    if (delayMs > 0) setTimeout(respond, delayMs);
    else respond();
  }
}

/** Answers the first bytes with the address that they came to. */
function byteServer(): Server {
  return createByteServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(`at ${socket.localAddress}:${socket.localPort}\n`));
  });
}

/** By the name in lower case; several of a name joined by commas. */
export function plainHeaders(raw: readonly string[], added = ADDED): { readonly [name: string]: string } {
  const headers: { [name: string]: string } = {};
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] as string).toLowerCase();
    if (added.test(name)) continue;
    const text = raw[index + 1] as string;
    const before = headers[name];
    headers[name] = before === undefined ? text : `${before},${text}`;
  }
  return headers;
}
