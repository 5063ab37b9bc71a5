import { isIP } from 'node:net';
import type { ManifestObject } from '../manifest/manifest-object';
import { isWildcard, serviceHost } from '../mesh/host-match';
import { asList, asObject, at } from '../mesh/json';
import type { Mesh, RegistryService, VirtualPod } from '../mesh/mesh';
import { hostsOf } from '../mesh/virtual-services';
import { defaultRule } from './act';
import { hostAt } from './addresses';
import { claimantOf, ownerOf } from './claimants';
import { routesOfService } from './mesh-http-route';
import { countRemembered, type Dialled, proxyClass } from './proxy-class';
import { isHttpPort } from './send';
import { entry, nameOf } from './trace';
import type { VirtualHost } from './virtual-host';
import type { ProxyScope } from './virtual-service-rules';

/** Where a proxy sends what no host of the mesh is for. */
export type Unmatched = 'passthrough' | 'blackhole';

/** The rules of a sidecar for an authority and a port; undefined where no host of the mesh is meant. */
export function sidecarHost(mesh: Mesh, pod: VirtualPod, host: string, port: number): VirtualHost | undefined {
  const { hosts } = proxyClass(mesh, pod);
  const key = keyOf(pod, host, port);
  const known = hosts.get(key);
  if (known !== undefined || hosts.has(key)) return known;
  countRemembered(mesh);
  const found = build(mesh, pod, host, port);
  hosts.set(key, found);
  return found;
}

/** The service and its port that a client dials. */
export function dialledBy(mesh: Mesh, pod: VirtualPod, host: string, port: number): Dialled {
  const { dialled } = proxyClass(mesh, pod);
  const key = keyOf(pod, host, port);
  let found = dialled.get(key);
  if (found === undefined) {
    countRemembered(mesh);
    const service = serviceNamed(mesh, host, pod.namespace) ?? mesh.lookup(host, pod.namespace);
    found = { service, port: service?.ports.find(({ number }) => number === port) };
    dialled.set(key, found);
  }
  return found;
}

/** Whether a proxy listens for a port of a service that it knows at that service's address alone: without a declared protocol. */
export function hasOwnListener(mesh: Mesh, pod: VirtualPod, { service, port }: Dialled): boolean {
  return (
    service !== undefined &&
    port !== undefined &&
    port.protocol === undefined &&
    hasAddress(service) &&
    isKnown(mesh, pod, service)
  );
}

function hasAddress({ kind, headless, external, object }: RegistryService): boolean {
  if (kind === 'Service') return !headless && !external;
  return asList(at(object.spec, 'addresses')).length > 0;
}

/** A name without a dot means another service in each namespace. */
function keyOf({ namespace }: VirtualPod, host: string, port: number): string {
  return host.includes('.') ? `${host}:${port}` : `${host} ${namespace}:${port}`;
}

/** The service that a client means by a host: by its name, with namespace, with `svc`, or in full. */
export function serviceNamed(mesh: Mesh, host: string, namespace: string): RegistryService | undefined {
  const address = isIP(host) === 0 ? undefined : hostAt(mesh, host);
  if (address !== undefined) return mesh.lookup(address, namespace);
  for (const name of fullNames(host, namespace)) {
    const service = mesh.lookup(name, namespace);
    if (service !== undefined && service.host === name) return service;
  }
  return undefined;
}

export function fullNames(written: string, namespace: string): readonly string[] {
  const host = written.endsWith('.') ? written.slice(0, -1) : written;
  const parts = host.split('.');
  if (parts.length === 1) return [serviceHost(host, namespace), host];
  if (parts.length === 2) return [host, serviceHost(parts[0] as string, parts[1] as string)];
  if (parts.length === 3 && parts[2] === 'svc') return [host, serviceHost(parts[0] as string, parts[1] as string)];
  return [host];
}

function build(mesh: Mesh, pod: VirtualPod, host: string, port: number): VirtualHost | undefined {
  const scope: ProxyScope = { gateways: ['mesh'], namespace: pod.namespace, labels: pod.labels, port };
  const service = serviceNamed(mesh, host, pod.namespace);
  const offered = service?.ports.find(({ number }) => number === port);
  if (
    service !== undefined &&
    offered !== undefined &&
    isHttpPort(offered.protocol) &&
    mesh.imports(pod, service.host, 'itself')
  ) {
    return ofService(mesh, pod, service, scope, port);
  }
  if (!hasHttpListener(mesh, pod, port)) return undefined;
  // A host that no service offers on the port is known by the very name that a VirtualService gives it.
  const offering = mesh.lookup(host, pod.namespace);
  const isOffered = offering?.host === host && isKnown(mesh, pod, offering) && offersOn(offering, port);
  if (!isOffered) {
    const claiming = mesh
      .virtualServicesFor(host, pod.namespace)
      .filter((one) => hostsOf(one).includes(host) && isImported(mesh, pod, one) && isSelected(mesh, pod, one, port));
    const found = ownerOf(
      claiming.map((one) => claimantOf(mesh, one, scope)),
      host,
    );
    if (found !== undefined) return found;
  }
  const known = service !== undefined && isKnown(mesh, pod, service);
  return known ? undefined : ofWildcard(mesh, pod, host, scope, port);
}

function offersOn({ ports: offered }: RegistryService, port: number): boolean {
  return offered.some(({ number }) => number === port);
}

/** Whether a proxy reads a VirtualService for a port: always for 80, else where it is for some service with the port. */
function isSelected(mesh: Mesh, pod: VirtualPod, virtualService: ManifestObject<unknown>, port: number): boolean {
  if (port === 80) return true;
  return hostsOf(virtualService).some((host) => {
    const covering = mesh.lookup(host, pod.namespace);
    const services = [...mesh.servicesWithin(host), ...(covering === undefined ? [] : [covering])];
    return services.some((service) => isKnown(mesh, pod, service) && offersOn(service, port));
  });
}

