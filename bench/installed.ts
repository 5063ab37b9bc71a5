import { spawnSync } from 'node:child_process';

/** Whether a program is on PATH and answers. */
export function isInstalled(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
