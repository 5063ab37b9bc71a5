import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { Behaviour, Load, Setting } from '../part';
import { answer } from './answer';
import { Counter } from './counter';
import { flat } from './exchange';
import { send } from './load';

// Numeric, so that nobody looks a name up.
const ANY = '0.0.0.0';

const setting = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as Setting;
const counter = new Counter();
let behaviour: Behaviour = { latencyMs: 0, errorRate: 0, errorStatus: 500 };
let listening = false;

process.on('SIGTERM', () => process.exit(0));

controls().listen(setting.controlPort, ANY);
setTimeout(() => {
  for (const port of setting.ports) {
    if (setting.part.protocol === 'http') application().listen(port, ANY);
    if (setting.part.protocol === 'tcp') greeter().listen(port, ANY);
  }
  listening = true;
}, setting.startUpMs);

function application(): Server {
  const server = createServer((request, response) => {
    const headers = flat(request.headers);
    const from = request.socket.remoteAddress ?? '';
    const received = { method: request.method ?? 'GET', path: request.url ?? '/', headers, from };
    counter.add(received);
    textOf(request)
      .then((body) => answer(setting, behaviour, received, body))
      .then(({ status, headers, body }) => {
        response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
        response.end(received.method === 'HEAD' ? undefined : body);
      })
      .catch(() => response.destroy());
  });
  // A client's proxy keeps connections longer than this server would, and would meet one that is just closing.
  server.keepAliveTimeout = 3_600_000;
  return server;
}

function greeter() {
  return createTcpServer((socket) => {
    counter.add({ method: '', path: '', headers: {}, from: socket.remoteAddress ?? '' });
    socket.on('error', () => socket.destroy());
    socket.write(`${setting.part.app} ${setting.part.text ?? ''}\n`);
    socket.pipe(socket);
  });
}

/** The side door: past the sidecar, for the lab only. */
function controls(): Server {
  return createServer((request, response) => {
    textOf(request)
      .then((body) => control(request.url ?? '/', body))
      .then((result) => {
        const text = JSON.stringify(result);
        response.writeHead(result === undefined ? 404 : 200, { 'content-type': 'application/json' });
        response.end(text);
      })
      .catch((error: Error) => {
        response.writeHead(400);
        response.end(error.message);
      });
  });
}

async function control(path: string, body: string): Promise<unknown> {
  switch (path) {
    case '/__counts':
      return counter.counts;
    case '/__reset':
      counter.reset();
      return counter.counts;
    case '/__listening':
      return { listening };
    case '/__behave':
      behaviour = { ...behaviour, ...(JSON.parse(body) as Partial<Behaviour>) };
      return behaviour;
    case '/__load':
      return send(JSON.parse(body) as Load);
    default:
      return undefined;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
