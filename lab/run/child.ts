import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchmodSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Namespace } from './network';

export interface SpawnOptions {
  /** Names the log file: `NAME.log` in the run directory. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Set beside PATH, HOME and the mark of the run; nothing else is inherited. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The network namespace of this run in which the program runs. */
  readonly namespace?: Namespace;
  /** The user and group of the program, for example 1337 for a sidecar. */
  readonly uid?: number;
  readonly cwd?: string;
}

/** A started program. */
export interface Child {
  readonly name: string;
  readonly process: ChildProcess;
  readonly logFile: string;
  /** The exit code or signal, undefined while it runs. */
  readonly ended: number | NodeJS.Signals | undefined;
  readonly exited: Promise<number | NodeJS.Signals>;
  /** The last lines of its log. */
  tail(lines?: number): string;
  /** SIGTERM, then SIGKILL when it goes on. */
  stop(graceMs?: number): Promise<void>;
}

/** Starts a program in a process group of its own, so that Ctrl-C in a terminal reaches only the lab. */
export function startChild(options: SpawnOptions, directory: string, mark: Readonly<Record<string, string>>): Child {
  const logFile = join(directory, `${options.name}.log`);
  const log = openSync(logFile, 'a');
  // A program of another user opens /dev/stdout for itself.
  fchmodSync(log, 0o666);
  const [program, args] = commandLine(options);
  const child = spawn(program, args, {
    stdio: ['ignore', log, log],
    detached: true,
    cwd: options.cwd ?? directory,
    env: { PATH: process.env.PATH ?? '', HOME: directory, ...options.environment, ...mark },
  });
  closeSync(log);
  let ended: number | NodeJS.Signals | undefined;
  const exited = new Promise<number | NodeJS.Signals>((resolve) => {
    const end = (how: number | NodeJS.Signals): void => {
      ended ??= how;
      resolve(ended);
    };
    child.once('error', () => end(127));
    child.once('exit', (code, signal) => end(code ?? signal ?? 0));
  });
  return {
    name: options.name,
    process: child,
    logFile,
    exited,
    get ended() {
      return ended;
    },
    tail: (lines = 15) => readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n'),
    stop: async (graceMs = 2_000) => {
      if (ended !== undefined) return;
      signal(child, 'SIGTERM');
      const timer = setTimeout(() => signal(child, 'SIGKILL'), graceMs);
      await exited;
      clearTimeout(timer);
      // What it started and left.
      signal(child, 'SIGKILL');
    },
  };
}

/** What is asked for when the run has ended, by somebody who does not know it yet: a program that has ended too. */
export function endedChild({ name }: SpawnOptions): Child {
  const process = new ChildProcess();
  return {
    name,
    process,
    logFile: '',
    ended: 'SIGTERM',
    exited: Promise.resolve('SIGTERM'),
    tail: () => '',
    stop: async () => {},
  };
}

/** The files of a run may lie below a home that only its owner enters; the user id matters to iptables alone. */
const FILES = '+dac_override,+dac_read_search';
const READS_ALL = [`--inh-caps=-all,${FILES}`, `--ambient-caps=${FILES}`];

function commandLine({ program, args, namespace, uid }: SpawnOptions): [string, string[]] {
  const user = uid === undefined ? [] : ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', ...READS_ALL];
  const inNamespace = namespace === undefined ? [] : ['ip', 'netns', 'exec', namespace.name];
  const [first = program, ...rest] = [...inNamespace, ...user, program, ...args];
  return [first, rest];
}

/** Reaches the whole group: what the program itself started too. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group has ended.
  }
}
