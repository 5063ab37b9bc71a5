import type { ManifestObject } from '../../manifest/manifest-object';
import { asList, at } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';

/** Namespaces that every cluster has. */
const ALWAYS_THERE = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

export const unknownExportNamespace: Rule = {
  code: 'KIA0005',
  title: 'exportTo names a namespace that does not exist',
  severity: 'error',
  reads: ['VirtualService', 'DestinationRule', 'ServiceEntry', 'Namespace'],
  fix: 'Name a namespace that exists, or `.` for the own namespace or `*` for all',
  description:
    'An object is exported to a namespace that is not there, so nobody sees it through that entry. Usually the name has a typing error, or the namespace was renamed. It is harmless where the namespace comes later or from elsewhere.',
  check(mesh, report) {
    const exported: readonly ManifestObject[] = [
      ...mesh.kind('VirtualService', 'networking.istio.io'),
      ...mesh.kind('DestinationRule', 'networking.istio.io'),
      ...mesh.kind('ServiceEntry', 'networking.istio.io'),
    ];
    for (const object of exported) {
      for (const [index, entry] of asList(at(object.spec, 'exportTo')).entries()) {
        if (typeof entry !== 'string' || isKnown(mesh, entry)) continue;
        report({
          object,
          pointer: `/spec/exportTo/${index}`,
          message: `${object.kind} "${object.name}" is exported to the namespace "${entry}", which does not exist`,
          needs: entry,
        });
      }
    }
  },
};

function isKnown(mesh: Mesh, entry: string): boolean {
  // Globs and other odd entries are for schema validation to judge.
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(entry)) return true;
  return ALWAYS_THERE.has(entry) || entry === mesh.config.rootNamespace || mesh.namespaces.has(entry);
}
