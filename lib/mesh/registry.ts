import { isIP } from 'node:net';
import type { ManifestObject } from '../manifest/manifest-object';
import { byAge } from './age';
import { gatewayServices } from './generated-gateways';
import { operatorServices } from './generated-operators';
import { HostIndex, serviceHost } from './host-match';
import { asNumber, asObject, asString, at, objectsOf, stringMap, stringsOf } from './json';
import { ISTIO_NETWORKING } from './kinds';
import type { RegistryPort, RegistryService, VirtualPod } from './model';
import { namespaceOf, type ObjectIndex } from './object-index';
import type { PodIndex } from './pods';
import { protocolNamed, serviceProtocol } from './service-protocol';
import { reaches, type Visibility } from './visibility';

/** A host as Istio completes it: a name without a dot gets the namespace; `*`, addresses and all else stay. */
export function resolveHost(host: string, namespace: string): string {
  // Without a dot only an address of IPv6 is none of a service, and it has colons.
  if (host === '' || host === '*' || host.includes('.') || (host.includes(':') && isIP(host) !== 0)) return host;
  return serviceHost(host, namespace);
}

/** The hosts that Services and ServiceEntries offer. */
export class ServiceRegistry {
  /** What manifests offer. */
  readonly all: readonly RegistryService[];
  /** What controllers add to it. */
  private readonly generated: readonly RegistryService[];
  private readonly hosts = new HostIndex<RegistryService>();
  private readonly byObject = new Map<ManifestObject<unknown>, RegistryService[]>();
  private readonly selected = new Map<RegistryService, readonly VirtualPod[]>();
  private selecting: ReadonlyMap<VirtualPod, readonly RegistryService[]> | undefined;

  constructor(
    index: ObjectIndex,
    private readonly visibility: Visibility,
    private readonly pods: PodIndex,
    compat: boolean,
    ingressGateway: ManifestObject | undefined,
  ) {
    const services = [...index.kind('Service', ''), ...(ingressGateway === undefined ? [] : [ingressGateway])];
    this.all = [
      ...services.map((service) => this.ofService(service)),
      ...index.kind('ServiceEntry', ISTIO_NETWORKING).flatMap((entry) => this.ofServiceEntry(entry)),
    ];
    const generated = compat ? [] : [...gatewayServices(index), ...operatorServices(index)];
    this.generated = generated.map((service) => ({ ...service, exportTo: this.visibility.forServices }));
    for (const service of [...this.all, ...this.generated]) this.hosts.add(service.host, service);
    for (const service of this.all) {
      const offered = this.byObject.get(service.object);
      if (offered === undefined) this.byObject.set(service.object, [service]);
      else offered.push(service);
    }
  }

  lookup(host: string, fromNamespace: string): RegistryService | undefined {
    return this.search(host, fromNamespace, (service) => reaches(service.exportTo, service.namespace, fromNamespace));
  }

  lookupAnywhere(host: string, fromNamespace: string): RegistryService | undefined {
    return this.search(host, fromNamespace, () => true);
  }

  offering(fqdn: string): readonly RegistryService[] {
    return this.hosts.exactly(fqdn);
  }

  within(pattern: string): readonly RegistryService[] {
    return this.hosts.within(pattern).flatMap((host) => this.hosts.exactly(host));
  }

  overlapping(host: string): readonly RegistryService[] {
    return this.hosts.overlapping(host).flatMap((other) => this.hosts.exactly(other));
  }

  ofObject(object: ManifestObject<unknown>): readonly RegistryService[] {
    return this.byObject.get(object) ?? [];
  }

  podsOf(service: RegistryService): readonly VirtualPod[] {
    let pods = this.selected.get(service);
    if (pods === undefined) {
      const { selector } = service;
      const selectsNone = selector === undefined || Object.keys(selector).length === 0;
      pods = selectsNone ? [] : this.pods.matching(selector, service.namespace);
      this.selected.set(service, pods);
    }
    return pods;
  }

  servicesOf(pod: VirtualPod): readonly RegistryService[] {
    this.selecting ??= this.invert();
    return this.selecting.get(pod) ?? [];
  }

