import { parseArgs } from 'node:util';
import { oneOf } from './check-options';
import { UsageError } from './command';

export const TEST_FORMATS = ['text', 'json', 'junit'] as const;

/** What the command line of `test` says. */
export interface TestOptions {
  readonly files: readonly string[];
  /** Instead of the manifests that the files name; none where it is left out. */
  readonly mesh: readonly string[];
  readonly format: (typeof TEST_FORMATS)[number];
  readonly coverage: boolean;
  readonly minCoverage: number | undefined;
  readonly meshConfig: string | undefined;
  readonly config: string | undefined;
  readonly assumeComplete: boolean;
}

export const TEST_HELP = `Usage: cdk8s-mesh test [FILE…] [options]

Runs route tests: YAML files with requests and what is expected of them. Sends nothing.

FILE is a file, a folder (all *.yaml and *.yml below it) or - for standard input; where none is given, every
*.routes.yaml and *.routes.yml below the working folder. Test files of istio-config-validator are understood, too.

Options:
  --mesh PATH                       manifests, instead of those that the files name; may be repeated
  --format text|json|junit          how to report (text)
  --coverage                        say which routes, matches, subsets and policies no case reaches
  --min-coverage PERCENT            the same, and fail where the cases reach less
  --mesh-config FILE                MeshConfig of the installation
  --assume-complete                 nothing exists but what is given
  --config FILE                     configuration (.cdk8s-mesh.yaml where there is one)
  --help                            show this

Exit codes: 0 all cases pass, 1 usage error or unreadable input, 2 a case fails or the coverage is too low.
`;

const OPTIONS = {
  mesh: { type: 'string', multiple: true },
  format: { type: 'string' },
  coverage: { type: 'boolean' },
  'min-coverage': { type: 'string' },
  'mesh-config': { type: 'string' },
  'assume-complete': { type: 'boolean' },
  config: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments; undefined where help is asked for. */
export function parseTestOptions(argv: readonly string[]): TestOptions | undefined {
  const { values, positionals } = parse(argv);
  if (values.help) return undefined;
  const minCoverage = values['min-coverage'] === undefined ? undefined : percentOf(values['min-coverage']);
  return {
    files: positionals,
    mesh: values.mesh ?? [],
    format: oneOf('--format', TEST_FORMATS, values.format) ?? 'text',
    coverage: minCoverage !== undefined || (values.coverage ?? false),
    minCoverage,
    meshConfig: values['mesh-config'],
    config: values.config,
    assumeComplete: values['assume-complete'] ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's message names the option; only its first sentence is about it.
    const [sentence] = (error as { message?: unknown }).message?.toString().split(/\.\s/) ?? [];
    throw new UsageError(`${sentence ?? 'the options cannot be read'}; see cdk8s-mesh test --help`);
  }
}

function percentOf(text: string): number {
  const percent = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(percent <= 100)) throw new UsageError(`--min-coverage must be from 0 to 100, got '${text}'`);
  return percent;
}
