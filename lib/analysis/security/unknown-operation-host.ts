import type { ManifestObject } from '../../manifest/manifest-object';
import { at, stringsOf } from '../../mesh/json';
import { lazy } from '../../mesh/lazy';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { operationsOf, valuesOf } from './policy-rules';

export const unknownOperationHost: Rule = {
  code: 'KIA0104',
  title: 'host of an authorization rule does not exist',
  severity: 'error',
  reads: ['AuthorizationPolicy', 'Service', 'ServiceEntry', 'VirtualService'],
  fix: 'Name a host that clients send, as they send it: the name of a Service, or a host of a VirtualService',
  description:
    'An AuthorizationPolicy compares the Host header with the name of a service that is not there, so the rule never matches by it. Names of the outside world and patterns are not checked, as any client can send them.',
  check(mesh, report) {
    const routed = lazy(() => routedHosts(mesh));
    for (const object of mesh.kind('AuthorizationPolicy', 'security.istio.io')) {
      for (const operation of operationsOf(object)) {
        for (const { pointer, text } of valuesOf(operation, 'hosts')) {
          const name = serviceName(text, object, mesh);
          if (name === undefined || mesh.offering(name.host).length > 0) continue;
          if (routed().has(name.host) || routed().has(name.written)) continue;
          report({
            object,
            pointer,
            message: `Host "${text}" is no Service, ServiceEntry or VirtualService: there is no "${name.host}"`,
            severity: mesh.config.outboundTrafficPolicy.mode === 'ALLOW_ANY' ? 'warning' : 'error',
            needs: name.namespace,
          });
        }
      }
    }
  },
};

interface ServiceName {
  readonly written: string;
  readonly host: string;
  readonly namespace: string;
}

/** The Service that a host stands for by its form; undefined for patterns and names of the outside world. */
function serviceName(text: string, policy: ManifestObject, mesh: Mesh): ServiceName | undefined {
  const written = text.toLowerCase().replace(/:(\d+|\*)$/, '');
  if (written === '' || written === 'localhost' || written.includes('*') || /[^a-z0-9.-]/.test(written))
    return undefined;
  const own = mesh.namespaceOf(policy);
  const [name = '', namespace = own, svc, ...domain] = written.split('.');
  const host = mesh.resolveHost(name, namespace);
  // A policy of the root namespace is for workloads of any namespace.
  if (svc === undefined && !written.includes('.') && own === mesh.config.rootNamespace) return undefined;
  if (svc === undefined && written.includes('.') && !mesh.namespaces.has(namespace)) return undefined;
  if (svc !== undefined && svc !== 'svc') return undefined;
  if (domain.length > 0 && written !== host) return undefined;
  return { written, host, namespace };
}

function routedHosts(mesh: Mesh): ReadonlySet<string> {
  return new Set(
    mesh
      .kind('VirtualService', 'networking.istio.io')
      .flatMap((object) =>
        stringsOf(at(object.spec, 'hosts')).flatMap((host) => [host, mesh.resolveHost(host, mesh.namespaceOf(object))]),
      ),
  );
}
