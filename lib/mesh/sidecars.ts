import type { ManifestObject } from '../manifest/manifest-object';
import { byAge } from './age';
import { isGatewayPod } from './gateways';
import { hostsOverlap, isHostWithin, serviceOfHost } from './host-match';
import { asObject, at, objectsOf, stringMap, stringsOf } from './json';
import type { SidecarObject } from './kinds';
import { SelectorIndex } from './label-index';
import type { MeshConfig } from './mesh-config';
import type { VirtualPod } from './model';
import { namespaceOf } from './object-index';
import { resolveHost, type ServiceRegistry } from './registry';
import { hostsOf, type VirtualServiceIndex } from './virtual-services';
import type { Visibility } from './visibility';

interface Scopes {
  readonly selecting: SelectorIndex<SidecarObject>;
  forAll: SidecarObject | undefined;
}

/** Sidecars by namespace and workload, and what they let a proxy know. */
export class SidecarIndex {
  private readonly byNamespace = new Map<string, Scopes>();
  private readonly egress = new Map<SidecarObject, readonly EgressHost[] | undefined>();

  constructor(
    sidecars: readonly SidecarObject[],
    private readonly config: MeshConfig,
    private readonly registry: ServiceRegistry,
    private readonly virtualServices: VirtualServiceIndex,
    private readonly visibility: Visibility,
  ) {
    for (const sidecar of [...sidecars].sort(byAge)) {
      const namespace = namespaceOf(sidecar);
      let scopes = this.byNamespace.get(namespace);
      if (scopes === undefined) {
        scopes = { selecting: new SelectorIndex(), forAll: undefined };
        this.byNamespace.set(namespace, scopes);
      }
      const selector = asObject(at(sidecar.spec, 'workloadSelector'));
      if (selector === undefined) scopes.forAll ??= sidecar;
      else scopes.selecting.add(stringMap(selector.labels) ?? {}, sidecar);
      this.egress.set(sidecar, egressOf(sidecar));
    }
  }

  /** Gateways and waypoints know everything, whatever a Sidecar says. */
  ofPod(pod: VirtualPod): SidecarObject | undefined {
    if (isGatewayPod(pod)) return undefined;
    const [own] = this.byNamespace.get(pod.namespace)?.selecting.selecting(pod.labels) ?? [];
    return own ?? this.ofNamespace(pod.namespace);
  }

  ofNamespace(namespace: string): SidecarObject | undefined {
    return this.byNamespace.get(namespace)?.forAll ?? this.byNamespace.get(this.config.rootNamespace)?.forAll;
  }

  imports(from: VirtualPod | string, host: string, by?: 'itself' | ManifestObject<unknown>): boolean {
    const sidecar = typeof from === 'string' ? this.ofNamespace(from) : this.ofPod(from);
    const egress = sidecar === undefined ? undefined : this.egress.get(sidecar);
    if (egress === undefined) return true;
    const client = typeof from === 'string' ? from : from.namespace;
    const fqdn = resolveHost(host, client);
    if (typeof by === 'object') return isImported(egress, client, namespaceOf(by), fqdn);
    if (this.isListed(egress, client, fqdn)) return true;
    return by === undefined && this.isSentTo(egress, client, fqdn);
  }

  private isListed(egress: readonly EgressHost[], client: string, fqdn: string): boolean {
    const offering = this.registry.overlapping(fqdn);
    // Of a host that nothing offers its own name tells the namespace, if anything does.
    const namespaces = new Set(
      offering.length > 0 ? offering.map(({ namespace }) => namespace) : [serviceOfHost(fqdn)?.namespace],
    );
    return [...namespaces].some((namespace) => isImported(egress, client, namespace, fqdn));
  }

  /** A VirtualService that is imported brings what it sends to along. */
  private isSentTo(egress: readonly EgressHost[], client: string, fqdn: string): boolean {
    return this.virtualServices
      .sendingTo(fqdn)
      .some(
        (virtualService) =>
          this.visibility.isVisible(virtualService, client) &&
          hostsOf(virtualService).some((host) => isImported(egress, client, namespaceOf(virtualService), host)),
      );
  }
}

/** An entry of `egress[].hosts`. */
interface EgressHost {
  readonly namespace: string;
  readonly host: string;
  readonly excludes: boolean;
}

/** Undefined where the Sidecar does not limit what is imported. */
function egressOf(sidecar: SidecarObject): readonly EgressHost[] | undefined {
  const listeners = objectsOf(at(sidecar.spec, 'egress'));
  if (listeners.length === 0) return undefined;
  return listeners
    .flatMap(([, listener]) => stringsOf(listener.hosts))
    .map((entry) => {
      const slash = entry.indexOf('/');
      const namespace = slash === -1 ? '*' : entry.slice(0, slash);
      const excludes = namespace.startsWith('~');
      // `~/*` stands for nothing at all.
      return { namespace: excludes ? namespace.slice(1) : namespace, host: entry.slice(slash + 1), excludes };
    });
}

function isImported(
  egress: readonly EgressHost[],
  client: string,
  namespace: string | undefined,
  fqdn: string,
): boolean {
  const hit = (entry: EgressHost) => {
    const wanted = entry.namespace === '.' ? client : entry.namespace;
    if (wanted === '' || (wanted !== '*' && namespace !== undefined && wanted !== namespace)) return false;
    return hostsOverlap(fqdn, entry.host);
  };
  return (
    egress.some((entry) => !entry.excludes && hit(entry)) &&
    !egress.some((entry) => entry.excludes && isHostWithin(fqdn, entry.host) && hit(entry))
  );
}
