import { Agent } from 'node:http';
import { locationFor } from '../nginx-conf';
import type { Answer, Behaviour, Call, CallResult, Received, Setting } from '../part';
import { exchange } from './exchange';

export interface Response {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body: string;
}

/** What applications copy from the request that they got to those that they make. */
const HANDED_ON = [
  'authorization',
  'b3',
  'end-user',
  'traceparent',
  'tracestate',
  'x-b3-flags',
  'x-b3-parentspanid',
  'x-b3-sampled',
  'x-b3-spanid',
  'x-b3-traceid',
  'x-request-id',
];

const HOP_BY_HOP = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding'];

const agent = new Agent({ keepAlive: true });

/** Plays the part for one request. */
export async function answer(
  setting: Setting,
  behaviour: Behaviour,
  received: Received,
  body: string,
): Promise<Response> {
  const { part } = setting;
  const [path = '/'] = received.path.split('?', 1);
  if (behaviour.latencyMs > 0) await after(behaviour.latencyMs);
  if (Math.random() < behaviour.errorRate) return { status: behaviour.errorStatus, body: 'an error\n' };
  if (part.login === true && path === '/login') return loggedIn(body);
  if (part.locations !== undefined) return located(setting, received, path);
  let status = 200;
  if (part.commands === true) {
    const [, command, argument] = /^\/(status|delay)\/(\d+)$/.exec(path) ?? [];
    if (command === 'delay') await after(Math.min(Number(argument), 10) * 1000);
    if (command === 'status') status = Number(argument);
  }
  const calls = await Promise.all((part.calls ?? []).map((call) => make(call, headersFor(setting, received))));
  const failed = calls.some((call) => call.status !== 200);
  if (failed && part.failure === 'error') status = 500;
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(told(setting, received, calls)),
  };
}

function told(setting: Setting, request: Received, calls: readonly CallResult[]): Answer {
  const { part, version, pod } = setting;
  return { app: part.app, version, pod, request, text: part.text, ...(calls.length > 0 && { calls }) };
}

function headersFor({ part }: Setting, { headers }: Received): { [name: string]: string } {
  const handedOn: { [name: string]: string } = {};
  for (const name of HANDED_ON) {
    const text = headers[name];
    if (text !== undefined) handedOn[name] = text;
  }
  if (part.login === true) {
    delete handedOn['end-user'];
    const user = /(?:^|;\s*)session=([^;]+)/.exec(headers.cookie ?? '')?.[1];
    if (user !== undefined) handedOn['end-user'] = user;
  }
  return handedOn;
}

async function make(call: Call, headers: { readonly [name: string]: string }): Promise<CallResult> {
  const { name, host, port, path, timeoutMs, retries } = call;
  const begin = performance.now();
  const authority = port === 80 ? host : `${host}:${port}`;
  let tries = 0;
  for (;;) {
    tries += 1;
    const options = { host, port, path, method: 'GET', headers: { ...headers, host: authority }, timeoutMs, agent };
    const { status, body } = await exchange(options);
    if (status === 200 || tries > retries) {
      return { name, status, tries, ms: performance.now() - begin, answer: parsed(body) };
    }
  }
}

/** As nginx does: the headers go on, but for the authority; 502 where nobody answers, 504 where nobody does in time. */
async function located(setting: Setting, received: Received, path: string): Promise<Response> {
  const location = locationFor(setting.part.locations ?? [], path);
  if (location === undefined) return { status: 404, body: 'not found\n' };
  if ('status' in location) return { status: location.status, body: location.body };
  const { host, port } = location.upstream;
  const headers = Object.fromEntries(Object.entries(received.headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
  headers.host = port === 80 ? host : `${host}:${port}`;
  const { method } = received;
  const result = await exchange({ host, port, path: received.path, method, headers, timeoutMs: 60_000, agent });
  if (result.status === null) return { status: result.error === 'ETIMEDOUT' ? 504 : 502, body: 'no answer\n' };
  const passed = Object.entries(result.headers).filter(([name]) => !HOP_BY_HOP.includes(name));
  return { status: result.status, headers: Object.fromEntries(passed), body: result.body };
}

function loggedIn(body: string): Response {
  const user = new URLSearchParams(body).get('username') ?? '';
  return { status: 302, headers: { location: '/productpage', 'set-cookie': `session=${user}` }, body: '' };
}

function parsed(body: string): Answer | undefined {
  try {
    return JSON.parse(body) as Answer;
  } catch {
    return undefined;
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
