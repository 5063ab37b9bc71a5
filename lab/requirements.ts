import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that the machine must have. */
interface Requirement {
  readonly program: string;
  /** What gets it, on Debian and Ubuntu. */
  readonly install: string;
}

const PROGRAMS: readonly Requirement[] = [
  { program: 'go', install: 'Go 1.26 or newer, from https://go.dev/dl' },
  { program: 'python3', install: 'apt-get install python3 python3-pip' },
  { program: 'ip', install: 'apt-get install iproute2' },
  { program: 'iptables-restore', install: 'apt-get install iptables' },
  { program: 'setpriv', install: 'apt-get install util-linux' },
];

/** The machine as the requirements see it. */
export interface Machine {
  readonly platform: string;
  readonly uid: number | undefined;
  has(program: string): boolean;
}

export const THIS_MACHINE: Machine = {
  platform: process.platform,
  uid: process.getuid?.(),
  has: (program) => programFile(program) !== undefined,
};

/** What is missing for a run of the lab, a sentence each. */
export function missingRequirements(machine: Machine = THIS_MACHINE): string[] {
  if (machine.platform !== 'linux') {
    return [`Linux: the lab makes network namespaces, and this is ${machine.platform}`];
  }
  const root =
    machine.uid === 0 ? [] : ['root: the lab makes network namespaces (or a user namespace: see lab/README.md)'];
  const programs = PROGRAMS.filter(({ program }) => !machine.has(program));
  return [...root, ...programs.map(({ program, install }) => `${program}: ${install}`)];
}

function programFile(program: string, path: string = process.env.PATH ?? ''): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
