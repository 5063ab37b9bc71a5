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
  /** The time of all cores that the process took, up to the last look; on a busy machine it varies less. Linux only. */
  readonly cpuSeconds: number | undefined;
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
    let cpuSeconds: number | undefined;
    let timedOut = false;
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      errors += text;
    });
    const watch = setInterval(() => {
      megabytes = peakOf(child.pid) ?? megabytes;
      cpuSeconds = cpuOf(child.pid) ?? cpuSeconds;
      timedOut = performance.now() - start > limitSeconds * 1000;
      if (timedOut) child.kill('SIGKILL');
    }, 10);
    child.once('error', reject);
    child.once('exit', (code) => {
      const seconds = (performance.now() - start) / 1000;
      clearInterval(watch);
      if (typeof stdout === 'number') closeSync(stdout);
      if (code === 0 || timedOut) resolve({ seconds, cpuSeconds, megabytes, timedOut });
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

/** Linux counts in hundredths; the fields before the two are those of `proc(5)`, and the name may have spaces. */
function cpuOf(pid: number | undefined): number | undefined {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
    const ticks = Number(user) + Number(system);
    return ticks > 0 ? ticks / 100 : undefined;
  } catch {
    return undefined;
  }
}
