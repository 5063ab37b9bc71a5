import { describe, expect, test } from '@jest/globals';
import { coverageProblem, textReport } from '../../../lib/cases/report';
import { Coverage, type CoverageReport } from '../../../lib/routing/coverage';

const report = (percent: number, minCoverage?: number) => ({
  results: [],
  coverage: { ...new Coverage().report(), percent, total: 3, reached: 2 } satisfies CoverageReport,
  minCoverage,
});

describe('the report', () => {
  test('never rounds up to what is not reached', () => {
    expect(textReport(report(200 / 3))).toContain('  all       2 of 3       66.6 %\n');
    expect(textReport(report(99.99))).toContain('99.9 %');
  });

  test('finds too little where something is missing, however little', () => {
    expect(coverageProblem(report(99.99, 100))).toBe(
      'the cases reach 99.9 % of what there is to reach, and --min-coverage asks for 100 %',
    );
    expect(coverageProblem(report(100, 100))).toBeUndefined();
    expect(coverageProblem(report(0, 0))).toBeUndefined();
    expect(coverageProblem(report(0))).toBeUndefined();
  });
});
