import { run } from '../../lib/cli/run';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terminal {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  readonly isTTY?: boolean;
}

/** Runs a command line in this process. */
export async function commandLine(argv: readonly string[], terminal: Terminal = {}): Promise<Ran> {
  const { cwd = process.cwd(), env = {}, stdin = '', isTTY = false } = terminal;
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({
    isTTY,
    write: (text: string) => {
      written[name] += text;
    },
  });
  async function* input() {
    yield stdin;
  }
  const code = await run(argv, { cwd, env, stdout: output('stdout'), stderr: output('stderr'), stdin: input() });
  return { code, ...written };
}
