import type { Manifests } from '../manifest/read';
import { Mesh, type MeshOptions } from '../mesh/mesh';
import { type AnalyzeOptions, analyze } from './analyze';
import { findingsOfProblems } from './problems';
import { reportOf } from './report/report-of';
import type { Excerpts, Report } from './report/reported-finding';

export interface CheckResult {
  readonly report: Report;
  readonly excerpts: Excerpts;
  readonly suppressed: number;
}

/** Everything that can be said about manifests: what could not be read of them, and what the rules find. */
export function checkManifests(manifests: Manifests, options: MeshOptions & AnalyzeOptions = {}): CheckResult {
  const mesh = Mesh.of(manifests.objects, options);
  // istioctl has no codes for these, and reads on.
  const problems = options.compat ? [] : findingsOfProblems(manifests.problems);
  const { findings, suppressed } = analyze(mesh, { ...options, found: problems });
  return { ...reportOf(mesh, findings), suppressed };
}