  private invert(): ReadonlyMap<VirtualPod, readonly RegistryService[]> {
    const selecting = new Map<VirtualPod, RegistryService[]>();
    for (const service of [...this.all, ...this.generated]) {
      for (const pod of this.podsOf(service)) {
        const services = selecting.get(pod);
        if (services === undefined) selecting.set(pod, [service]);
        else services.push(service);
      }
    }
    return selecting;
  }

  private search(
    host: string,
    fromNamespace: string,
    counts: (service: RegistryService) => boolean,
  ): RegistryService | undefined {
    for (const candidate of this.hosts.covering(resolveHost(host, fromNamespace))) {
      const best = bestOf(this.hosts.exactly(candidate).filter(counts), fromNamespace);
      if (best !== undefined) return best;
    }
    return undefined;
  }

  private ofService(object: ManifestObject): RegistryService {
    const namespace = namespaceOf(object);
    const type = at(object.spec, 'type');
    return {
      host: serviceHost(object.name, namespace),
      namespace,
      name: object.name,
      kind: 'Service',
      ports: servicePorts(object),
      exportTo: this.visibility.exportToOf(object),
      selector: type === 'ExternalName' ? undefined : stringMap(at(object.spec, 'selector')),
      resolution: undefined,
      object,
      headless: at(object.spec, 'clusterIP') === 'None',
      external: type === 'ExternalName',
      generated: false,
    };
  }

  private ofServiceEntry(object: ManifestObject): readonly RegistryService[] {
    const workloads = asObject(at(object.spec, 'workloadSelector'));
    const shared = {
      namespace: namespaceOf(object),
      name: object.name,
      kind: 'ServiceEntry',
      ports: serviceEntryPorts(object),
      exportTo: this.visibility.exportToOf(object),
      selector: workloads === undefined ? undefined : (stringMap(workloads.labels) ?? {}),
      resolution: asString(at(object.spec, 'resolution')),
      object,
      headless: false,
      external: at(object.spec, 'location') !== 'MESH_INTERNAL',
      generated: false,
    } as const;
    return stringsOf(at(object.spec, 'hosts')).map((host) => ({ ...shared, host }));
  }
}

/** A Service before a ServiceEntry, then that of the client's own namespace, then the oldest; what is given before what is made. */
function bestOf(services: readonly RegistryService[], clientNamespace: string): RegistryService | undefined {
  if (services.length < 2) return services[0];
  const rank = (service: RegistryService) =>
    (service.generated ? 4 : 0) +
    (service.kind === 'Service' ? 0 : 2) +
    (service.namespace === clientNamespace ? 0 : 1);
  return [...services].sort((one, other) => rank(one) - rank(other) || byAge(one.object, other.object))[0];
}

function servicePorts(object: ManifestObject): readonly RegistryPort[] {
  return objectsOf(at(object.spec, 'ports')).flatMap(([index, port]) => {
    const number = asNumber(port.port);
    if (number === undefined) return [];
    const name = asString(port.name);
    const protocol = serviceProtocol({
      number,
      name,
      appProtocol: asString(port.appProtocol),
      transport: asString(port.protocol),
    });
    return [
      { number, name, protocol, targetPort: targetPortOf(port.targetPort, number), pointer: `/spec/ports/${index}` },
    ];
  });
}

function serviceEntryPorts(object: ManifestObject): readonly RegistryPort[] {
  return objectsOf(at(object.spec, 'ports')).flatMap(([index, port]) => {
    const number = asNumber(port.number);
    if (number === undefined) return [];
    return [
      {
        number,
        name: asString(port.name),
        protocol: protocolNamed(asString(port.protocol) ?? ''),
        targetPort: targetPortOf(port.targetPort, number),
        pointer: `/spec/ports/${index}`,
      },
    ];
  });
}

function targetPortOf(written: unknown, number: number): number | string {
  if (typeof written === 'string' && written !== '') return written;
  return typeof written === 'number' && written !== 0 ? written : number;
}
