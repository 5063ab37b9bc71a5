import { docsUrl } from '../docs-url';
import type { Rule, Severity } from '../rule';
import type { Excerpts, Report, ReportedFinding } from './reported-finding';

const LEVELS: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'note' };

export interface SarifOptions {
  readonly version: string;
  /** The rules that ran; those that found something are described. */
  readonly rules: readonly Rule[];
  readonly excerpts?: Excerpts;
}

/** SARIF 2.1.0, which code hosts and editors read. */
export function sarifReport(report: Report, options: SarifOptions): string {
  const codes = [...new Set(report.findings.map(({ code }) => code))].sort();
  const rules = codes.map((code) => describe(code, report, options.rules));
  const results = report.findings.map((finding) => resultOf(finding, codes.indexOf(finding.code), options.excerpts));
  const driver = { name: 'cdk8s-mesh', version: options.version, semanticVersion: options.version, rules };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function describe(code: string, { findings }: Report, rules: readonly Rule[]): object {
  const rule = rules.find((candidate) => candidate.code === code);
  const first = findings.find((finding) => finding.code === code);
  const severity = rule?.severity ?? first?.severity ?? 'warning';
  return {
    id: code,
    shortDescription: { text: rule?.title ?? code },
    fullDescription: { text: rule?.description ?? rule?.title ?? code },
    help: { text: rule?.fix ?? first?.fix ?? code },
    helpUri: first?.docs ?? docsUrl(code, rule?.aliases, rule?.reads[0]),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(finding: ReportedFinding, ruleIndex: number, excerpts: Excerpts | undefined): object {
  const { code, severity, message, fix, file, line, pointer, origin } = finding;
  const startColumn = excerpts?.(finding)?.column;
  const object = [origin.kind, origin.namespace, origin.name].filter(Boolean).join('/');
  const physicalLocation = file !== undefined &&
    file !== '-' && {
      artifactLocation: { uri: uriOf(file) },
      ...(line !== undefined && { region: { startLine: line, ...(startColumn !== undefined && { startColumn }) } }),
    };
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${message}; ${fix}` },
    locations: [
      {
        ...(physicalLocation && { physicalLocation }),
        logicalLocations: [{ fullyQualifiedName: `${object}${pointer}`, kind: 'object' }],
      },
    ],
    // The line may move while the mistake stays the same.
    partialFingerprints: { 'mistake/v1': `${code} ${object}${pointer}` },
  };
}

/** A file of the command line as a URI reference: the path's characters escaped, its slashes kept. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${path}` : path;
}
