import type { CheckResult } from '../analysis/check';
import type { Rule, Severity } from '../analysis/rule';
import type { ManifestObject } from '../manifest/manifest-object';
import type { MeshOptions } from '../mesh/mesh';
import { type CheckOptions, HELP, parseCheckOptions, type Threshold } from './check-options';
import { type Command, type ExitCode, type Io, UsageError } from './command';
import { type Config, readConfig } from './config';
import { readInput } from './manifest-input';
import { readMeshConfig, readMeshNetworks } from './mesh-settings';
import { version } from './version';

export const check: Command = {
  name: 'check',
  summary: 'find mistakes in manifests',
  async run(argv, io) {
    const options = parseCheckOptions(argv);
    if (options.help) {
      io.stdout.write(HELP);
      return 0;
    }
    if (options.explain !== undefined) return explain(options.explain, io);
    // istioctl knows nothing of our configuration.
    const config = options.compat && options.config === undefined ? {} : readConfig(options.config, io);
    const meshOptions = meshOptionsOf(options, config, io);
    const manifests = await readInput(options.paths, io);
    const ignore = [...options.ignore, ...(config.ignore ?? [])];
    const clusters = await clustersOf(options, io);
    const result = load().checkManifests(manifests, { ...meshOptions, ...clusters, ignore });
    io.stdout.write(render(result, options, io));
    return exitCode(result.report.summary, options.failOn ?? config.failOn ?? 'error');
  },
};

function load() {
  return require('../analysis/check') as typeof import('../analysis/check');
}

function allRules(): readonly Rule[] {
  return (require('../analysis/registry') as typeof import('../analysis/registry')).rules;
}

async function clustersOf({ clusters }: CheckOptions, io: Io): Promise<Pick<MeshOptions, 'clusters'>> {
  if (clusters.size === 0) return {};
  const read = new Map<string, readonly ManifestObject[]>();
  for (const [name, paths] of clusters) read.set(name, (await readInput(paths, io)).objects);
  return { clusters: read };
}

function meshOptionsOf(options: CheckOptions, config: Config, io: Io): MeshOptions {
  const meshConfig = options.meshConfig ?? config.meshConfig;
  const meshNetworks = options.meshNetworks ?? config.meshNetworks;
  return {
    compat: options.compat,
    assumeComplete: options.assumeComplete || (config.assumeComplete ?? false),
    ...(meshConfig !== undefined && { meshConfig: readMeshConfig('--mesh-config', meshConfig, io) }),
    ...(meshNetworks !== undefined && { meshNetworks: readMeshNetworks('--mesh-networks', meshNetworks, io) }),
  };
}

function render({ report, excerpts, suppressed }: CheckResult, { format }: CheckOptions, io: Io): string {
  switch (format) {
    case 'json': {
      const { jsonReport } = require('../analysis/report/json') as typeof import('../analysis/report/json');
      return jsonReport(report);
    }
    case 'sarif': {
      const { sarifReport } = require('../analysis/report/sarif') as typeof import('../analysis/report/sarif');
      return sarifReport(report, { version: version(), rules: allRules(), excerpts });
    }
    case 'github': {
      const { githubReport } = require('../analysis/report/github') as typeof import('../analysis/report/github');
      return githubReport(report, excerpts);
    }
    case 'text': {
      const { textReport } = require('../analysis/report/text') as typeof import('../analysis/report/text');
      return textReport(report, { color: usesColor(io), excerpts, suppressed });
    }
  }
}

/** NO_COLOR counts whatever it says, unless it is empty. */
function usesColor({ stdout, env }: Io): boolean {
  return stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}

function exitCode(summary: { readonly [severity in Severity]: number }, failOn: Threshold): ExitCode {
  const { reaches, SEVERITIES } = require('../analysis/severity') as typeof import('../analysis/severity');
  if (failOn === 'never') return 0;
  return SEVERITIES.some((severity) => reaches(severity, failOn) && summary[severity] > 0) ? 2 : 0;
}

function explain(code: string, io: Io): ExitCode {
  const { explanationOf } = require('../analysis/explain') as typeof import('../analysis/explain');
  const text = explanationOf(code, allRules());
  if (text === undefined) throw new UsageError(`--explain must be the code of a rule, got '${code}'`);
  io.stdout.write(text);
  return 0;
}
