import type { ManifestObject } from '../manifest/manifest-object';
import { serviceOfHost } from '../mesh/host-match';
import { asObject, asString, at, objectsOf } from '../mesh/json';
import type { Mesh, RegistryPort, RegistryService, VirtualPod } from '../mesh/mesh';
import { membership } from './membership';
import { remember } from './remember';
import type { VirtualHost } from './virtual-host';

/** Workloads whose proxies have the same rules for what they send, and what is known of these rules so far. */
export interface ProxyClass {
  readonly hosts: Map<string, VirtualHost | undefined>;
  readonly dialled: Map<string, Dialled>;
}

/** What a client means by a host and a port. */
export interface Dialled {
  readonly service: RegistryService | undefined;
  readonly port: RegistryPort | undefined;
}

/** As many as a test of a large mesh asks for; a sweep over all pairs of workloads must not fill the memory. */
const MOST_REMEMBERED = 40_000;

class ProxyClasses {
  private readonly byKey = new Map<string, ProxyClass>();
  private readonly byPod = new WeakMap<VirtualPod, ProxyClass>();
  private readonly labels: readonly string[];
  /** Namespaces that see what all others see; undefined where something is only for some namespaces. */
  private readonly special: ReadonlySet<string> | undefined;
  private remembered = 0;

  constructor(private readonly mesh: Mesh) {
    this.labels = [...new Set(askedLabels(mesh))];
    this.special = isPublic(mesh) ? specialNamespaces(mesh) : undefined;
  }

  of(pod: VirtualPod): ProxyClass {
    return remember(this.byPod, pod, () =>
      remember(this.byKey, this.keyOf(pod), () => ({ hosts: new Map(), dialled: new Map() })),
    );
  }

  /** Forgets everything when there is too much of it: what is asked for again is soon known again. */
  count(): void {
    this.remembered++;
    if (this.remembered < MOST_REMEMBERED) return;
    this.remembered = 0;
    for (const { hosts, dialled } of this.byKey.values()) {
      hosts.clear();
      dialled.clear();
    }
  }

  private keyOf(pod: VirtualPod): string {
    return identityOf(this.mesh, pod, this.labels, this.special?.has(pod.namespace) === false ? '' : pod.namespace);
  }
}

const classes = new WeakMap<Mesh, ProxyClasses>();

export function proxyClass(mesh: Mesh, pod: VirtualPod): ProxyClass {
  return remember(classes, mesh, () => new ProxyClasses(mesh)).of(pod);
}

/** To be called for each thing that is remembered in a class. */
export function countRemembered(mesh: Mesh): void {
  classes.get(mesh)?.count();
}

/** All that rules for what a workload sends can tell it by. */
export function identityOf(mesh: Mesh, pod: VirtualPod, labels: Iterable<string>, namespace = pod.namespace): string {
  const sidecar = mesh.sidecarOf(pod);
  const scope = sidecar === undefined ? [namespace] : [pod.namespace, sidecar.namespace, sidecar.name];
  return JSON.stringify([membership(mesh, pod), ...scope, ...[...labels].map((label) => pod.labels[label] ?? null)]);
}

/** The labels that rules ask of clients. */
export function askedLabels(mesh: Mesh): readonly string[] {
  const keys = (labels: unknown) => Object.keys(asObject(labels) ?? {});
  return [
    ...matchesOf(mesh).flatMap(({ sourceLabels }) => keys(sourceLabels)),
    ...objectsIn(mesh.destinationRules).flatMap(({ spec }) => keys(at(spec, 'workloadSelector', 'matchLabels'))),
  ];
}

function matchesOf(mesh: Mesh) {
  return objectsIn(mesh.virtualServices).flatMap(({ spec }) =>
    ['http', 'tls', 'tcp'].flatMap((field) =>
      objectsOf(at(spec, field)).flatMap(([, rule]) => objectsOf(rule.match).map(([, match]) => match)),
    ),
  );
}

function objectsIn(list: readonly unknown[]): readonly ManifestObject<unknown>[] {
  return list as readonly ManifestObject<unknown>[];
}

/** Whether all is exported to all, and no host is offered by two namespaces. */
function isPublic(mesh: Mesh): boolean {
  const all = [
    ...objectsIn(mesh.virtualServices),
    ...objectsIn(mesh.destinationRules),
    ...objectsIn(mesh.serviceEntries),
    ...objectsIn(mesh.services),
  ];
  if (!all.every((object) => mesh.exportToOf(object).includes('*'))) return false;
  if (matchesOf(mesh).some(({ sourceNamespace }) => sourceNamespace !== undefined)) return false;
  return mesh.registry.every(({ host, namespace }) =>
    mesh.offering(host).every((other) => other.namespace === namespace),
  );
}

/** Namespaces with rules of their own for the services of others. */
function specialNamespaces(mesh: Mesh): ReadonlySet<string> {
  const special = new Set([mesh.config.rootNamespace]);
  for (const rule of objectsIn(mesh.destinationRules)) {
    const namespace = mesh.namespaceOf(rule);
    const host = mesh.resolveHost(asString(at(rule.spec, 'host')) ?? '', namespace);
    if (serviceOfHost(host)?.namespace !== namespace) special.add(namespace);
  }
  const routes = [mesh.httpRoutes, mesh.grpcRoutes, mesh.tlsRoutes, mesh.tcpRoutes].flatMap((list) => objectsIn(list));
  for (const route of routes) {
    const namespace = mesh.namespaceOf(route);
    for (const [, ref] of objectsOf(at(route.spec, 'parentRefs'))) {
      if (ref.namespace !== undefined && ref.namespace !== namespace) special.add(namespace);
    }
  }
  return special;
}
