import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Addresses of proxies; they are on the bridge. */
export const PROXY_PREFIX = '10.77';
export const HUB_ADDRESS = '10.77.0.1';
/** Every other address is the hub itself: pods without a proxy, Services, and the world outside. */
export const POD_PREFIX = '10.78';

/** Connections with this mark are taken over by the proxy as those of an application are. */
export const TAKEN_OVER = 7;

/**
 * Network namespaces: a hub, in which servers and requests live, and one for each proxy, joined by a bridge inside of the
 * hub. None has a way out.
 */
export class Network {
  private readonly members = new Set<string>();

  /** Names of namespaces begin with the prefix. */
  constructor(private readonly prefix: string) {}

  get hub(): string {
    return `${this.prefix}-hub`;
  }

  async open(): Promise<void> {
    const hub = this.hub;
    await script([
      `ip netns add ${hub}`,
      `ip -n ${hub} link set lo up`,
      `ip -n ${hub} link add br0 type bridge`,
      `ip -n ${hub} addr add ${HUB_ADDRESS}/16 dev br0`,
      `ip -n ${hub} link set br0 up`,
      `ip -n ${hub} route add local 0.0.0.0/0 dev lo table main`,
    ]);
    this.members.add(hub);
  }

  /** A namespace for a proxy with an address of its own; what is marked goes through the proxy. */
  async join(index: number, address: string): Promise<string> {
    const name = `${this.prefix}-${index}`;
    this.members.add(name);
    await script([
      `ip netns add ${name}`,
      `ip -n ${name} link set lo up`,
      `ip -n ${this.hub} link add v${index} type veth peer name eth0 netns ${name}`,
      `ip -n ${this.hub} link set v${index} master br0 up`,
      `ip -n ${name} addr add ${address}/16 dev eth0`,
      `ip -n ${name} link set eth0 up`,
      `ip -n ${name} route add default via ${HUB_ADDRESS}`,
      `ip netns exec ${name} iptables -t nat -A OUTPUT -p tcp -m mark --mark ${TAKEN_OVER} -j REDIRECT --to-ports 15001`,
    ]);
    return name;
  }

  async leave(name: string): Promise<void> {
    if (!this.members.delete(name)) return;
    await run('ip', ['netns', 'del', name]).catch(() => undefined);
  }

  /** Removes all namespaces, with what is in them; fit for the moment before the process ends. */
  close(): void {
    for (const name of this.members) remove(name);
    this.members.clear();
  }
}

function remove(name: string): void {
  try {
    const inside = execFileSync('ip', ['netns', 'pids', name], { encoding: 'utf8' });
    for (const pid of inside.split('\n').filter((line) => line !== '')) process.kill(Number(pid), 'SIGKILL');
  } catch {
    // It is gone, or what was in it has just ended.
  }
  try {
    execFileSync('ip', ['netns', 'del', name], { stdio: 'ignore' });
  } catch {
    // It is gone.
  }
}

async function script(commands: readonly string[]): Promise<void> {
  await run('sh', ['-ec', commands.join('\n')]);
}

/** The nth address of a /16, beginning with `.1.0`. */
export function addressIn(prefix: string, index: number): string {
  const number = index + 256;
  return `${prefix}.${number >> 8}.${number & 255}`;
}
