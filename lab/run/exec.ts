import { spawn } from 'node:child_process';

export interface ExecOptions {
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly timeoutMs?: number;
  /** Exit codes that are no failure beside 0. */
  readonly accept?: readonly number[];
}

/**
 * Runs a program to its end and gives its standard output.
 * @throws an error with what the program printed, when it fails or takes too long.
 */
export function exec(program: string, args: readonly string[], options: ExecOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      cwd: options.cwd,
      env: { ...process.env, ...options.environment },
    });
    let output = '';
    let errors = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, options.timeoutMs ?? 60_000);
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors += text;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (code !== null && (code === 0 || options.accept?.includes(code))) return resolve(output);
      const how = late ? 'took too long' : `failed with ${code ?? signal}`;
      reject(new Error(`${program} ${args.join(' ')} ${how}\n${errors.trim() || output.trim()}`));
    });
  });
}
