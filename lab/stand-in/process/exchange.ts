import { type Agent, request } from 'node:http';
import type { LoadResult } from '../part';

export interface Exchange {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly timeoutMs: number;
  readonly agent: Agent | false;
  readonly body?: string | undefined;
}

/** Sends one request; never fails, since no answer is a result, too. */
export function exchange(options: Exchange): Promise<LoadResult> {
  const { host, port, path, method, headers, agent, timeoutMs, body } = options;
  const begin = performance.now();
  return new Promise((resolve) => {
    const done = (result: Omit<LoadResult, 'ms'>) => {
      clearTimeout(timer);
      resolve({ ...result, ms: performance.now() - begin });
    };
    const failed = (error: string) => done({ status: null, error, headers: {}, body: '' });
    const sent = request({ host, port, path, method, headers, agent, family: 4 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', (error: NodeJS.ErrnoException) => failed(error.code ?? error.message));
      response.on('end', () =>
        done({
          status: response.statusCode ?? null,
          headers: flat(response.headers),
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    const timer = setTimeout(() => {
      sent.destroy(Object.assign(new Error('too late'), { code: 'ETIMEDOUT' }));
    }, timeoutMs);
    sent.on('error', (error: NodeJS.ErrnoException) => failed(error.code ?? error.message));
    sent.end(body);
  });
}

export function flat(headers: NodeJS.Dict<string | string[]>): { [name: string]: string } {
  const flattened: { [name: string]: string } = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flattened[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flattened;
}
