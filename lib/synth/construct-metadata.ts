import { type ApiObject, Names } from 'cdk8s';
import type { Manifest } from './manifest';

/**
 * Which construct rendered an object, as cdk8s records it for validations: by the object's name.
 *
 * Of objects that share a name cdk8s keeps the last. They are added as `Kind namespace/name`, and those that share that,
 * too, as `Kind namespace/name in chart`: nothing is named like that.
 */
export function constructMetadata(objects: readonly ApiObject[], manifestOf: (object: ApiObject) => Manifest): string {
  const resources: Record<string, { readonly path: string }> = {};
  const record = (name: string, { node }: ApiObject) => {
    resources[name] = { path: node.path };
  };
  const named = groupBy(objects, ({ name }) => name);
  for (const object of objects) record(object.name, object);
  for (const [, others] of named) {
    if (others.length === 1) continue;
    for (const [fullName, same] of groupBy(others, (object) => fullNameOf(manifestOf(object)))) {
      for (const object of same) {
        record(fullName, object);
        if (same.length > 1) record(`${fullName} in ${Names.toDnsLabel(object.chart)}`, object);
      }
    }
  }
  return JSON.stringify({ version: '1.0.0', resources });
}

function groupBy(objects: readonly ApiObject[], nameOf: (object: ApiObject) => string): Map<string, ApiObject[]> {
  const groups = new Map<string, ApiObject[]>();
  for (const object of objects) {
    const name = nameOf(object);
    const group = groups.get(name);
    if (group) group.push(object);
    else groups.set(name, [object]);
  }
  return groups;
}

function fullNameOf({ kind, metadata: { namespace, name } }: Manifest): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
