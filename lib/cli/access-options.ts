import { parseArgs } from 'node:util';
import { oneOf } from './check-options';
import { UsageError } from './command';

export const ACCESS_FORMATS = ['text', 'json', 'markdown', 'csv'] as const;

/** What the command line of `access` says. */
export interface AccessOptions {
  readonly paths: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly format: (typeof ACCESS_FORMATS)[number];
  readonly meshConfig: string | undefined;
  readonly config: string | undefined;
}

export const ACCESS_HELP = `Usage: cdk8s-mesh access [PATH…] [options]

Says who may call whom under the AuthorizationPolicies and the mutual TLS of manifests, and for which requests.

PATH is a file, a folder (all *.yaml, *.yml and *.json below it) or - for standard input; dist where none is given.

Options:
  --to NAMESPACE/WORKLOAD           only who may call it; * stands for any characters; may be repeated
  --from NAMESPACE/WORKLOAD         only whom it may call; outside is everybody who is in no mesh; may be repeated
  --format text|json|markdown|csv   how to report (text)
  --mesh-config FILE                MeshConfig of the installation
  --config FILE                     configuration (.cdk8s-mesh.yaml where there is one)
  --help                            show this

Exit codes: 0 told, whoever may call whom, 1 usage error or unreadable input.
`;

const OPTIONS = {
  from: { type: 'string', multiple: true },
  to: { type: 'string', multiple: true },
  format: { type: 'string' },
  'mesh-config': { type: 'string' },
  config: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments; undefined where help is asked for. */
export function parseAccessOptions(argv: readonly string[]): AccessOptions | undefined {
  const { values, positionals } = parse(argv);
  if (values.help) return undefined;
  return {
    paths: positionals,
    from: values.from ?? [],
    to: values.to ?? [],
    format: oneOf('--format', ACCESS_FORMATS, values.format) ?? 'text',
    meshConfig: values['mesh-config'],
    config: values.config,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's message names the option; only its first sentence is about it.
    const [sentence] = String((error as { message?: unknown }).message).split(/\.\s/);
    throw new UsageError(`${sentence}; see cdk8s-mesh access --help`);
  }
}
