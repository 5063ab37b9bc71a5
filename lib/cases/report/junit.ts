import type { CoverageReport } from '../../routing/coverage';
import type { CaseResult } from '../run';
import { coverageProblem, hasPassed, type TestReport } from './report';
import { coverageText, failureText } from './text';

/** The results as JUnit XML, with a suite for each file; too little coverage is a failed test of its own. */
export function junitReport(report: TestReport): string {
  const { results, coverage } = report;
  const files = [...new Set(results.map((result) => result.case.file))];
  const suites = files.map((file) => suite(file, results.filter((result) => result.case.file === file).map(testCase)));
  if (coverage !== undefined) suites.push(suite('coverage', [coverageCase(report, coverage)]));
  const failed = suites.reduce((sum, one) => sum + one.failed, 0);
  const tests = suites.reduce((sum, one) => sum + one.tests, 0);
  const body = element(
    'testsuites',
    { name: 'cdk8s-mesh test', tests, failures: failed, errors: 0 },
    suites.map(({ text }) => text).join(''),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
}

interface TestCase {
  readonly text: string;
  readonly failed: boolean;
}

function suite(name: string, cases: readonly TestCase[]) {
  const failed = cases.filter((one) => one.failed).length;
  const attributes = { name, tests: cases.length, failures: failed, errors: 0, skipped: 0 };
  return {
    text: element('testsuite', attributes, cases.map(({ text }) => text).join('')),
    tests: cases.length,
    failed,
  };
}

function testCase(result: CaseResult): TestCase {
  const { file, line, name } = result.case;
  const failed = !hasPassed(result);
  const body = failed ? failure(result.differences[0], failureText(result)) : '';
  return { text: element('testcase', { classname: file, name, file, line }, body), failed };
}

function coverageCase(report: TestReport, coverage: CoverageReport): TestCase {
  const problem = coverageProblem(report);
  const shown = element('system-out', {}, inText(coverageText(coverage)));
  const body = `${failure(problem)}${shown}`;
  return {
    text: element('testcase', { classname: 'coverage', name: 'coverage' }, body),
    failed: problem !== undefined,
  };
}

function failure(message: string | undefined, text = message): string {
  if (message === undefined) return '';
  return element('failure', { message, type: 'difference' }, inText(text ?? ''));
}

/** Elements within one another stand on lines of their own; text stands as it is. */
function element(name: string, attributes: { readonly [name: string]: string | number }, body: string): string {
  const written = Object.entries(attributes).map(([key, text]) => ` ${key}="${inAttribute(String(text))}"`);
  if (body === '') return `<${name}${written.join('')}/>\n`;
  return `<${name}${written.join('')}>${body.startsWith('<') ? '\n' : ''}${body}</${name}>\n`;
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function inAttribute(text: string): string {
  return escaped(text, /[&<>"\n\t]/g);
}

function inText(text: string): string {
  return escaped(text, /[&<>]/g);
}

/** Characters that XML does not have at all are shown by a sign for what is missing. */
function escaped(text: string, special: RegExp): string {
  return text
    .replace(/[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(special, (character) => ENTITIES[character] as string);
}
