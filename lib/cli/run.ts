import { type Command, type ExitCode, type Io, UsageError } from './command';
import { version } from './version';

/** Loaded only when they are needed: the list of commands must not read the library. */
const COMMANDS: { readonly [name: string]: () => Command } = {
  access: () => (require('./access') as typeof import('./access')).access,
  check: () => (require('./check') as typeof import('./check')).check,
  route: () => (require('./route') as typeof import('./route')).route,
  test: () => (require('./test') as typeof import('./test')).test,
};

/** Runs the command that the arguments name. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [first, ...rest] = argv;
  if (first === undefined) {
    io.stderr.write(usage());
    return 1;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    io.stdout.write(usage());
    return 0;
  }
  if (first === '--version' || first === '-v') {
    io.stdout.write(`${version()}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  if (!command) {
    const known = Object.keys(COMMANDS).join(', ');
    io.stderr.write(`cdk8s-mesh: there is no command '${first}'; the commands are: ${known}\n`);
    return 1;
  }
  try {
    return await command().run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`cdk8s-mesh ${first}: ${error.message}\n`);
    return 1;
  }
}

function usage(): string {
  const rows = Object.entries(COMMANDS).map(([name, load]) => `  ${name.padEnd(10)}${load().summary}`);
  return [
    'Usage: cdk8s-mesh COMMAND [options]',
    '',
    'Commands:',
    ...rows,
    '',
    'Options:',
    '  --help    show this, or with a command its options',
    '  --version show the version',
    '',
    'Exit codes: 0 nothing at or above the threshold, 1 usage error or unreadable input, 2 findings.',
    '',
  ].join('\n');
}
