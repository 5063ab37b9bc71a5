import { hostsOverlap } from '../../core/host-pattern';
import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, objectsOf, stringsOf } from '../../mesh/json';
import { GATEWAY_API } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Report, Rule } from '../rule';
import { type GatewayReference, gatewaysOf, isGenerated } from './gateway-references';

/** IST0132: a VirtualService is bound to a gateway that does not serve its hosts. */
export const hostNotInGateway: Rule = {
  code: 'IST0132',
  title: 'host is not served by the gateway',
  severity: 'warning',
  reads: ['VirtualService', 'Gateway'],
  fix: 'add the host to a server of the Gateway, or correct the hosts of the VirtualService',
  description:
    'No server of the Gateway accepts the hosts of a VirtualService that is bound to it, so the routes never apply there and requests get 404. A server host such as `./shop.example.com` or `shop/*` accepts only VirtualServices of that namespace.',
  check(mesh, report) {
    for (const virtualService of mesh.virtualServices) {
      const bound = gatewaysOf(mesh, virtualService).filter(({ name }) => !isGenerated(name));
      const own = mesh.namespaceOf(virtualService as ManifestObject);
      const hosts = stringsOf((virtualService.spec as { hosts?: unknown }).hosts);
      if (!mesh.options.compat && hosts.length === 0) continue; // A delegate, or a mistake of another kind.
      const served = bound.map(({ gateway }) => (gateway ? servedHosts(mesh, gateway, own) : []));
      const idle = bound.filter((reference, at) => {
        if (!reference.gateway && !mesh.options.compat) return false;
        const none = !hosts.some((host) => accepts(served[at], host));
        if (none) reportIdle(virtualService as ManifestObject, reference, hosts, report);
        return none;
      });
      if (mesh.options.compat || idle.length > 0 || !isKnown(virtualService as ManifestObject, bound)) continue;
      hosts.forEach((host, at) => {
        if (served.some((names) => accepts(names, host))) return;
        const names = bound.map(({ name }) => name).join(', ');
        report({
          object: virtualService as ManifestObject,
          pointer: `/spec/hosts/${at}`,
          message: `host '${host}' is served by no server of ${bound.length === 1 ? 'gateway' : 'the gateways'} ${names}`,
        });
      });
    }
  },
};

function reportIdle(object: ManifestObject, reference: GatewayReference, hosts: readonly string[], report: Report) {
  const names = hosts.map((host) => `'${host}'`).join(', ');
  const which = hosts.length === 1 ? `host ${names}` : `any of the hosts ${names}`;
  report({
    object,
    pointer: reference.pointer,
    message: `no server of gateway '${reference.name}' serves ${which}`,
  });
}

/** Whether all of the places are known at which the hosts could take effect. */
function isKnown(virtualService: ManifestObject, bound: readonly GatewayReference[]): boolean {
  const names = stringsOf(virtualService.spec.gateways);
  return bound.length > 0 && bound.length === names.length && bound.every(({ gateway }) => gateway);
}

function accepts(served: readonly string[] | undefined, host: string): boolean {
  return served?.some((name) => hostsOverlap(name, host)) ?? false;
}

/** The hosts that a gateway serves for VirtualServices of a namespace. */
function servedHosts(mesh: Mesh, gateway: ManifestObject, namespace: string): readonly string[] {
  if (gateway.group === GATEWAY_API) {
    return objectsOf(gateway.spec.listeners).map(([, { hostname }]) => asString(hostname) || '*');
  }
  const home = mesh.namespaceOf(gateway);
  return objectsOf(gateway.spec.servers).flatMap(([, { hosts }]) =>
    stringsOf(hosts).flatMap((entry) => {
      const slash = entry.indexOf('/');
      if (slash < 0) return [entry];
      const scope = entry.slice(0, slash);
      const open = scope === '*' || (scope === '.' ? home : scope) === namespace;
      return open ? [entry.slice(slash + 1)] : [];
    }),
  );
}
