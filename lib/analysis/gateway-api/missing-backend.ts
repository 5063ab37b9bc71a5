import type { ManifestObject } from '../../manifest/manifest-object';
import type { Mesh } from '../../mesh/mesh';
import type { Report, Rule } from '../rule';
import { grantsOf } from './grants';
import { backendsOf, parentsOf, type Reference, routesOf } from './references';

export const missingBackend: Rule = {
  code: 'KIA1402',
  title: 'route refers to a service that it cannot reach',
  severity: 'error',
  reads: ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute', 'Service', 'ServiceEntry', 'ReferenceGrant'],
  fix: 'Name a Service and port that exist; across namespaces add a ReferenceGrant to the namespace of the Service',
  description:
    'A route sends to, or attaches to, a Service that is not there, a port that it does not have, or a Service of another namespace that does not grant it. The share of the requests that goes there is answered with 500.',
  check(mesh, report) {
    const isGranted = grantsOf(mesh);
    for (const object of routesOf(mesh)) {
      const parents = parentsOf(object, mesh);
      const onGateway = parents.some(({ kind }) => kind === 'Gateway' || kind === 'ListenerSet');
      for (const parent of parents) {
        if (parent.kind === 'Service' && isCore(parent)) checkService(object, parent, mesh, report);
      }
      for (const backend of backendsOf(object, mesh)) {
        if (backend.kind === 'Service' && isCore(backend)) checkService(object, backend, mesh, report);
        // Routes of the mesh itself need no grant.
        const from = { group: 'gateway.networking.k8s.io', kind: object.kind, namespace: mesh.namespaceOf(object) };
        if (!onGateway || from.namespace === backend.namespace || !isCore(backend) || backend.kind !== 'Service')
          continue;
        if (isGranted({ from, to: { ...backend, group: '' } })) continue;
        report({
          object,
          pointer: `${backend.pointer}/namespace`,
          message: `No ReferenceGrant in namespace "${backend.namespace}" lets ${object.kind} "${from.namespace}/${object.name}" refer to Service "${backend.name}"`,
          fix: `Add a ReferenceGrant to namespace "${backend.namespace}", from ${object.kind} of namespace "${from.namespace}" to Service`,
          needs: backend.namespace,
        });
      }
    }
  },
};

function isCore({ group }: Reference): boolean {
  return group === '' || group === 'core';
}

function checkService(object: ManifestObject, to: Reference, mesh: Mesh, report: Report): void {
  const name = `"${to.namespace}/${to.name}"`;
  if (to.name.includes('.')) {
    const [first] = to.name.split('.');
    report({
      object,
      pointer: `${to.pointer}/name`,
      message: `"${to.name}" is no name of a Service: only the first part of its host is`,
      fix: `Write "${first}", and the namespace in the field of that name`,
    });
    return;
  }
  const service = mesh.find('Service', '', to.namespace, to.name);
  if (service === undefined) {
    // Operators and istiod make Services of their own.
    if (mesh.offering(mesh.resolveHost(to.name, to.namespace)).length > 0 || isMadeByGateway(to, mesh)) return;
    report({
      object,
      pointer: `${to.pointer}/name`,
      message: `${object.kind} "${object.name}" refers to Service ${name}, which does not exist`,
      needs: to.namespace,
    });
    return;
  }
  if (to.port === undefined) return;
  const ports = mesh.registryOf(service).flatMap(({ ports }) => ports.map(({ number }) => number));
  if (ports.length === 0 || ports.includes(to.port)) return;
  report({
    object,
    pointer: `${to.pointer}/port`,
    message: `Service ${name} has no port ${to.port}, only ${[...new Set(ports)].join(', ')}`,
  });
}

/** istiod makes a Service for each Gateway: with the name of the class behind its own, for a waypoint without. */
function isMadeByGateway({ namespace, name }: Reference, mesh: Mesh): boolean {
  const find = (gateway: string): ManifestObject | undefined =>
    mesh.find('Gateway', 'gateway.networking.k8s.io', namespace, gateway);
  const dash = name.lastIndexOf('-');
  return find(name) !== undefined || (dash > 0 && find(name.slice(0, dash)) !== undefined);
}
