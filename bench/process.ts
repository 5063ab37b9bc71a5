import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** A program with its arguments, and where its standard output goes. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly output?: string;
}

/** One run of a whole process. */
export interface Run {
  readonly seconds: number;
  /** The largest resident set; only Linux tells that of another process. */
  readonly megabytes: number | undefined;
  readonly timedOut: boolean;
}

/** Runs a command to its end, or for as long as it may take. */
export function run({ program, args, output }: Command, limitSeconds: number): Promise<Run> {
  const stdout = output === undefined ? 'ignore' : openSync(output, 'w');
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', stdout, 'pipe'] });
    let errors = '';
    let megabytes: number | undefined;
    let timedOut = false;
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      errors += text;
    });
    const watch = setInterval(() => {
      megabytes = peakOf(child.pid) ?? megabytes;
      timedOut = performance.now() - start > limitSeconds * 1000;
      if (timedOut) child.kill('SIGKILL');
    }, 10);
    child.once('error', reject);
    child.once('exit', (code) => {
      const seconds = (performance.now() - start) / 1000;
      clearInterval(watch);
      if (typeof stdout === 'number') closeSync(stdout);
      if (code === 0 || timedOut) resolve({ seconds, megabytes, timedOut });
      else reject(new Error(`${program} ${args.join(' ')} failed with ${code}:\n${errors}`));
    });
  });
}

/** The high-water mark that Linux keeps, so that the last look before the end is enough. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
