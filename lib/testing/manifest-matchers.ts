import { parseIgnore } from '../analysis/ignore';
import type { ReportedFinding } from '../analysis/report/reported-finding';
import { reaches } from '../analysis/severity';
import { MeshError } from '../core/errors';
import type { ManifestObject } from '../manifest/manifest-object';
import { closest } from '../manifest/similar';
import { placeText } from '../routing/text';
import { type MatcherResult, verdict } from './matcher-result';
import { partialDifferences } from './partial';
import { receivedMesh } from './received';

/** Which findings count. */
export interface FindingsOptions {
  /**
   * Findings that do not count: `CODE` or `CODE=Kind namespace/name`, with `*` for any characters.
   * @default - none
   */
  readonly ignore?: readonly string[];
  /**
   * From which severity on findings count.
   * @default 'info'
   */
  readonly failOn?: 'error' | 'warning' | 'info';
}

export function toHaveResource(received: unknown, kind: string, name: string, partial?: object): MatcherResult {
  const { objects } = receivedMesh(received);
  const ofKind = objects.filter((object) => isOfKind(object, kind));
  const named = ofKind.filter((object) => isNamed(object, name));
  const attempts = named.map((object) => ({ object, found: partialDifferences(object.json, partial ?? {}) }));
  const best = attempts.sort((one, other) => one.found.length - other.found.length)[0];
  const failures =
    best === undefined
      ? [absent(kind, name, ofKind, objects)]
      : best.found.map(
          (line, index) => `${index === 0 ? `${titleOf(best.object)} is not as expected:\n` : ''}  ${line}`,
        );
  const what = partial === undefined ? 'is there' : 'is there, and is as it was expected not to be';
  return verdict({ subject: 'manifests', call: 'toHaveResource(kind, name, partial)' }, failures, () =>
    best === undefined ? '' : `${titleOf(best.object)} ${what}.`,
  );
}

export function toHaveResourceCount(received: unknown, kind: string, count: number): MatcherResult {
  const { objects } = receivedMesh(received);
  const found = objects.filter((object) => isOfKind(object, kind));
  const list = found.map((object) => `  ${titleOf(object)}`).join('\n');
  const told = `${found.length} of kind ${kind}${list === '' ? '' : `:\n${list}`}`;
  return verdict(
    { subject: 'manifests', call: 'toHaveResourceCount(kind, count)' },
    found.length === count ? [] : [`expected ${count}, got ${told}`],
    () => `expected another number than ${told}`,
  );
}

export function toHaveNoFindings(received: unknown, options: FindingsOptions = {}): MatcherResult {
  const ignore = (options.ignore ?? []).map((text) => {
    const parsed = parseIgnore(text);
    if (parsed !== undefined) return parsed;
    throw new MeshError('MESH_UNKNOWN_FINDING', {
      property: 'ignore',
      must: 'hold CODE or CODE=Kind namespace/name',
      value: text,
    });
  });
  const { findings } = receivedMesh(received).check(ignore);
  const counting = findings.filter(({ severity }) => reaches(severity, options.failOn ?? 'info'));
  return verdict(
    { subject: 'manifests', call: 'toHaveNoFindings()' },
    counting.map(findingText),
    () => 'expected findings, but there is none.',
  );
}

function findingText(finding: ReportedFinding): string {
  const { severity, code, message, fix, file, line, constructPath, origin, pointer } = finding;
  const { kind, namespace, name } = origin;
  const object = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  const place = file === undefined ? constructPath : `${file}${line === undefined ? '' : `:${line}`}`;
  const where = [object, pointer, place === undefined ? '' : `(${place})`].filter((part) => part !== '').join(' ');
  return `${severity} ${code} ${message}\n  at ${where}\n  fix ${fix}`;
}

/** `VirtualService`, or `networking.istio.io/Gateway` where two APIs have a kind of the same name. */
function isOfKind(object: ManifestObject, kind: string): boolean {
  const slash = kind.lastIndexOf('/');
  return object.kind === kind.slice(slash + 1) && (slash === -1 || object.group === kind.slice(0, slash));
}

/** `reviews` in any namespace, or `bookinfo/reviews`. */
function isNamed(object: ManifestObject, name: string): boolean {
  return object.name === name || `${object.namespace ?? 'default'}/${object.name}` === name;
}

function titleOf(object: ManifestObject): string {
  const { kind, namespace, name } = object;
  return placeText(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`, '', object);
}

function absent(
  kind: string,
  name: string,
  ofKind: readonly ManifestObject[],
  objects: readonly ManifestObject[],
): string {
  const head = `there is no ${kind} '${name}'`;
  if (ofKind.length === 0) {
    const near = closest(kind, new Set(objects.map((object) => object.kind)));
    return `${head}, nor any other ${kind}${near === undefined ? '' : `; did you mean ${near}?`}`;
  }
  const names = ofKind.map((object) => `${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`);
  const near = closest(name, [...names, ...ofKind.map((object) => object.name)]);
  if (near !== undefined) return `${head}; did you mean '${near}'?`;
  const shown = names.slice(0, 10).map((one) => `'${one}'`);
  return `${head}; there are ${shown.join(', ')}${names.length > 10 ? ', …' : ''}`;
}