function isKnown(mesh: Mesh, pod: VirtualPod, { object, host }: RegistryService): boolean {
  return mesh.isVisible(object, pod.namespace) && mesh.imports(pod, host, 'itself');
}

function ofService(
  mesh: Mesh,
  pod: VirtualPod,
  service: RegistryService,
  scope: ProxyScope,
  port: number,
): VirtualHost {
  const known = entry('virtual-host', service.object, '', `${service.host}:${port} is ${nameOf(service.object)}`);
  const routes = routesOfService(mesh, pod, service, port);
  const all = mesh.virtualServicesFor(service.host, pod.namespace).filter((one) => isImported(mesh, pod, one));
  const exact = all.filter((one) => hostsOf(one).includes(service.host));
  // Of wildcards only the most specific one counts, and where the host itself is claimed none does.
  const candidates = exact.length > 0 || routes.length > 0 ? exact : ofMostSpecific(all, service.host);
  const claimants = [...routes, ...candidates.map((one) => claimantOf(mesh, one, scope))];
  const found = ownerOf(claimants, service.host);
  if (found !== undefined) return { ...found, trace: [known, ...found.trace] };
  const why =
    candidates.length === 0 ? 'no VirtualService is for it' : 'no rule of its VirtualService is for this client';
  return {
    domain: service.host,
    rules: [defaultRule(service.host, port)],
    trace: [known, entry('default-route', undefined, '', `${why}: sent straight to the service`)],
    undefinedOrder: [],
    merged: false,
  };
}

/** The host of a VirtualService by which it claims a domain. */
function claimOf(virtualService: ManifestObject<unknown>, domain: string): string | undefined {
  const hosts = hostsOf(virtualService);
  if (hosts.includes(domain)) return domain;
  return hosts
    .filter((host) => isWildcard(host) && domain.endsWith(host.slice(1)))
    .sort((one, other) => other.length - one.length)[0];
}

/** Those that claim a domain by the longest wildcard; one of them owns it, whatever its rules. */
function ofMostSpecific<T extends ManifestObject<unknown>>(all: readonly T[], domain: string): readonly T[] {
  const [first] = all;
  return first === undefined ? [] : all.filter((one) => claimOf(one, domain) === claimOf(first, domain));
}

export function isImported(mesh: Mesh, pod: VirtualPod, virtualService: ManifestObject<unknown>): boolean {
  return (
    mesh.sidecarOf(pod) === undefined || hostsOf(virtualService).some((host) => mesh.imports(pod, host, virtualService))
  );
}

/** A ServiceEntry with a wildcard, or a VirtualService with one that covers no service of the mesh (port 80 only). */
function ofWildcard(
  mesh: Mesh,
  pod: VirtualPod,
  host: string,
  scope: ProxyScope,
  port: number,
): VirtualHost | undefined {
  const service = mesh.lookup(host, pod.namespace);
  const offered = service?.ports.find(({ number }) => number === port);
  const isOffered = service !== undefined && offered !== undefined && isHttpPort(offered.protocol);
  const free = mesh
    .virtualServicesFor(host, pod.namespace)
    .filter((one) => isImported(mesh, pod, one) && isSelected(mesh, pod, one, port))
    .find((one) => coversNoService(mesh, pod, claimOf(one, host), port));
  const claim = free === undefined ? undefined : claimOf(free, host);
  if (isOffered && mesh.imports(pod, service.host, 'itself') && service.host.length >= (claim?.length ?? 0)) {
    return ofService(mesh, pod, service, scope, port);
  }
  if (free === undefined || claim === undefined) return undefined;
  return ownerOf([claimantOf(mesh, free, scope)], claim);
}

function coversNoService(mesh: Mesh, pod: VirtualPod, claim: string | undefined, port: number): boolean {
  return (
    claim !== undefined &&
    isWildcard(claim) &&
    !mesh.servicesWithin(claim).some((service) => offersOn(service, port) && isKnown(mesh, pod, service))
  );
}

/** What becomes of a connection that no host of the mesh is for, with the object that says so. */
export function unmatched(mesh: Mesh, pod: VirtualPod) {
  const sidecar = mesh.sidecarOf(pod);
  const own = asObject(at(sidecar?.spec, 'outboundTrafficPolicy'));
  // A policy of a Sidecar that names no mode is REGISTRY_ONLY, other than that of the mesh.
  const mode = own === undefined ? mesh.config.outboundTrafficPolicy.mode : own.mode;
  const how: Unmatched = mode === 'ALLOW_ANY' ? 'passthrough' : 'blackhole';
  return { how, object: own === undefined ? undefined : sidecar };
}

const ports = new WeakMap<Mesh, ReadonlyMap<number, readonly RegistryService[]>>();

/** Whether a proxy listens for HTTP on a port, whatever the address: where it knows some service with it. */
export function hasHttpListener(mesh: Mesh, pod: VirtualPod, port: number): boolean {
  let byPort = ports.get(mesh);
  if (byPort === undefined) {
    const filed = new Map<number, RegistryService[]>();
    for (const service of mesh.registry) {
      for (const { number, protocol } of service.ports) {
        if (!isHttpPort(protocol) || (protocol === undefined && hasAddress(service))) continue;
        const services = filed.get(number);
        if (services === undefined) filed.set(number, [service]);
        else services.push(service);
      }
    }
    byPort = filed;
    ports.set(mesh, byPort);
  }
  return (
    byPort
      .get(port)
      ?.some(({ object, host }) => mesh.isVisible(object, pod.namespace) && mesh.imports(pod, host, 'itself')) ?? false
  );
}
