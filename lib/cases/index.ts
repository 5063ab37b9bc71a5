export type { Case, CaseMesh, RouteCase, RuleCase } from './case';
export type { CaseProblem } from './located';
export { type CaseFile, readCases } from './read';
export { type CaseResult, runCases } from './run';
