import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, objectsOf } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Rule } from '../rule';

/** Two DestinationRules of one host that are merged, of whose policies one is lost. */
export const secondTrafficPolicy: Rule = {
  code: 'MESH0304',
  title: 'which traffic policy holds depends on age',
  severity: 'warning',
  reads: ['DestinationRule'],
  fix: 'keep the trafficPolicy of a host in one DestinationRule',
  description:
    'DestinationRules of one host in one namespace are merged: their subsets are joined, but only the trafficPolicy of the oldest holds. Which one is the oldest is not in the manifests, so a cluster that is built anew may behave differently.',
  check(mesh, report) {
    const firstOf = new Map<string, ManifestObject>();
    for (const object of mesh.kind('DestinationRule', ISTIO_NETWORKING)) {
      const host = asString(object.spec.host);
      if (host === undefined || object.spec.trafficPolicy === undefined || object.spec.workloadSelector !== undefined)
        continue;
      const namespace = mesh.namespaceOf(object);
      const key = `${namespace} ${mesh.resolveHost(host, namespace)} ${[...mesh.exportToOf(object)].sort().join()}`;
      const first = firstOf.get(key);
      if (first === undefined) {
        firstOf.set(key, object);
      } else if (areApart(subsetsOf(first), subsetsOf(object))) {
        const names = `DestinationRules ${first.name} and ${object.name} in ${namespace}`;
        const message = `${names} both have a trafficPolicy for ${host}: only that of the older one holds`;
        report({ object, pointer: '/spec/trafficPolicy', message });
      }
    }
  },
};

function subsetsOf(object: ManifestObject): readonly string[] {
  return objectsOf(object.spec.subsets).flatMap(([, { name }]) => asString(name) ?? []);
}

/** Rules that share a subset, or of which one has none, conflict as a whole: KIA0201. */
function areApart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((name) => b.includes(name));
}
