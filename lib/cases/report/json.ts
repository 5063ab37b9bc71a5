import type { CoverageItem, CoverageReport } from '../../routing/coverage';
import type { TraceEntry } from '../../routing/outcome';
import type { CaseResult } from '../run';
import { hasPassed, type TestReport } from './report';

/** The results as one object. */
export function jsonReport({ results, coverage }: TestReport): string {
  const passed = results.filter(hasPassed).length;
  const json = {
    cases: results.map(caseJson),
    summary: { cases: results.length, passed, failed: results.length - passed },
    ...(coverage !== undefined && { coverage: coverageJson(coverage) }),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function caseJson(result: CaseResult) {
  const { file, line, name } = result.case;
  const passed = hasPassed(result);
  return {
    file,
    line,
    name,
    passed,
    ...(!passed && {
      differences: result.differences,
      ...(result.closest !== undefined && { closest: entryJson(result.closest) }),
      trace: result.trace.map(entryJson),
    }),
  };
}

function entryJson({ step, object, pointer, reason, source }: TraceEntry) {
  return { step, object, pointer, reason, ...placeOf(source, pointer) };
}

function coverageJson({ items, kinds, reached, total, percent }: CoverageReport) {
  return {
    percent,
    reached,
    total,
    kinds,
    unreached: items.filter((item) => !item.reached).map(itemJson),
  };
}

function itemJson({ kind, object, pointer, source }: CoverageItem) {
  return { kind, object, pointer, ...placeOf(source, pointer) };
}

function placeOf(source: TraceEntry['source'], pointer: string | null) {
  return { file: source?.origin.file, line: source?.origin.position(pointer ?? '')?.line };
}
