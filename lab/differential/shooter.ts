import { Agent, type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Backend, plainHeaders } from './backend';
import { clientHello } from './client-hello';
import { DIAL_PORT, type Hit, type Sample, type Shot, type ShotResult } from './wire';

const PATIENCE_MS = 40_000;
const AT_ONCE_PER_SHOT = 4;
/** Those that wait take no time of a processor. */
const WAITING_AT_ONCE = 80;
/** Copies may still be on their way when the answer is there. */
const COPIES_MS = 300;

/** What servers and proxies add to answers by themselves. */
const ADDED =
  /^(:|date$|connection$|keep-alive$|transfer-encoding$|content-length$|content-type$|server$|location$|x-envoy-|x-lab-)/;

interface Answered {
  readonly id: string;
  readonly status: number | null;
  readonly location: string | null;
  readonly headers: { readonly [name: string]: string };
  readonly hit: number | null;
  readonly text: string;
  readonly ms: number;
  /** Where bytes arrived, if it is not HTTP. */
  readonly reached?: string;
}

/** Sends every shot as often as it says and gathers what became of it. */
export async function shoot(backend: Backend, shots: readonly Shot[], atOnce: number): Promise<ShotResult[]> {
  const answered = new Map<Shot, Answered[]>();
  const queue = [...shots];
  const lane = async () => {
    for (let shot = queue.shift(); shot !== undefined; shot = queue.shift()) {
      answered.set(shot, await fire(shot));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  await new Promise((done) => setTimeout(done, COPIES_MS));
  return shots.map((shot) => ({ id: shot.id, samples: gathered(backend, shot, answered.get(shot) ?? []) }));
}

async function fire(shot: Shot): Promise<Answered[]> {
  const results: Answered[] = [];
  let next = 0;
  const agent = new DialAgent(shot);
  const lane = async () => {
    while (next < shot.count) {
      const id = `${shot.id}.${next++}`;
      results.push(shot.kind === 'http' ? await ask(shot, id, agent) : await askBytes(shot, id));
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanesOf(shot), shot.count) }, lane));
  agent.destroy();
  return results;
}

function lanesOf({ behaviour, slowMs }: Shot): number {
  return behaviour.delayMs === undefined && slowMs === undefined ? AT_ONCE_PER_SHOT : WAITING_AT_ONCE;
}

class DialAgent extends Agent {
  constructor(private readonly shot: Shot) {
    super({ keepAlive: true, maxSockets: lanesOf(shot) });
  }

  override createConnection(): Duplex {
    return open(this.shot);
  }
}

function open({ via, dial, port }: Shot): Socket {
  const socket = connect(dial === undefined ? port : DIAL_PORT, via);
  socket.setNoDelay(true);
  if (dial !== undefined) socket.write(`PROXY TCP4 ${via} ${dial} 40000 ${port}\r\n`);
  return socket;
}

function ask(shot: Shot, id: string, agent: Agent): Promise<Answered> {
  const started = performance.now();
  const { status, delayMs } = shot.behaviour;
  const headers: { [name: string]: string } = { ...shot.headers, 'x-lab-id': id };
  if (status !== undefined) headers['x-lab-status'] = String(status);
  if (delayMs !== undefined) headers['x-lab-delay'] = String(delayMs);
  return new Promise((done) => {
    const broken = () => done({ ...BROKEN, id, ms: performance.now() - started });
    const { method, path } = shot;
    const sent = request({ agent, method, path, headers, timeout: PATIENCE_MS }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        if (text.length < 200) text += part;
      });
      answer.on('error', broken);
      answer.on('end', () => done(answeredBy(answer, id, text, performance.now() - started)));
    });
    sent.on('error', broken);
    sent.on('timeout', () => sent.destroy(new Error('timeout')));
    sent.end();
  });
}

const BROKEN = { status: null, location: null, headers: {}, hit: null, text: '' } as const;

function answeredBy(answer: IncomingMessage, id: string, text: string, ms: number): Answered {
  const hit = answer.headers['x-lab-hit'];
  return {
    id,
    status: answer.statusCode ?? null,
    location: answer.headers.location ?? null,
    headers: plainHeaders(answer.rawHeaders, ADDED),
    hit: hit === undefined ? null : Number(hit),
    text: hit === undefined ? text.slice(0, 120) : '',
    ms,
  };
}

/** Sends bytes, or the start of a TLS handshake, and reads where they arrived. */
function askBytes(shot: Shot, id: string): Promise<Answered> {
  const started = performance.now();
  return new Promise((done) => {
    const socket = open(shot);
    let text = '';
    const finish = () => {
      const reached = /^at (\S+)/.exec(text)?.[1];
      const ms = performance.now() - started;
      socket.destroy();
      done({ ...BROKEN, id, ms, ...(reached !== undefined && { reached, status: 200, hit: 0 }) });
    };
    socket.setTimeout(PATIENCE_MS, finish);
    socket.on('error', finish);
    socket.on('close', finish);
    socket.on('data', (part) => {
      text += part.toString('latin1');
      if (text.endsWith('\n')) finish();
    });
    socket.write(shot.kind === 'tls' ? clientHello(shot.sni ?? 'nobody.example') : 'hello\n');
  });
}

/** Equal results counted; what differs from try to try by accident is left out. */
function gathered(backend: Backend, { slowMs }: Shot, answers: readonly Answered[]): Sample[] {
  const found = new Map<string, { -readonly [field in keyof Sample]: Sample[field] }>();
  for (const { id, status, location, headers, hit, text, ms, reached } of answers) {
    const inOrder = backend.take(id);
    const taken: readonly Hit[] =
      reached === undefined ? inOrder : [{ at: reached, method: '', path: '', authority: '', headers: {} }];
    const texts = taken.map((one, index) => ({ one, index, key: JSON.stringify(one) }));
    texts.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.index - other.index));
    const answering = hit === null ? null : texts.findIndex(({ index }) => index === hit);
    const hits = texts.map(({ one }) => one);
    const slow = slowMs !== undefined && ms >= slowMs;
    const facts = { status, location, headers, answeredBy: answering, hits, text, slow };
    const key = JSON.stringify(facts);
    const known = found.get(key);
    if (known === undefined) {
      found.set(key, { ...facts, leastMs: ms, mostMs: ms, count: 1 });
    } else {
      known.count++;
      known.leastMs = Math.min(known.leastMs, ms);
      known.mostMs = Math.max(known.mostMs, ms);
    }
  }
  return [...found.values()];
}
