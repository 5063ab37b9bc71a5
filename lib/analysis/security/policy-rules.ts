import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asList, asObject, at, objectsOf } from '../../mesh/json';

/** An object within a rule of an AuthorizationPolicy, with its place. */
export interface PolicyPart {
  readonly pointer: string;
  readonly part: JsonObject;
}

/** A string of a list, with its place. */
export interface PolicyValue {
  readonly pointer: string;
  readonly text: string;
}

/** Each `from[].source` of an AuthorizationPolicy. */
export function sourcesOf(policy: ManifestObject): readonly PolicyPart[] {
  return partsOf(policy, 'from', 'source');
}

/** Each `to[].operation` of an AuthorizationPolicy. */
export function operationsOf(policy: ManifestObject): readonly PolicyPart[] {
  return partsOf(policy, 'to', 'operation');
}

/** Each `when[]` of an AuthorizationPolicy. */
export function conditionsOf(policy: ManifestObject): readonly PolicyPart[] {
  return objectsOf(at(policy.spec, 'rules')).flatMap(([index, rule]) =>
    objectsOf(rule.when).map(([at, part]) => ({ pointer: `/spec/rules/${index}/when/${at}`, part })),
  );
}

/** The strings of a list of a source, an operation or a condition. */
export function valuesOf({ pointer, part }: PolicyPart, field: string): readonly PolicyValue[] {
  return asList(part[field]).flatMap((text, index) =>
    typeof text === 'string' ? [{ pointer: `${pointer}/${field}/${index}`, text }] : [],
  );
}

function partsOf(policy: ManifestObject, list: 'from' | 'to', field: 'source' | 'operation'): readonly PolicyPart[] {
  return objectsOf(at(policy.spec, 'rules')).flatMap(([index, rule]) =>
    objectsOf(rule[list]).flatMap(([entry, item]) => {
      const part = asObject(item[field]);
      return part === undefined ? [] : [{ pointer: `/spec/rules/${index}/${list}/${entry}/${field}`, part }];
    }),
  );
}
