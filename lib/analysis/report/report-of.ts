import type { ManifestObject } from '../../manifest/manifest-object';
import type { Mesh } from '../../mesh/mesh';
import { docsUrl } from '../docs-url';
import type { Finding } from '../rule';
import type { Excerpt, Excerpts, Report, ReportedFinding } from './reported-finding';

/** Kinds that are in no namespace, as far as the mesh has to do with them. */
const CLUSTER_SCOPED = new Set([
  'APIService',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterTriggerAuthentication',
  'CustomResourceDefinition',
  'GatewayClass',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
]);

/** Findings as plain data, and what is needed to show their source. */
export function reportOf(mesh: Mesh, findings: readonly Finding[]): { report: Report; excerpts: Excerpts } {
  const sources = new Map<ReportedFinding, Finding>();
  const reported = findings.map((finding) => {
    const one = reportedFinding(finding, mesh.options.compat === true);
    sources.set(one, finding);
    return one;
  });
  const summary = { error: 0, warning: 0, info: 0, objects: mesh.objects.length };
  for (const { severity } of reported) summary[severity]++;
  return {
    report: { findings: reported, summary },
    excerpts: (one) => excerptOf(sources.get(one)),
  };
}

function reportedFinding({ object, ...finding }: Finding, compat: boolean): ReportedFinding {
  const { apiVersion, kind, name, origin } = object;
  const position = origin.position(finding.pointer);
  const namespace = namespaceOf(object, compat);
  return {
    code: finding.code,
    severity: finding.severity,
    ...(finding.aliases !== undefined && finding.aliases.length > 0 && { aliases: finding.aliases }),
    origin: { apiVersion, kind, ...(namespace !== undefined && { namespace }), name },
    pointer: finding.pointer,
    message: finding.message,
    fix: finding.fix,
    docs: docsUrl(finding.code, finding.aliases, kind),
    ...(origin.file !== undefined && { file: origin.file }),
    ...(position !== undefined && { line: position.line }),
    ...(origin.constructPath !== undefined && { constructPath: origin.constructPath }),
  };
}

/** What the API server would fill in; istioctl does not. */
function namespaceOf({ kind, namespace }: ManifestObject, compat: boolean): string | undefined {
  if (namespace !== undefined || compat || kind === '' || CLUSTER_SCOPED.has(kind)) return namespace;
  return 'default';
}

function excerptOf(finding: Finding | undefined): Excerpt | undefined {
  const position = finding?.object.origin.position(finding.pointer);
  if (finding === undefined || position === undefined) return undefined;
  const text = lineOf(finding.object.origin.text() ?? '', position.line);
  return text === undefined ? undefined : { column: position.column, text };
}

/** Splitting a whole file for each of its findings would be slow. */
function lineOf(text: string, line: number): string | undefined {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
}
