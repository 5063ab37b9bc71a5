import { createServer } from 'node:net';
import { namesOf, PORTS_PER_SLOT } from './slot';

/** Gives each port of the slot once, and only when nothing listens on it. */
export function portsOf(slot: number): () => Promise<number> {
  const { firstPort } = namesOf(slot);
  let next = firstPort;
  return async () => {
    while (next < firstPort + PORTS_PER_SLOT) {
      const port = next++;
      if (await isFree(port)) return port;
    }
    throw new Error(`no free port from ${firstPort} to ${firstPort + PORTS_PER_SLOT - 1}`);
  };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '0.0.0.0', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
