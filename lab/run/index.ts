import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, endedChild, type SpawnOptions, startChild } from './child';
import { type ExecOptions, exec } from './exec';
import { countLeftovers, describeLeftovers, leftoversOf, removeLeftovers } from './leftovers';
import { type Namespace, networkOf } from './network';
import { portsOf } from './ports';
import { MARK, namesOf, SLOTS, type Slot, takeSlot } from './slot';
import { until } from './until';

export type { Child, SpawnOptions } from './child';
export type { Namespace } from './network';
export { Fatal } from './until';

/** Everything that a run started and made. */
export interface Run {
  /** Of this run alone. */
  readonly directory: string;
  /** The bridge's own address, where namespaces reach this machine. */
  readonly bridgeAddress: string;
  /** Makes the bridge; the first namespace does it too. */
  bridge(): Promise<void>;
  /** Starts a program; it is stopped with the run. */
  spawn(options: SpawnOptions): Child;
  /** Makes a namespace. A name has lower-case letters, digits and dashes; `hosts` are lines for its /etc/hosts. */
  namespace(name: string, hosts?: string): Promise<Namespace>;
  /** A TCP port that nothing listens on; a run gives each once. */
  freePort(): Promise<number>;
  /** Runs a program to its end: its output, or an error with what it printed. */
  exec(program: string, args: readonly string[], options?: ExecOptions & { namespace?: Namespace }): Promise<string>;
  /** Asks until the answer is not undefined; throws `what` with the last error when the time is over. */
  until<T>(what: string, ask: () => Promise<T | undefined>, timeoutMs?: number): Promise<T>;
  /** Stops and removes all of it but the directory's files; says what was still there. */
  stop(): Promise<readonly string[]>;
}

/**
 * Begins a run. What labs that were killed have left is removed first, and this run leaves nothing however the process
 * ends, except when it is killed: then the next run does it.
 */
export async function startRun(root: string, log: (text: string) => void, name = 'run'): Promise<Run> {
  const slot = await freeSlot(log);
  const directory = join(root, `${slot.number.toString(16)}-${name}`);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const network = networkOf(slot.number);
  const mark = { [MARK]: namesOf(slot.number).mark.slice(MARK.length + 1) };
  const children = new Set<Child>();
  const atExit = (): void => void removeLeftovers(slot.number);
  process.once('exit', atExit);
  let stopped = false;

  return {
    directory,
    bridgeAddress: network.bridgeAddress,
    bridge: network.bridge,
    spawn: (options) => {
      if (stopped) return endedChild(options);
      const child = startChild(options, directory, mark);
      children.add(child);
      void child.exited.then(() => children.delete(child));
      return child;
    },
    namespace: network.namespace,
    freePort: portsOf(slot.number),
    exec: (program, args, { namespace, ...options } = {}) => {
      const environment = { ...options.environment, ...mark };
      return namespace === undefined
        ? exec(program, args, { ...options, environment })
        : exec('ip', ['netns', 'exec', namespace.name, program, ...args], { ...options, environment });
    },
    until,
    stop: async () => {
      stopped = true;
      // The youngest first: those that others need were started before them.
      for (const child of [...children].reverse()) await child.stop();
      removeLeftovers(slot.number);
      const left = describeLeftovers(leftoversOf(slot.number));
      process.off('exit', atExit);
      slot.release();
      return left;
    },
  };
}

/** Takes the first slot that is free, and cleans up after every lab that ended without doing so. */
async function freeSlot(log: (text: string) => void): Promise<Slot> {
  let mine: Slot | undefined;
  for (let number = 0; number < SLOTS; number++) {
    const slot = await takeSlot(number);
    if (slot === undefined) continue;
    const left = countLeftovers(removeLeftovers(number));
    if (left !== undefined) log(`removed what a run has left: ${left}`);
    if (mine === undefined) mine = slot;
    else slot.release();
  }
  if (mine === undefined) throw new Error(`${SLOTS} labs run on this machine already`);
  return mine;
}
