import { asObject, at, objectsOf } from '../../mesh/json';
import type { Rule } from '../rule';
import { routesOf } from './route-lists';

export const repeatedDestination: Rule = {
  code: 'KIA1105',
  title: 'destination stands twice in one route',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'Name each destination once, with the sum of its weights',
  description:
    'One route lists the same host, subset and port more than once. Traffic still goes by the sum of the weights, but mostly one of the entries was meant to name another subset.',
  check(mesh, report) {
    for (const object of mesh.kind('VirtualService', 'networking.istio.io')) {
      for (const { pointer, destinations } of routesOf(object)) {
        const seen = new Map<string, number>();
        for (const [index, entry] of objectsOf(destinations)) {
          const destination = asObject(entry.destination);
          if (typeof destination?.host !== 'string' || destination.host === '') continue;
          const host = mesh.resolveHost(destination.host, mesh.namespaceOf(object));
          const key = JSON.stringify([host, destination.subset ?? '', at(destination, 'port', 'number') ?? '']);
          const first = seen.get(key);
          if (first === undefined) {
            seen.set(key, index);
            continue;
          }
          const subset = typeof destination.subset === 'string' ? ` with subset "${destination.subset}"` : '';
          report({
            object,
            pointer: `${pointer}/${index}/destination`,
            message: `Destination "${destination.host}"${subset} stands already at ${pointer}/${first} of the same route`,
          });
        }
      }
    }
  },
};
