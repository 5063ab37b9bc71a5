import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { namesOf, type SlotNames } from './slot';

/** What a run has on this machine outside its directory. */
export interface Leftovers {
  readonly processes: readonly number[];
  readonly namespaces: readonly string[];
  readonly links: readonly string[];
  readonly etc: readonly string[];
}

/** Looks for everything that carries the names of a slot. */
export function leftoversOf(slot: number): Leftovers {
  const names = namesOf(slot);
  return {
    processes: processesWith(names.mark),
    namespaces: entries('/run/netns').filter((name) => name.startsWith(names.namespacePrefix)),
    links: linkNames().filter((name) => name === names.bridge || isVeth(name, names)),
    etc: entries('/etc/netns').filter((name) => name.startsWith(names.namespacePrefix)),
  };
}

/** One line for each thing that is left; empty when the machine is clean. */
export function describeLeftovers(left: Leftovers): string[] {
  return [
    ...left.processes.map((pid) => `process ${pid}: ${commandOf(pid)}`),
    ...left.namespaces.map((name) => `network namespace ${name}`),
    ...left.links.map((name) => `link ${name}`),
    ...left.etc.map((name) => `/etc/netns/${name}`),
  ];
}

/** How many things of each kind there are, in a few words; undefined when there is none. */
export function countLeftovers({ processes, namespaces, links }: Leftovers): string | undefined {
  if (processes.length + namespaces.length + links.length === 0) return undefined;
  return `${processes.length} processes, ${namespaces.length} network namespaces, ${links.length} links`;
}

/**
 * Ends the processes of a slot and removes its namespaces, links and files, without waiting for anything: it also runs
 * while this process ends. The iptables rules of a namespace go with it; there are none elsewhere.
 */
export function removeLeftovers(slot: number): Leftovers {
  const names = namesOf(slot);
  const found = leftoversOf(slot);
  // A process may start another while it is being ended.
  for (let round = 0; round < 5; round++) {
    const processes = processesWith(names.mark);
    if (processes.length === 0) break;
    for (const pid of processes) kill(pid);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 * (round + 1));
  }
  for (const name of found.namespaces) ip(['netns', 'delete', name]);
  // A link may have gone with its namespace by now.
  for (const name of leftoversOf(slot).links) ip(['link', 'delete', name]);
  for (const name of found.etc) rmSync(join('/etc/netns', name), { recursive: true, force: true });
  return found;
}

function processesWith(mark: string): number[] {
  const needle = `\0${mark}\0`;
  return entries('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && `\0${read(`/proc/${pid}/environ`)}`.includes(needle) && !isZombie(pid));
}

function isZombie(pid: number): boolean {
  return /^State:\s+Z/m.test(read(`/proc/${pid}/status`));
}

/** Of this network namespace; /sys may show those of another. */
function linkNames(): string[] {
  const { stdout } = spawnSync('ip', ['-oneline', 'link', 'show'], { encoding: 'utf8', timeout: 10_000 });
  return (stdout ?? '').split('\n').flatMap((line) => /^\d+: ([^:@]+)[:@]/.exec(line)?.[1] ?? []);
}

function isVeth(name: string, { linkPrefix }: SlotNames): boolean {
  return name.startsWith(linkPrefix) && /^\d+$/.test(name.slice(linkPrefix.length));
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim().slice(0, 100);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function ip(args: readonly string[]): void {
  spawnSync('ip', args, { stdio: 'ignore', timeout: 10_000 });
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
