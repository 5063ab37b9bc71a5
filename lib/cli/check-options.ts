import { parseArgs } from 'node:util';
import { type Ignore, parseIgnore } from '../analysis/ignore';
import type { Severity } from '../analysis/rule';
import { UsageError } from './command';

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

export const THRESHOLDS = ['error', 'warning', 'info', 'never'] as const;
export type Threshold = Severity | 'never';

/** What the command line of `check` says; undefined where it does not, so that the configuration may. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly failOn: Threshold | undefined;
  readonly ignore: readonly Ignore[];
  readonly meshConfig: string | undefined;
  readonly meshNetworks: string | undefined;
  /** The paths of the mesh's other clusters, by the cluster's name. */
  readonly clusters: ReadonlyMap<string, readonly string[]>;
  readonly config: string | undefined;
  readonly compat: boolean;
  readonly assumeComplete: boolean;
  readonly explain: string | undefined;
  readonly help: boolean;
}

export const HELP = `Usage: cdk8s-mesh check [PATH…] [options]

Finds mistakes in manifests of Istio, the Gateway API and Kubernetes, without a cluster.

PATH is a file, a folder (all *.yaml, *.yml and *.json below it) or - for standard input; dist where none is given.
Where several are given, an object of a later one replaces that of an earlier one, as kubectl apply would.

Options:
  --format text|json|sarif|github   how to report (text)
  --fail-on error|warning|info|never
                                    from which severity on the exit code is 2 (error)
  --ignore CODE[=Kind ns/name]      leave findings out; * stands for any characters; may be repeated
  --mesh-config FILE                MeshConfig of the installation
  --mesh-networks FILE              MeshNetworks of the installation
  --cluster NAME=PATH               manifests of another cluster of the mesh; may be repeated
  --assume-complete                 nothing exists but what is given
  --config FILE                     configuration (.cdk8s-mesh.yaml where there is one)
  --compat istioctl                 report what istioctl analyze would, with its known errors
  --explain CODE                    say what a code means, and check nothing
  --help                            show this

Exit codes: 0 nothing at or above --fail-on, 1 usage error or unreadable input, 2 findings.
`;

const OPTIONS = {
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  ignore: { type: 'string', multiple: true },
  'mesh-config': { type: 'string' },
  'mesh-networks': { type: 'string' },
  cluster: { type: 'string', multiple: true },
  config: { type: 'string' },
  compat: { type: 'string' },
  'assume-complete': { type: 'boolean' },
  explain: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments; fails with a UsageError that names the flag. */
export function parseCheckOptions(argv: readonly string[]): CheckOptions {
  const { values, positionals } = parse(argv);
  return {
    paths: positionals,
    format: oneOf('--format', FORMATS, values.format) ?? 'text',
    failOn: oneOf('--fail-on', THRESHOLDS, values['fail-on']),
    ignore: (values.ignore ?? []).map(ignoreOf),
    meshConfig: values['mesh-config'],
    meshNetworks: values['mesh-networks'],
    clusters: clustersOf(values.cluster ?? []),
    config: values.config,
    compat: oneOf('--compat', ['istioctl'], values.compat) !== undefined,
    assumeComplete: values['assume-complete'] ?? false,
    explain: values.explain,
    help: values.help ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's message names the option; only its first sentence is about it.
    const [sentence] = (error as { message?: unknown }).message?.toString().split(/\.\s/) ?? [];
    throw new UsageError(`${sentence ?? 'the options cannot be read'}; see cdk8s-mesh check --help`);
  }
}

/** Fails unless the text is one of the choices; the name is that of the flag or of the configuration's field. */
export function oneOf<T extends string>(name: string, choices: readonly T[], text: unknown): T | undefined {
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  const list = choices.length === 1 ? choices[0] : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
  throw new UsageError(`${name} must be ${list}, got '${String(text)}'`);
}

function clustersOf(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const clusters = new Map<string, readonly string[]>();
  for (const text of texts) {
    const [, name, path] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    if (name === undefined || path === undefined) {
      throw new UsageError(`--cluster must be NAME=PATH, got '${text}'`);
    }
    clusters.set(name, [...(clusters.get(name) ?? []), path]);
  }
  return clusters;
}

function ignoreOf(text: string): Ignore {
  const ignore = parseIgnore(text);
  if (!ignore) throw new UsageError(`--ignore must be CODE or CODE=Kind namespace/name, got '${text}'`);
  return ignore;
}
