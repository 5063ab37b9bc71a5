import type { ManifestObject, Position } from '../manifest/manifest-object';
import type { ManifestProblem } from '../manifest/problem';
import type { Finding } from './rule';

/** What reading the manifests found wrong, as findings like any other. */
export function findingsOfProblems(problems: readonly ManifestProblem[]): Finding[] {
  return problems.map((problem) => ({
    code: problem.code,
    severity: problem.severity,
    object: problem.object ?? documentOf(problem),
    pointer: problem.pointer ?? '',
    message: problem.message,
    fix: problem.fix,
  }));
}

/** Stands for a text that holds no object: it has a place and nothing else. */
function documentOf({ file, position }: ManifestProblem): ManifestObject {
  return {
    apiVersion: '',
    group: '',
    kind: '',
    name: '',
    namespace: undefined,
    labels: {},
    annotations: {},
    spec: {},
    json: {},
    origin: {
      ...(file !== undefined && { file }),
      position: (): Position | undefined => position,
      text: () => undefined,
    },
  };
}
