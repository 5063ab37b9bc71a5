/** What a command sees of the process; tests give their own. */
export interface Io {
  /** Relative paths are below it. */
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: AsyncIterable<Uint8Array | string>;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

/** 0: nothing at or above the threshold. 1: usage error or unreadable input. 2: findings or failed tests. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  run(argv: readonly string[], io: Io): Promise<ExitCode>;
}

/** A command line, or a file that it names, that cannot be used; the message names the flag or the file. */
export class UsageError extends Error {
  public override readonly name = 'UsageError';
}
