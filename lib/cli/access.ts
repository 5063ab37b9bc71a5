import type { Selection } from '../access';
import { ACCESS_HELP, type AccessOptions, parseAccessOptions } from './access-options';
import { type Command, type Io, UsageError } from './command';
import { readConfig } from './config';
import { readInput } from './manifest-input';
import { readMeshConfig } from './mesh-settings';

export const access: Command = {
  name: 'access',
  summary: 'say who may call whom',
  async run(argv, io) {
    const options = parseAccessOptions(argv);
    if (options === undefined) {
      io.stdout.write(ACCESS_HELP);
      return 0;
    }
    const matrix = await matrixOf(options, io);
    const selection = {
      matrix,
      clients: selected('--from', matrix.clients, options.from),
      servers: selected('--to', matrix.servers, options.to),
    };
    io.stdout.write(render(selection, options));
    return 0;
  },
};

function load() {
  return require('../access') as typeof import('../access');
}

async function matrixOf(options: AccessOptions, io: Io) {
  const config = readConfig(options.config, io);
  const meshConfig = options.meshConfig ?? config.meshConfig;
  const manifests = await readInput(options.paths, io);
  const { Mesh } = require('../mesh/mesh') as typeof import('../mesh/mesh');
  const mesh = Mesh.of(manifests.objects, {
    ...(meshConfig !== undefined && { meshConfig: readMeshConfig('--mesh-config', meshConfig, io) }),
  });
  return new (load().AccessMatrix)(mesh);
}

function selected<Party extends { readonly name: string }>(
  flag: string,
  parties: readonly Party[],
  patterns: readonly string[],
): readonly Party[] {
  const { missing, namedBy } = load();
  const unknown = missing(parties, patterns);
  if (unknown === undefined) return namedBy(parties, patterns);
  const hint = unknown.near === undefined ? '' : `; did you mean '${unknown.near}'?`;
  throw new UsageError(`${flag} must be NAMESPACE/WORKLOAD, and there is no '${unknown.pattern}'${hint}`);
}

function render(selection: Selection, { format }: AccessOptions): string {
  const { accessCsv, accessJson, accessMarkdown, accessText } = load();
  switch (format) {
    case 'json':
      return accessJson(selection);
    case 'markdown':
      return accessMarkdown(selection);
    case 'csv':
      return accessCsv(selection);
    case 'text':
      return accessText(selection);
  }
}
