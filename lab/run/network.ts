import { closeSync, constants, ftruncateSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from './exec';
import { ADDRESSES, addressOf, NETWORK, namesOf } from './slot';

/** A network namespace with one address on the bridge of the run. */
export interface Namespace {
  readonly name: string;
  readonly address: string;
  /** What `ip netns exec` puts over /etc: `hosts`, `resolv.conf` … */
  readonly etc: string;
  /** Replaces /etc/hosts; programs that are started later see it. */
  setHosts(hosts: string): void;
  /** Removes it; what runs in it has to be stopped before. */
  remove(): Promise<void>;
}

/** The bridge of a run and the namespaces on it. */
export interface Network {
  readonly bridgeAddress: string;
  /** Makes the bridge when there is none. */
  bridge(): Promise<void>;
  namespace(name: string, hosts?: string): Promise<Namespace>;
}

const LOCALHOST = '127.0.0.1 localhost\n::1 localhost\n';

/** In place, since the file is mounted elsewhere, and never empty, since programs read it at any time. */
function overwrite(path: string, text: string): void {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o644);
  try {
    writeSync(file, text, 0);
    ftruncateSync(file, Buffer.byteLength(text));
  } finally {
    closeSync(file);
  }
}

export function networkOf(slot: number): Network {
  const names = namesOf(slot);
  const mask = `/${names.prefixLength}`;
  let made: Promise<void> | undefined;
  let serial = 0;
  let fresh = 1;
  const returned: string[] = [];

  const bridge = async (): Promise<void> => {
    made ??= (async () => {
      await refuseForeignRoutes();
      await batch([
        `link add ${names.bridge} type bridge forward_delay 0`,
        `addr add ${names.bridgeAddress}${mask} dev ${names.bridge}`,
        `link set ${names.bridge} up`,
      ]);
    })();
    await made;
  };

  const namespace = async (name: string, hosts = ''): Promise<Namespace> => {
    await bridge();
    const address = fresh < ADDRESSES ? addressOf(slot, ++fresh) : returned.shift();
    if (address === undefined) throw new Error('no address left on the bridge');
    const index = ++serial;
    const full = `${names.namespacePrefix}${index}-${name}`;
    const link = `${names.linkPrefix}${index}`;
    const etc = join('/etc/netns', full);
    const setHosts = (text: string): void => overwrite(join(etc, 'hosts'), LOCALHOST + text);
    mkdirSync(etc, { recursive: true });
    setHosts(hosts);
    writeFileSync(join(etc, 'resolv.conf'), '');
    await batch([
      `netns add ${full}`,
      `link add ${link} type veth peer name eth0 netns ${full}`,
      `link set ${link} master ${names.bridge} up`,
    ]);
    await batch(
      [
        'link set lo up',
        `addr add ${address}${mask} dev eth0`,
        'link set eth0 up',
        `route add default via ${names.bridgeAddress}`,
      ],
      ['-n', full],
    );
    return {
      name: full,
      address,
      etc,
      setHosts,
      remove: async () => {
        await exec('ip', ['netns', 'delete', full]).catch(() => {});
        await exec('ip', ['link', 'delete', link]).catch(() => {});
        rmSync(etc, { recursive: true, force: true });
        returned.push(address);
      },
    };
  };

  return { bridgeAddress: names.bridgeAddress, bridge, namespace };
}

/** @throws an error when this machine reaches somebody else by the addresses of the labs. */
async function refuseForeignRoutes(): Promise<void> {
  const routes = await exec('ip', ['-oneline', 'route', 'show', 'root', NETWORK]);
  const foreign = routes.split('\n').find((route) => route.trim() !== '' && !/ dev cml[0-9a-f] /.test(route));
  if (foreign !== undefined) throw new Error(`the lab needs the addresses ${NETWORK}, which have a route: ${foreign}`);
}

function batch(lines: readonly string[], flags: readonly string[] = []): Promise<string> {
  return exec('ip', [...flags, '-batch', '-'], { input: `${lines.join('\n')}\n` });
}
