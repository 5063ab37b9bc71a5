import type { ManifestObject } from '../../manifest/manifest-object';
import { at, objectsOf } from '../../mesh/json';
import type { Rule } from '../rule';
import { routesOf } from './route-lists';

export const singleWeight: Rule = {
  code: 'KIA1104',
  title: 'weight of a single destination is not all of the traffic',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'Leave the weight out, or add the destination that takes the rest of the traffic',
  description:
    'A route with one destination sends all of its traffic there, whatever its weight says. A weight between 0 and 100 suggests that a second destination was meant and forgotten.',
  check(mesh, report) {
    for (const object of mesh.kind('VirtualService', 'networking.istio.io') as readonly ManifestObject[]) {
      for (const { pointer, destinations } of routesOf(object)) {
        const [only, ...others] = objectsOf(destinations);
        if (only === undefined || others.length > 0) continue;
        const weight = only[1].weight;
        if (typeof weight !== 'number' || weight <= 0 || weight >= 100) continue;
        const host = at(only[1], 'destination', 'host');
        report({
          object,
          pointer: `${pointer}/${only[0]}/weight`,
          message: `Weight ${weight} has no effect: "${String(host)}" is the route's only destination and gets all of the traffic`,
        });
      }
    }
  },
};
