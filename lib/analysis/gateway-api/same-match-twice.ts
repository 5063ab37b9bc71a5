import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asString, at, objectsOf, stringsOf } from '../../mesh/json';
import { GATEWAY_API } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';

/** Two HTTPRoutes for the very same requests. */
export const sameMatchTwice: Rule = {
  code: 'MESH0208',
  title: 'which route answers depends on age',
  severity: 'warning',
  reads: ['HTTPRoute'],
  fix: 'give the requests to one of the routes, or tell their matches apart',
  description:
    'Routes of one Gateway (or Service) and hostname are merged, and the more specific match goes first. Where two are the same, the older route gets all requests. Which one that is does not stand in the manifests, so a cluster that is built anew may answer from the other one.',
  check(mesh, report) {
    const firstOf = new Map<string, ManifestObject>();
    for (const object of mesh.kind('HTTPRoute', GATEWAY_API)) {
      const parents = parentsOf(mesh, object);
      const hostnames = stringsOf(object.spec.hostnames);
      for (const [index, rule] of objectsOf(object.spec.rules)) {
        for (const [matchIndex, match] of objectsOf(rule.matches)) {
          const wanted = matchKey(match);
          const keys = parents.flatMap((parent) =>
            (hostnames.length === 0 ? ['*'] : hostnames).map((host) => `${parent} ${host.toLowerCase()} ${wanted}`),
          );
          const other = keys.map((key) => firstOf.get(key)).find((first) => first !== undefined && first !== object);
          for (const key of keys) if (!firstOf.has(key)) firstOf.set(key, object);
          if (other === undefined) continue;
          const message = `HTTPRoute ${mesh.namespaceOf(other)}/${other.name} has the same match: only the older of the two gets the requests`;
          report({ object, pointer: `/spec/rules/${index}/matches/${matchIndex}`, message });
        }
      }
    }
  },
};

function parentsOf(mesh: Mesh, object: ManifestObject): string[] {
  return objectsOf(object.spec.parentRefs).map(([, ref]) => {
    const kind = asString(ref.kind) ?? 'Gateway';
    const namespace = asString(ref.namespace) ?? mesh.namespaceOf(object);
    // A route for a Service from another namespace is for the clients of that namespace only.
    const clients = kind === 'Gateway' ? '' : mesh.namespaceOf(object);
    return JSON.stringify([kind, namespace, ref.name, ref.sectionName ?? '', ref.port ?? '', clients]);
  });
}

/** What tells two matches apart; headers and query parameters in any order. */
function matchKey(match: JsonObject): string {
  const list = (field: string): string[] =>
    objectsOf(match[field])
      .map(([, { type, name, value }]) => JSON.stringify([type ?? 'Exact', name, value]))
      .sort();
  const path = [at(match, 'path', 'type') ?? 'PathPrefix', at(match, 'path', 'value') ?? '/'];
  return JSON.stringify([path, match.method ?? '', list('headers'), list('queryParams')]);
}
