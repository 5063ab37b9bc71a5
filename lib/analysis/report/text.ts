import type { Severity } from '../rule';
import type { Excerpts, Report, ReportedFinding } from './reported-finding';

export interface TextOptions {
  readonly color: boolean;
  readonly excerpts?: Excerpts;
  /** How many findings were hidden on purpose. */
  readonly suppressed?: number;
}

const COLORS: { readonly [severity in Severity]: number } = { error: 31, warning: 33, info: 36 };
const DIM = 2;
const BOLD = 1;
/** Longer lines of a source are cut, so that a minified manifest does not flood the terminal. */
const WIDTH = 160;

/** For people: each finding with the line of the source that it is about. */
export function textReport(report: Report, { color, excerpts, suppressed = 0 }: TextOptions): string {
  const paint = (text: string, ...styles: number[]) => (color ? `\u001b[${styles.join(';')}m${text}\u001b[0m` : text);
  const blocks = report.findings.map((finding) => {
    const excerpt = excerpts?.(finding);
    const { namespace, kind, name } = finding.origin;
    const object = [kind, namespace ? `${namespace}/${name}` : name].filter(Boolean).join(' ');
    const codes = [finding.code, ...(finding.aliases ?? [])].join(', ');
    const lines = [
      `${paint(finding.severity, COLORS[finding.severity], BOLD)} ${paint(codes, BOLD)} ${printable(finding.message)}`,
      `  ${paint('at', DIM)} ${printable([placeOf(finding, excerpt?.column), object].filter(Boolean).join('  '))}`,
      ...(finding.constructPath ? [`  ${paint('construct', DIM)} ${printable(finding.constructPath)}`] : []),
      ...(excerpt ? excerptLines(finding.line ?? 0, excerpt.column, excerpt.text, paint, finding.severity) : []),
      `  ${paint('fix', DIM)} ${printable(finding.fix)}`,
    ];
    return `${lines.join('\n')}\n\n`;
  });
  return `${blocks.join('')}${summaryLine(report, suppressed)}\n`;
}

function placeOf({ file, line, pointer }: ReportedFinding, column: number | undefined): string {
  return [file, line, column].filter((part) => part !== undefined).join(':') || pointer;
}

function excerptLines(
  line: number,
  column: number,
  source: string,
  paint: (text: string, ...styles: number[]) => string,
  severity: Severity,
): string[] {
  const text = printable(source.length > WIDTH ? source.slice(0, WIDTH) : source);
  const gutter = ' '.repeat(String(line).length);
  const length = Math.max(1, text.trimEnd().length - column + 1);
  const caret = column > WIDTH ? '' : `${' '.repeat(column - 1)}${paint('^'.repeat(length), COLORS[severity])}`;
  return [`  ${paint(`${line} |`, DIM)} ${text}`, ...(caret ? [`  ${gutter} ${paint('|', DIM)} ${caret}`] : [])];
}

function summaryLine({ summary }: Report, suppressed: number): string {
  const counts = [count(summary.error, 'error'), count(summary.warning, 'warning'), `${summary.info} info`].join(', ');
  const hidden = suppressed > 0 ? ` (${suppressed} suppressed)` : '';
  return `${counts} in ${count(summary.objects, 'object')}${hidden}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A manifest's text cannot steer the terminal: control characters become spaces. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}
