import { relative, resolve } from 'node:path';
import { checkManifests } from '../analysis/check';
import { type Ignore, objectName, parseIgnore } from '../analysis/ignore';
import type { ReportedFinding } from '../analysis/report/reported-finding';
import { reaches, SEVERITIES } from '../analysis/severity';
import { oneOf, THRESHOLDS } from '../cli/check-options';
import { UsageError } from '../cli/command';
import { readMeshConfig } from '../cli/mesh-settings';
import { readManifests } from '../manifest/read';
import { ConstructPaths } from './construct-paths';
import type { MeshValidationProps } from './mesh-validation';
import type { ValidationContext, Violation } from './validation-context';

const PROPERTIES = ['ignore', 'exclude', 'failOn', 'meshConfig', 'assumeComplete'];

/** Checks the manifests of a context, fills its report and submits it. */
export function validateManifests(props: MeshValidationProps, context: ValidationContext): void {
  const unknown = Object.keys(props).find((name) => !PROPERTIES.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`there is no property '${unknown}'; there are ${PROPERTIES.join(', ')}`);
  const ignore = stringsOf('ignore', props.ignore).map(ignoreOf);
  const exclude = stringsOf('exclude', props.exclude);
  const failOn = oneOf('failOn', THRESHOLDS, props.failOn) ?? 'error';
  const included = context.manifests.filter((file) => !isBelow(file, exclude));
  const manifests = readManifests(included);
  const { report } = checkManifests(manifests, {
    ignore,
    assumeComplete: props.assumeComplete === true,
    ...(props.meshConfig !== undefined && {
      meshConfig: readMeshConfig('meshConfig', props.meshConfig, { cwd: process.cwd() }),
    }),
  });
  const paths = new ConstructPaths(manifests.objects, context.metadata);
  const byName = new Map(manifests.objects.map((object) => [objectName(object), object]));
  const nameOf = ({ origin }: ReportedFinding): string => {
    const object =
      byName.get(objectName({ ...origin, namespace: origin.namespace })) ?? byName.get(`${origin.kind} ${origin.name}`);
    return object ? paths.nameFor(object) : `${origin.kind} ${origin.name}`;
  };
  for (const violation of violationsOf(report.findings, nameOf)) context.report.addViolation(violation);
  const failed = failOn !== 'never' && SEVERITIES.some((one) => reaches(one, failOn) && report.summary[one] > 0);
  const { error, warning, info, objects } = report.summary;
  context.report.submit(failed ? 'failure' : 'success', {
    Errors: `${error}`,
    Warnings: `${warning}`,
    Information: `${info}`,
    Objects: `${objects}`,
  });
}

/** One violation per mistake and message, with all objects that have it. */
function violationsOf(findings: readonly ReportedFinding[], nameOf: (finding: ReportedFinding) => string): Violation[] {
  return findings.map((finding) => ({
    ruleName: [finding.code, ...(finding.aliases ?? [])].join(', '),
    recommendation: `${finding.severity}: ${finding.message}`,
    fix: `${finding.fix} (${finding.docs})`,
    violatingResources: [
      {
        resourceName: nameOf(finding),
        locations: [`${finding.pointer || '/'}${finding.line === undefined ? '' : ` (line ${finding.line})`}`],
        manifestPath: finding.file ?? '',
      },
    ],
  }));
}

function stringsOf(name: string, list: unknown): readonly string[] {
  if (list === undefined) return [];
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'string')) {
    throw new UsageError(`${name} must be a list of strings`);
  }
  return list;
}

function ignoreOf(text: string): Ignore {
  const ignore = parseIgnore(text);
  if (!ignore) throw new UsageError(`ignore must hold CODE or CODE=Kind namespace/name, got '${text}'`);
  return ignore;
}

/** Whether a folder of these is on the way to the file: `exercises` and `dist/exercises` are on that to `dist/exercises/a.yaml`. */
function isBelow(file: string, folders: readonly string[]): boolean {
  const path = `/${relative(process.cwd(), resolve(file)).replaceAll('\\', '/')}`;
  return folders.some((folder) => path.includes(`/${folder.replace(/^\.?\/|\/$/g, '')}/`));
}
