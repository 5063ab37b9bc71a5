import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { asList, asObject, asString, at, objectsOf, stringsOf } from '../mesh/json';
import { ISTIO_NETWORKING } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import { conflicts } from './delegate-conflict';
import type { TraceEntry } from './outcome';
import { entry, nameOf } from './trace';

/** What a rule asks for. */
export interface WrittenMatch {
  readonly json: JsonObject;
  readonly pointer: string;
  /** Of a delegate's rule: the match of the rule that leads to it. */
  readonly root?: string;
}

/** A rule of a VirtualService, or of one that it delegates to. */
export interface WrittenRule {
  readonly object: ManifestObject<unknown>;
  readonly namespace: string;
  readonly pointer: string;
  /** The fields that count, after merging. */
  readonly json: JsonObject;
  /** Undefined where every request matches. */
  readonly matches: readonly WrittenMatch[] | undefined;
  readonly via: readonly TraceEntry[];
}

/** What a delegate takes over from the rule that leads to it where it does not say itself. */
const INHERITED = [
  'rewrite',
  'timeout',
  'retries',
  'fault',
  'mirror',
  'mirrors',
  'mirrorPercentage',
  'corsPolicy',
  'headers',
  'directResponse',
];

/** The HTTP rules of a VirtualService with those of its delegates in their places. */
export function writtenRules(mesh: Mesh, virtualService: ManifestObject<unknown>): readonly WrittenRule[] {
  const namespace = mesh.namespaceOf(virtualService);
  return objectsOf(at(virtualService.spec, 'http')).flatMap(([index, json]) => {
    const rule = ruleOf(virtualService, namespace, `/spec/http/${index}`, json);
    return asObject(json.delegate) === undefined ? [rule] : delegated(mesh, rule);
  });
}

function ruleOf(object: ManifestObject<unknown>, namespace: string, pointer: string, json: JsonObject): WrittenRule {
  const written = objectsOf(json.match);
  const matches = written.map(([index, match]) => ({ json: match, pointer: `${pointer}/match/${index}` }));
  return { object, namespace, pointer, json, matches: written.length === 0 ? undefined : matches, via: [] };
}

/** None where the delegate is missing, not exported, has hosts, or fits no match. */
function delegated(mesh: Mesh, root: WrittenRule): readonly WrittenRule[] {
  const name = asString(at(root.json, 'delegate', 'name')) ?? '';
  const namespace = asString(at(root.json, 'delegate', 'namespace')) || root.namespace;
  const delegate = mesh.find('VirtualService', ISTIO_NETWORKING, namespace, name);
  if (delegate === undefined || !mesh.isVisible(delegate, root.namespace)) return [];
  if (stringsOf(at(delegate.spec, 'hosts')).length > 0) return [];
  return objectsOf(at(delegate.spec, 'http')).flatMap(([index, json]) => {
    const rule = ruleOf(delegate, namespace, `/spec/http/${index}`, json);
    // Only one level.
    if (asObject(json.delegate) !== undefined) return [];
    const matches = mergedMatches(root, rule);
    if (matches === 'conflict') return [];
    const reason = `${nameOf(root.object)} leaves the request to ${nameOf(delegate)}`;
    return [
      {
        ...rule,
        matches,
        json: inherited(mesh, root, rule),
        via: [entry('delegate', root.object, `${root.pointer}/delegate`, reason)],
      },
    ];
  });
}

/** Each match of the delegate with each of the root's that it does not contradict; one that fits none drops the rule. */
function mergedMatches(root: WrittenRule, delegate: WrittenRule): WrittenRule['matches'] | 'conflict' {
  if (root.matches === undefined) return delegate.matches;
  if (delegate.matches === undefined)
    return root.matches.map(({ json, pointer }) => ({ json, pointer: delegate.pointer, root: pointer }));
  const merged: WrittenMatch[] = [];
  for (const own of delegate.matches) {
    const fitting = root.matches.filter(({ json }) => !conflicts(json, own.json));
    if (fitting.length === 0) return 'conflict';
    for (const { json, pointer } of fitting)
      merged.push({ json: mergedMatch(json, own.json), pointer: own.pointer, root: pointer });
  }
  return merged;
}

function mergedMatch(root: JsonObject, delegate: JsonObject): JsonObject {
  const united = (field: string) => {
    const both = { ...asObject(root[field]), ...asObject(delegate[field]) };
    return Object.keys(both).length === 0 ? {} : { [field]: both };
  };
  return {
    ...root,
    ...delegate,
    ...united('headers'),
    ...united('withoutHeaders'),
    ...united('queryParams'),
    ...united('sourceLabels'),
  };
}

function inherited(mesh: Mesh, root: WrittenRule, delegate: WrittenRule): JsonObject {
  const filled: { [field: string]: JsonObject[string] } = { ...delegate.json };
  for (const field of INHERITED) {
    if (filled[field] === undefined && root.json[field] !== undefined) filled[field] = root.json[field];
  }
  if (root.namespace === delegate.namespace) return filled;
  // The root's short names mean services of the root's namespace.
  const complete = (destination: JsonObject) => ({
    ...destination,
    host: mesh.resolveHost(asString(destination.host) ?? '', root.namespace),
  });
  const mirror = asObject(filled.mirror);
  if (delegate.json.mirror === undefined && mirror !== undefined) filled.mirror = complete(mirror);
  if (delegate.json.mirrors === undefined && filled.mirrors !== undefined) {
    filled.mirrors = asList(filled.mirrors).map((item) => {
      const destination = asObject(at(item, 'destination'));
      return destination === undefined ? item : { ...(item as JsonObject), destination: complete(destination) };
    });
  }
  return filled;
}
