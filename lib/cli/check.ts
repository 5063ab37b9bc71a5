import { readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CheckResult } from '../analysis/check';
import type { Rule, Severity } from '../analysis/rule';
import type { Manifests } from '../manifest/read';
import type { MeshOptions } from '../mesh/mesh';
import { type CheckOptions, HELP, parseCheckOptions, type Threshold } from './check-options';
import { type Command, type ExitCode, type Io, UsageError } from './command';
import { type Config, readConfig } from './config';
import { readMeshConfig, readMeshNetworks } from './mesh-settings';
import { version } from './version';

/** Where an app of cdk8s puts its manifests unless it is told otherwise. */
const DEFAULT_PATH = 'dist';

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
    const manifests = await read(options.paths.length > 0 ? options.paths : [DEFAULT_PATH], io);
    const ignore = [...options.ignore, ...(config.ignore ?? [])];
    const result = load().checkManifests(manifests, { ...meshOptions, ignore });
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

/** Reads the paths as they are named from the working folder; fails where one cannot be read. */
async function read(paths: readonly string[], io: Io): Promise<Manifests> {
  const input = paths.includes('-') ? await textOf(io.stdin) : '';
  const { readManifests } = require('../manifest/read') as typeof import('../manifest/read');
  const manifests = readManifests(paths, {
    readFile: (path) => readFileSync(resolve(io.cwd, path), 'utf8'),
    readDirectory: (path) => {
      const absolute = resolve(io.cwd, path);
      return statSync(absolute).isDirectory() ? readdirSync(absolute) : undefined;
    },
    readStandardInput: () => input,
  });
  const unreadable = manifests.problems.filter(({ code }) => code === 'MESH0001');
  if (unreadable.length > 0) throw new UsageError(unreadable.map(({ message }) => message).join('\n'));
  return manifests;
}

async function textOf(stdin: Io['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
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
