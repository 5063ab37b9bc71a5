import type { CoverageReport } from '../../routing/coverage';
import type { CaseResult } from '../run';

/** What a run of tests has shown. */
export interface TestReport {
  readonly results: readonly CaseResult[];
  /** Undefined where nobody asks for it. */
  readonly coverage: CoverageReport | undefined;
  /** Percent of the coverage below which the run fails; undefined where it does not. */
  readonly minCoverage: number | undefined;
}

export function hasPassed(result: CaseResult): boolean {
  return result.differences.length === 0;
}

/** Why the coverage is not enough; undefined where it is. */
export function coverageProblem({ coverage, minCoverage }: TestReport): string | undefined {
  if (coverage === undefined || minCoverage === undefined || coverage.percent >= minCoverage) return undefined;
  return `the cases reach ${percentText(coverage.percent)} of what there is to reach, and --min-coverage asks for ${minCoverage} %`;
}

/** Rounded down, so that 100 % is all: `83.3 %`. */
export function percentText(percent: number): string {
  return `${Math.floor(percent * 10) / 10} %`;
}
