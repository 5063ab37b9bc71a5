import type { ManifestObject } from '../../manifest/manifest-object';
import { asList, at, objectsOf } from '../../mesh/json';
import type { Rule } from '../rule';

export const repeatedHost: Rule = {
  code: 'KIA1211',
  title: 'two service entries offer one host and port',
  severity: 'warning',
  reads: ['ServiceEntry'],
  fix: 'Describe the host in one ServiceEntry, or export each to different namespaces',
  description:
    'Two ServiceEntries that the same namespaces see describe one host with the same port. Istio uses the one that is older in the cluster, and endpoints or resolution of the other are lost. With different protocols it is IST0177.',
  check(mesh, report) {
    // By host, port and protocol: who offers it to whom.
    const offers = new Map<string, Map<string, ManifestObject>>();
    for (const object of mesh.kind('ServiceEntry', 'networking.istio.io')) {
      const namespace = mesh.namespaceOf(object);
      const scopes = mesh
        .exportToOf(object)
        .map((name) => (name === '.' ? namespace : name))
        .filter((name) => name !== '~');
      for (const [portIndex, port] of objectsOf(at(object.spec, 'ports'))) {
        for (const [hostIndex, host] of asList(at(object.spec, 'hosts')).entries()) {
          if (typeof host !== 'string' || typeof port.number !== 'number') continue;
          const key = JSON.stringify([host, port.number, String(port.protocol ?? '').toUpperCase()]);
          const known = offers.get(key) ?? new Map<string, ManifestObject>();
          offers.set(key, known);
          const seen = [...scopes, '*']
            .map((scope) => known.get(scope))
            .concat(scopes.includes('*') ? known.get('') : []);
          const other = seen.find((offer) => offer !== undefined && offer !== object);
          if (other !== undefined) {
            report({
              object,
              pointer: `/spec/hosts/${hostIndex}`,
              message: `Host "${host}" with port ${port.number} (/spec/ports/${portIndex}) is offered by ServiceEntry "${mesh.namespaceOf(other)}/${other.name}" as well`,
            });
          }
          // The empty name stands for whichever came first.
          for (const scope of [...scopes, '']) if (!known.has(scope)) known.set(scope, object);
        }
      }
    }
  },
};
