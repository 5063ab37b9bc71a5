import { createServer, type Server } from 'node:net';

/** How many labs can run beside each other on one machine. */
export const SLOTS = 16;

/** The number of a run; every name and address of the run follows from it. */
export interface Slot {
  readonly number: number;
  release(): void;
}

/**
 * Takes a slot that no running lab has, or undefined. The kernel gives a slot back however its owner ends: a socket
 * without a file holds it.
 */
export async function takeSlot(number: number): Promise<Slot | undefined> {
  const release = await takeLock(String(number));
  return release && { number, release };
}

/** Takes what only one process on this machine may have, or undefined; the answer gives it back. */
export async function takeLock(name: string): Promise<(() => void) | undefined> {
  const server = createServer();
  server.unref();
  const taken = await listen(server, `\0cdk8s-mesh-lab/${name}`);
  return taken ? () => server.close() : undefined;
}

function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(path, () => resolve(true));
  });
}

/** Names and addresses of a slot. */
export interface SlotNames {
  /** Stands in the environment of each process of the run, `NAME=VALUE`. */
  readonly mark: string;
  readonly bridge: string;
  /** Begins the name of each network namespace. */
  readonly namespacePrefix: string;
  /** Begins the name of each link on this machine. */
  readonly linkPrefix: string;
  /** The address of the bridge; the namespaces have those after it. */
  readonly bridgeAddress: string;
  readonly prefixLength: number;
  readonly firstPort: number;
}

export const MARK = 'CDK8S_MESH_LAB';
export const PORTS_PER_SLOT = 400;

export function namesOf(slot: number): SlotNames {
  const digit = slot.toString(16);
  return {
    mark: `${MARK}=${digit}`,
    bridge: `cml${digit}`,
    namespacePrefix: `cml${digit}-`,
    linkPrefix: `cml${digit}v`,
    bridgeAddress: `10.213.${slot * 16}.1`,
    prefixLength: 20,
    // Below the ports that the kernel gives to connections.
    firstPort: 20_000 + slot * PORTS_PER_SLOT,
  };
}

/** The address number `index` of a slot; 1 is the bridge's. */
export function addressOf(slot: number, index: number): string {
  return `10.213.${slot * 16 + (index >> 8)}.${index & 255}`;
}

/** The addresses of all slots. */
export const NETWORK = '10.213.0.0/16';

/** How many addresses a slot has, without the network's and the broadcast address. */
export const ADDRESSES = 2 ** 12 - 2;
