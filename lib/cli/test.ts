import type { CaseMesh } from '../cases';
import type { TestReport } from '../cases/report';
import type { Mesh } from '../mesh/mesh';
import type { Command, Io } from './command';
import { readConfig } from './config';
import { DEFAULT_PATH, readInput } from './manifest-input';
import { readMeshConfig } from './mesh-settings';
import { readTestFiles } from './test-files';
import { parseTestOptions, TEST_HELP, type TestOptions } from './test-options';

export const test: Command = {
  name: 'test',
  summary: 'run tests of routes',
  async run(argv, io) {
    const options = parseTestOptions(argv);
    if (options === undefined) {
      io.stdout.write(TEST_HELP);
      return 0;
    }
    const cases = await readTestFiles(options.files, io);
    const meshes = await readMeshes(
      cases.map(({ mesh }) => mesh),
      options,
      io,
    );
    const { runCases } = require('../cases') as typeof import('../cases');
    const { Coverage } = require('../routing/coverage') as typeof import('../routing/coverage');
    const { coverageProblem, hasPassed } = require('../cases/report') as typeof import('../cases/report');
    const coverage = new Coverage();
    const report: TestReport = {
      results: runCases(cases, (mesh) => meshes.get(keyOf(mesh)) as Mesh, coverage),
      coverage: options.coverage ? coverage.report() : undefined,
      minCoverage: options.minCoverage,
    };
    io.stdout.write(render(report, options));
    return report.results.every(hasPassed) && coverageProblem(report) === undefined ? 0 : 2;
  },
};

/** Each mesh once, however many cases are about it. */
async function readMeshes(
  wanted: readonly CaseMesh[],
  options: TestOptions,
  io: Io,
): Promise<ReadonlyMap<string, Mesh>> {
  const meshes = new Map<string, Mesh>();
  for (const mesh of wanted) {
    const key = keyOf(mesh);
    if (!meshes.has(key)) meshes.set(key, await readMesh(mesh, options, io));
  }
  return meshes;
}

async function readMesh(mesh: CaseMesh, options: TestOptions, io: Io): Promise<Mesh> {
  const config = readConfig(options.config, io);
  const named = options.mesh.length > 0 ? options.mesh : mesh.paths;
  const manifests = await readInput([...(named.length > 0 ? named : [DEFAULT_PATH]), ...mesh.with], io);
  const meshConfig = options.meshConfig ?? mesh.meshConfig ?? config.meshConfig;
  const flag = options.meshConfig === undefined && mesh.meshConfig !== undefined ? 'meshConfig' : '--mesh-config';
  const { Mesh: Model } = require('../mesh/mesh') as typeof import('../mesh/mesh');
  return Model.of(manifests.objects, {
    assumeComplete: options.assumeComplete || (mesh.assumeComplete ?? config.assumeComplete ?? false),
    ...(meshConfig !== undefined && { meshConfig: readMeshConfig(flag, meshConfig, io) }),
  });
}

function keyOf(mesh: CaseMesh): string {
  return JSON.stringify([mesh.paths, mesh.with, mesh.meshConfig, mesh.assumeComplete]);
}

function render(report: TestReport, { format }: TestOptions): string {
  const { jsonReport, junitReport, textReport } = require('../cases/report') as typeof import('../cases/report');
  if (format === 'json') return jsonReport(report);
  return format === 'junit' ? junitReport(report) : textReport(report);
}
