import { COVERAGE_KINDS, type CoverageKind, type CoverageReport } from '../../routing/coverage';
import { placeText, traceText } from '../../routing/text';
import type { CaseResult } from '../run';
import { coverageProblem, hasPassed, percentText, type TestReport } from './report';

/** The results as a person reads them: a line for each case, and why where one has failed. */
export function textReport(report: TestReport): string {
  const { results, coverage } = report;
  const files = [...new Set(results.map((result) => result.case.file))];
  const tables = files.map((file) => {
    const own = results.filter((result) => result.case.file === file);
    return [file, ...own.flatMap(resultLines)].join('\n');
  });
  const failed = results.filter((result) => !hasPassed(result)).length;
  const count = `${results.length} ${results.length === 1 ? 'case' : 'cases'}: ${results.length - failed} passed, ${failed} failed.`;
  const problem = coverageProblem(report);
  return `${[
    ...tables,
    count,
    ...(coverage === undefined ? [] : [coverageText(coverage)]),
    ...(problem === undefined ? [] : [`Not enough: ${problem}.`]),
  ].join('\n\n')}\n`;
}

function resultLines(result: CaseResult): string[] {
  const { name } = result.case;
  if (hasPassed(result)) return [`  passed  ${name}`];
  return [`  FAILED  ${name} (${result.case.file}:${result.case.line})`, indented(failureText(result), 10)];
}

/** What is not as expected, the closest rule, and the way of the request. */
export function failureText({ differences, closest, trace }: CaseResult): string {
  const near =
    closest?.source === undefined
      ? []
      : [`${closest.reason}\n  ${placeText(closest.object ?? '', closest.pointer ?? '', closest.source)}`];
  const why = trace.length === 0 ? [] : ['Why:', traceText(trace)];
  return [...differences, ...near, ...why].join('\n');
}

function indented(text: string, width: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(width));
}

const PLURALS: { readonly [kind in CoverageKind]: string } = {
  route: 'routes',
  match: 'matches',
  subset: 'subsets',
  policy: 'policies',
};

/** How much the cases reach, and what they do not. */
export function coverageText(coverage: CoverageReport): string {
  const row = (name: string, { reached, total, percent }: CoverageReport['kinds'][CoverageKind]) =>
    `  ${name.padEnd(9)} ${`${reached} of ${total}`.padEnd(12)} ${percentText(percent)}`;
  const missed = coverage.items.filter(({ reached }) => !reached);
  return [
    'The cases reach:',
    ...COVERAGE_KINDS.filter((kind) => coverage.kinds[kind].total > 0).map((kind) =>
      row(PLURALS[kind], coverage.kinds[kind]),
    ),
    row('all', coverage),
    ...(missed.length === 0
      ? []
      : [
          '',
          'No case reaches:',
          ...missed.map(
            ({ kind, object, pointer, source }) => `  ${kind.padEnd(6)} ${placeText(object, pointer, source)}`,
          ),
        ]),
  ].join('\n');
}
