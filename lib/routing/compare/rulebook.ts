import type { ManifestObject } from '../../manifest/manifest-object';
import { HostIndex, serviceHost } from '../../mesh/host-match';
import { asString, at, objectsOf, stringsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import { gatewayKeysOf, hostsOf } from '../../mesh/virtual-services';
import { type AskRule, asksOfPolicy, asksOfRoute, asksOfVirtualService } from './asks';

/** What the rules of one side ask about, by where they are asked: the mesh, or a gateway by its name. */
export class Rulebook {
  private readonly places = new Map<string, HostIndex<ManifestObject<unknown>>>();
  private readonly asks = new Map<ManifestObject<unknown>, readonly AskRule[]>();

  constructor(private readonly mesh: Mesh) {
    for (const virtualService of mesh.virtualServices as readonly ManifestObject<unknown>[]) {
      for (const place of gatewayKeysOf(virtualService)) {
        for (const host of hostsOf(virtualService)) this.file(place, host, virtualService);
      }
    }
    const routes = [...mesh.httpRoutes, ...mesh.grpcRoutes, ...mesh.tlsRoutes] as readonly ManifestObject<unknown>[];
    for (const route of routes) this.fileRoute(route);
  }

  /** The hosts that rules are for. */
  hosts(place: string): readonly string[] {
    return this.places.get(place)?.within('*') ?? [];
  }

  /** What is asked of requests for a host. */
  asksFor(place: string, host: string): readonly AskRule[] {
    const index = this.places.get(place);
    if (index === undefined) return [];
    const objects = new Set(index.covering(host).flatMap((covering) => index.exactly(covering)));
    return [...objects].flatMap((object) => this.asksOf(object));
  }

  asksOf(object: ManifestObject<unknown>): readonly AskRule[] {
    let asks = this.asks.get(object);
    if (asks === undefined) {
      asks = this.read(object);
      this.asks.set(object, asks);
    }
    return asks;
  }

  private read(object: ManifestObject<unknown>): readonly AskRule[] {
    switch (object.kind) {
      case 'VirtualService':
        return asksOfVirtualService(this.mesh, object);
      case 'HTTPRoute':
      case 'GRPCRoute':
        return asksOfRoute(this.mesh, object);
      case 'TLSRoute':
        return [];
      default:
        return asksOfPolicy(object);
    }
  }

  private fileRoute(route: ManifestObject<unknown>): void {
    const own = this.mesh.namespaceOf(route);
    const hostnames = stringsOf(at(route.spec, 'hostnames')).map((name) => name.toLowerCase());
    for (const [, ref] of objectsOf(at(route.spec, 'parentRefs'))) {
      const namespace = asString(ref.namespace) ?? own;
      const name = asString(ref.name) ?? '';
      if (ref.kind === 'Service') this.file('mesh', serviceHost(name, namespace), route);
      else if (ref.kind === 'ServiceEntry') {
        const hosts = this.mesh.find('ServiceEntry', 'networking.istio.io', namespace, name);
        for (const host of stringsOf(at(hosts?.spec, 'hosts'))) this.file('mesh', host, route);
      } else {
        for (const host of hostnames.length > 0 ? hostnames : ['*']) this.file(`${namespace}/${name}`, host, route);
      }
    }
  }

  private file(place: string, host: string, object: ManifestObject<unknown>): void {
    let index = this.places.get(place);
    if (index === undefined) {
      index = new HostIndex();
      this.places.set(place, index);
    }
    index.add(host, object);
  }
}
