import type { JsonObject } from '../../manifest/manifest-object';
import { asList, asObject, asString, at, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { parentsOf, type Reference, routesOf } from './references';

export const unattachedRoute: Rule = {
  code: 'KIA1401',
  title: 'route attaches to no gateway',
  severity: 'error',
  reads: ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute', 'Gateway', 'Namespace'],
  fix: 'Name a Gateway and listener that exist, and let its listener allow routes from the namespace of the route',
  description:
    'A route names a Gateway that is not there, a listener that it does not have, or one that admits no routes from the namespace of the route. The route is not attached, and its requests get 404.',
  check(mesh, report) {
    for (const object of routesOf(mesh)) {
      for (const parent of parentsOf(object, mesh)) {
        if (parent.group !== 'gateway.networking.k8s.io' || parent.kind !== 'Gateway') continue;
        const name = `"${parent.namespace}/${parent.name}"`;
        const gateway = mesh.find('Gateway', 'gateway.networking.k8s.io', parent.namespace, parent.name);
        if (gateway === undefined) {
          report({
            object,
            pointer: `${parent.pointer}/name`,
            message: `${object.kind} "${object.name}" attaches to Gateway ${name}, which does not exist`,
            needs: parent.namespace,
          });
          continue;
        }
        const all = objectsOf(at(gateway.spec, 'listeners')).map(([, listener]) => listener);
        const listeners = all.filter((listener) => isMeant(listener, parent));
        // Listeners of a ListenerSet are not the Gateway's own.
        if (all.length === 0) continue;
        if (listeners.length === 0) {
          const section = asString(parent.json.sectionName);
          report({
            object,
            pointer: `${parent.pointer}/${section === undefined ? 'port' : 'sectionName'}`,
            message: `Gateway ${name} has no listener ${section === undefined ? `on port ${parent.port}` : `"${section}"${parent.port === undefined ? '' : ` on port ${parent.port}`}`}`,
          });
          continue;
        }
        const namespace = mesh.namespaceOf(object);
        if (listeners.some((listener) => allows(listener, namespace, parent.namespace, mesh))) continue;
        report({
          object,
          pointer: parent.pointer,
          message: `Gateway ${name} allows no routes from namespace "${namespace}"`,
          fix: `Let allowedRoutes of the listener include namespace "${namespace}"`,
        });
      }
    }
  },
};

function isMeant(listener: JsonObject, { json, port }: Reference): boolean {
  return (
    (json.sectionName === undefined || listener.name === json.sectionName) &&
    (port === undefined || listener.port === port)
  );
}

function allows(listener: JsonObject, route: string, gateway: string, mesh: Mesh): boolean {
  const namespaces = at(listener, 'allowedRoutes', 'namespaces');
  const from = at(namespaces, 'from') ?? 'Same';
  if (from === 'All') return true;
  if (from !== 'Selector') return from === 'Same' ? route === gateway : from !== 'None';
  const namespace = mesh.namespaces.get(route);
  // Nothing is known of the labels of a namespace that is not given.
  if (namespace?.object === undefined) return true;
  return selects(asObject(at(namespaces, 'selector')) ?? {}, {
    'kubernetes.io/metadata.name': route,
    ...namespace.labels,
  });
}

function selects(selector: JsonObject, labels: { readonly [key: string]: string }): boolean {
  return (
    Object.entries(asObject(selector.matchLabels) ?? {}).every(([key, value]) => labels[key] === value) &&
    objectsOf(selector.matchExpressions).every(([, { key, operator, values }]) => {
      const label = typeof key === 'string' ? labels[key] : undefined;
      switch (operator) {
        case 'In':
          return label !== undefined && asList(values).includes(label);
        case 'NotIn':
          return label === undefined || !asList(values).includes(label);
        case 'Exists':
          return label !== undefined;
        case 'DoesNotExist':
          return label === undefined;
        default:
          return true;
      }
    })
  );
}
