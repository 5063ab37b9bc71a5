import type { ManifestObject } from '../manifest/manifest-object';
import { byAge } from './age';
import { gatewayKey } from './gateways';
import { HostIndex } from './host-match';
import { asList, asString, at, objectsOf, stringsOf } from './json';
import type { VirtualServiceObject } from './kinds';
import { namespaceOf } from './object-index';
import { resolveHost } from './registry';
import type { Visibility } from './visibility';

/** The hosts that a VirtualService claims, completed. */
export function hostsOf(virtualService: ManifestObject<unknown>): readonly string[] {
  const namespace = namespaceOf(virtualService);
  return stringsOf(at(virtualService.spec, 'hosts')).map((host) => resolveHost(host, namespace));
}

/** The gateways that a VirtualService names, as `namespace/name`, and `mesh`, which it is on where it names none. */
export function gatewayKeysOf(virtualService: ManifestObject<unknown>): readonly string[] {
  const names = stringsOf(at(virtualService.spec, 'gateways'));
  return names.length === 0 ? ['mesh'] : names.map((name) => gatewayKey(name, namespaceOf(virtualService)));
}

/** All hosts that a VirtualService sends to, completed: destinations and mirrors, each once. */
export function destinationsOf(virtualService: ManifestObject<unknown>): readonly string[] {
  const namespace = namespaceOf(virtualService);
  const hosts = new Set<string>();
  const add = (destination: unknown) => {
    const host = asString(at(destination, 'host'));
    if (host !== undefined) hosts.add(resolveHost(host, namespace));
  };
  for (const protocol of ['http', 'tls', 'tcp']) {
    for (const [, rule] of objectsOf(at(virtualService.spec, protocol))) {
      for (const route of asList(rule.route)) add(at(route, 'destination'));
      add(rule.mirror);
      for (const mirror of asList(rule.mirrors)) add(at(mirror, 'destination'));
    }
  }
  return [...hosts];
}

/** VirtualServices by the hosts that they claim, by where they send, and by gateway. */
export class VirtualServiceIndex {
  private readonly onMesh = new HostIndex<VirtualServiceObject>();
  private readonly byGateway = new Map<string, VirtualServiceObject[]>();
  private readonly byDestination = new HostIndex<VirtualServiceObject>();

  constructor(
    virtualServices: readonly VirtualServiceObject[],
    private readonly visibility: Visibility,
  ) {
    for (const virtualService of [...virtualServices].sort(byAge)) {
      const keys = new Set(gatewayKeysOf(virtualService));
      for (const key of keys) {
        const attached = this.byGateway.get(key);
        if (attached === undefined) this.byGateway.set(key, [virtualService]);
        else attached.push(virtualService);
      }
      if (!keys.has('mesh')) continue;
      for (const host of new Set(hostsOf(virtualService))) this.onMesh.add(host, virtualService);
      for (const host of destinationsOf(virtualService)) this.byDestination.add(host, virtualService);
    }
  }

  forClient(host: string, clientNamespace: string | undefined): readonly VirtualServiceObject[] {
    const fqdn = clientNamespace === undefined ? host : resolveHost(host, clientNamespace);
    const found = this.onMesh.covering(fqdn).flatMap((claimed) => {
      const claiming = this.onMesh.exactly(claimed);
      if (clientNamespace === undefined) return claiming;
      const visible = claiming.filter((virtualService) => this.visibility.isVisible(virtualService, clientNamespace));
      return visible.sort((one, other) => this.rank(one, clientNamespace) - this.rank(other, clientNamespace));
    });
    return [...new Set(found)];
  }

  onGateway(gateway: ManifestObject<unknown>): readonly VirtualServiceObject[] {
    return this.byGateway.get(`${namespaceOf(gateway)}/${gateway.name}`) ?? [];
  }

  /** Those on the mesh gateway that send to a host. */
  sendingTo(host: string): readonly VirtualServiceObject[] {
    return this.byDestination.exactly(host);
  }

  /** What is private to the client comes before what is exported to it by name, and that before what is public. */
  private rank(virtualService: VirtualServiceObject, client: string): number {
    const exportTo = this.visibility.exportToOf(virtualService);
    const own = namespaceOf(virtualService);
    if (client === own && exportTo.some((name) => name === '.' || name === own)) return 0;
    return exportTo.includes(client) ? 1 : 2;
  }
}
