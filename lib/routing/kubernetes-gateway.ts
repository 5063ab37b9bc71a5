import type { Json, JsonObject, ManifestObject } from '../manifest/manifest-object';
import { byAge, byAgeAndNamespace, compareAges } from '../mesh/age';
import { HostIndex, hostsOverlap, isHostWithin, isWildcard } from '../mesh/host-match';
import { asNumber, asObject, asString, at, objectsOf, stringMap, stringsOf } from '../mesh/json';
import { GATEWAY_API } from '../mesh/kinds';
import { selects } from '../mesh/label-index';
import type { Mesh } from '../mesh/mesh';
import { authorize, type Verdict } from './authorization';
import { sendBytes } from './bytes';
import { actAtGateway } from './gateway-act';
import { type GatewayProxy, listeningPort } from './gateway-proxy';
import { routeRules } from './http-route-rules';
import { type HttpRule, isCatchAll } from './http-rule';
import { bytesRuleOf } from './mesh-bytes-route';
import type { Routed, TraceEntry } from './outcome';
import { remember } from './remember';
import { hostOf, type Seen } from './request';
import { answered } from './respond';
import { entry } from './trace';
import { unordered, type VirtualHost } from './virtual-host';

interface Listener {
  /** The Gateway, or a ListenerSet. */
  readonly object: ManifestObject<unknown>;
  readonly key: string;
  readonly json: JsonObject;
  readonly pointer: string;
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  /** `*` where it is for all. */
  readonly hostname: string;
}

/** What becomes of a request from outside that reaches a Kubernetes Gateway. */
export function routeThroughKubernetesGateway(
  mesh: Mesh,
  gateway: ManifestObject<unknown>,
  proxy: GatewayProxy,
  request: Seen,
): Routed {
  const listeners = listenersOf(mesh, gateway);
  const onPort = listeners.filter(({ port }) => port === request.port);
  const wanted =
    request.scheme === 'https'
      ? ['HTTPS', 'TLS']
      : request.protocol === 'tls'
        ? ['TLS']
        : request.protocol === 'tcp'
          ? ['TCP']
          : ['HTTP', 'TCP'];
  const usable = onPort.filter(({ protocol }) => wanted.includes(protocol));
  const host = request.sni ?? hostOf(request.authority);
  const listener = usable
    .filter(({ hostname, protocol }) => protocol === 'TCP' || isHostWithin(host, hostname))
    .sort((one, other) => other.hostname.length - one.hostname.length)[0];
  const plain = usable.filter(({ protocol }) => protocol === 'HTTP');
  if (listener === undefined && (plain.length === 0 || request.protocol !== 'http')) {
    const ports = listeners.map(({ port, protocol }) => `${port} (${protocol})`).join(', ') || 'none';
    const reason = `no listener takes the request on port ${request.port}; there are: ${ports}`;
    return answered(request, { error: 'connection-reset' }, [entry('gateway', gateway, '/spec/listeners', reason)]);
  }
  if (listener?.protocol === 'TCP' || listener?.protocol === 'TLS') {
    return routeBytesOf(mesh, proxy, listener, request, [knownBy(listener, host, request.port)]);
  }
  // All listeners for HTTP on a port are one to Envoy; those for HTTPS are apart, by the names of their certificates.
  const together = listener?.protocol === 'HTTPS' ? [listener] : plain;
  const verdict = askPolicies(mesh, proxy, request);
  const virtualHost = virtualHostFor(mesh, proxy, together, hostOf(request.authority));
  const taking = virtualHost?.listener ?? listener;
  const trace = [...(taking === undefined ? [] : [knownBy(taking, host, request.port)]), ...verdict.trace];
  if (verdict.authorization === 'deny')
    return answered(request, { status: verdict.status, authorization: 'deny' }, trace);
  if (virtualHost === undefined) {
    const where = listener ?? together[0];
    const reason =
      listener === undefined
        ? `no listener on port ${request.port} is for ${host}: 404`
        : `no route for ${host} is attached to the listener: 404`;
    trace.push(entry('virtual-host', where?.object, where?.pointer ?? '', reason));
    return answered(request, { status: 404 }, trace);
  }
  return actAtGateway(mesh, proxy.sender, virtualHost.host, verdict, request.port, trace);
}

function knownBy({ object, pointer, name }: Listener, host: string, port: number): TraceEntry {
  return entry('gateway', object, pointer, `listener ${name} is for ${host}:${port}`);
}

function askPolicies(mesh: Mesh, proxy: GatewayProxy, request: Seen): Verdict {
  const port = listeningPort(mesh, proxy, request.port);
  return authorize(mesh, request, { pod: proxy.pod, port, principal: undefined, isHttp: true });
}

/** A route by the hostname that it has in common with a listener. */
interface Attached {
  readonly route: ManifestObject<unknown>;
  readonly listener: Listener;
  /** As the route names it: routes are sorted among those of one listener that name the same. */
  readonly hostname: string;
}

interface Found {
  readonly listener: Listener;
  readonly host: VirtualHost;
}

interface Hosts {
  readonly routes: HostIndex<Attached>;
  readonly built: Map<string, Found | undefined>;
}

const caches = new WeakMap<GatewayProxy, Map<string, Hosts>>();
const MOST_CACHED = 50_000;

function virtualHostFor(
  mesh: Mesh,
  proxy: GatewayProxy,
  listeners: readonly Listener[],
  host: string,
): Found | undefined {
  const byListeners = remember(caches, proxy, () => new Map<string, Hosts>());
  const key = listeners.map(({ key: one }) => one).join(' ');
  const { routes, built } = remember(byListeners, key, () => ({
    routes: routesOn(mesh, listeners),
    built: new Map(),
  }));
  if (built.has(host)) return built.get(host);
  if (built.size >= MOST_CACHED) built.clear();
  const found = buildVirtualHost(mesh, proxy, routes, host);
  built.set(host, found);
  return found;
}

function routesOn(mesh: Mesh, listeners: readonly Listener[]): HostIndex<Attached> {
  const routes = new HostIndex<Attached>();
  for (const listener of listeners) {
    for (const route of [...mesh.httpRoutes, ...mesh.grpcRoutes] as readonly ManifestObject<unknown>[]) {
      if (!isAttached(mesh, listener, route)) continue;
      for (const [hostname, domain] of commonHosts(route, listener)) {
        if (isLeftTo(listeners, listener, hostname)) continue;
        routes.add(domain, { route, listener, hostname });
      }
    }
  }
  return routes;
}

function lengthOf(name: string): number {
  return name === '*' ? 0 : name.length;
}

/** Whether a listener with a longer name is there for all that a route names. */
function isLeftTo(listeners: readonly Listener[], own: Listener, hostname: string): boolean {
  if (own.hostname !== '*' && !isWildcard(own.hostname)) return false;
  return listeners.some(
    (other) =>
      other.hostname !== own.hostname &&
      other.hostname !== '*' &&
      lengthOf(own.hostname) <= lengthOf(other.hostname) &&
      isHostWithin(hostname, other.hostname),
  );
}

/** The rules for the most specific host that has any. */
function buildVirtualHost(
  mesh: Mesh,
  proxy: GatewayProxy,
  byHostname: HostIndex<Attached>,
  host: string,
): Found | undefined {
  for (const domain of byHostname.covering(host)) {
    const found = virtualHostOf(mesh, proxy, byHostname, domain);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Routes of one listener that write a hostname in the same way are sorted together, by what they ask for. Of several such
 * groups for one host, the oldest comes first, and last what takes everything.
 */
function virtualHostOf(
  mesh: Mesh,
  { pod }: GatewayProxy,
  byHostname: HostIndex<Attached>,
  domain: string,
): Found | undefined {
  const attached = byHostname.exactly(domain);
  const byName = new Map<string, Set<ManifestObject<unknown>>>();
  for (const { route, listener, hostname } of attached) {
    remember(byName, `${listener.key} ${hostname}`, () => new Set()).add(route);
  }
  const groups = [...byName].map(([name, routes]) => {
    const [oldest] = [...routes].sort(byAgeAndNamespace) as [ManifestObject<unknown>];
    return { name, routes, oldest, isOwn: mesh.namespaceOf(oldest) === pod.namespace };
  });
  groups.sort(
    (one, other) =>
      Number(other.isOwn) - Number(one.isOwn) ||
      compareAges(one.oldest, other.oldest) ||
      (one.name < other.name ? -1 : 1),
  );
  const all = groups.flatMap(({ name, routes }) => {
    const rules = routeRules(
      mesh,
      [...routes].map((route) => ({ route, needsGrants: true })),
    );
    return groups.length === 1 ? rules : untilCatchAll(rules).map((rule) => ({ ...rule, group: name }));
  });
  if (all.length === 0) return undefined;
  const rules = groups.length === 1 ? all : [...all.filter((rule) => !isCatchAll(rule)), ...all.filter(isCatchAll)];
  const undefinedOrder = unordered([...new Set(attached.map(({ route }) => route))]);
  const { listener } = attached[0] as Attached;
  return { listener, host: { domain, rules, trace: [], undefinedOrder, merged: true } };
}

/** What stands behind a rule that takes everything is dropped. */
function untilCatchAll(rules: readonly HttpRule[]): readonly HttpRule[] {
  const end = rules.findIndex(isCatchAll);
  return end === -1 ? rules : rules.slice(0, end + 1);
}

/** The hostnames of a route that its listener is for, each with what both have in common. */
function commonHosts(
  route: ManifestObject<unknown>,
  { hostname }: Listener,
): readonly (readonly [hostname: string, domain: string])[] {
  const own = stringsOf(at(route.spec, 'hostnames')).map((name) => name.toLowerCase());
  return [...new Set(own.length === 0 ? ['*'] : own)]
    .filter((name) => hostsOverlap(name, hostname))
    .map((name) => [name, isHostWithin(name, hostname) ? name : hostname]);
}

function isAttached(mesh: Mesh, listener: Listener, route: ManifestObject<unknown>): boolean {
  const namespace = mesh.namespaceOf(route);
  const { object } = listener;
  const refers = objectsOf(at(route.spec, 'parentRefs')).some(
    ([, ref]) =>
      (ref.kind ?? 'Gateway') === object.kind &&
      (ref.group ?? GATEWAY_API) === GATEWAY_API &&
      ref.name === object.name &&
      (ref.namespace ?? namespace) === mesh.namespaceOf(object) &&
      (ref.sectionName === undefined || ref.sectionName === listener.name) &&
      (ref.port === undefined || ref.port === listener.port),
  );
  if (!refers) return false;
  const allowed = asObject(listener.json.allowedRoutes);
  const kinds = objectsOf(allowed?.kinds);
  if (kinds.length > 0 && !kinds.some(([, { kind }]) => kind === route.kind)) return false;
  return isAllowedFrom(mesh, at(allowed, 'namespaces'), namespace, mesh.namespaceOf(object), 'Same');
}

/** Whether `from` and `selector` let something of a namespace in. */
function isAllowedFrom(
  mesh: Mesh,
  namespaces: Json | undefined,
  namespace: string,
  own: string,
  usual: 'Same' | 'None',
): boolean {
  const from = asString(at(namespaces, 'from')) ?? usual;
  if (from === 'All') return true;
  if (from === 'Same') return namespace === own;
  if (from !== 'Selector') return false;
  const labels = { 'kubernetes.io/metadata.name': namespace, ...mesh.namespaces.get(namespace)?.labels };
  const selector = at(namespaces, 'selector');
  return (
    selects(stringMap(at(selector, 'matchLabels')) ?? {}, labels) &&
    objectsOf(at(selector, 'matchExpressions')).every(([, expression]) => expressionHolds(expression, labels))
  );
}

function expressionHolds(expression: JsonObject, labels: { readonly [key: string]: string }): boolean {
  const key = asString(expression.key) ?? '';
  const own = Object.hasOwn(labels, key) ? labels[key] : undefined;
  const listed = own !== undefined && stringsOf(expression.values).includes(own);
  switch (expression.operator) {
    case 'In':
      return listed;
    case 'NotIn':
      return !listed;
    case 'Exists':
      return own !== undefined;
    default:
      return own === undefined;
  }
}

/** The TLSRoute with the most specific name for the connection, or the first TCPRoute that is attached. */
function routeBytesOf(
  mesh: Mesh,
  proxy: GatewayProxy,
  listener: Listener,
  request: Seen,
  trace: readonly TraceEntry[],
): Routed {
  const all = (
    listener.protocol === 'TLS' && !isTerminating(listener) ? mesh.tlsRoutes : mesh.tcpRoutes
  ) as readonly ManifestObject<unknown>[];
  const attached = all
    .filter((route) => isAttached(mesh, listener, route))
    .map((route) => ({ route, closeness: route.kind === 'TCPRoute' ? 0 : closenessOf(route, listener, request.sni) }))
    .filter(({ closeness }) => closeness >= 0)
    .sort((one, other) => other.closeness - one.closeness);
  for (const { route } of attached) {
    const rule = bytesRuleOf(mesh, route, true);
    if (rule !== undefined) return sendBytes(mesh, proxy.sender, rule, request, listener.port, trace);
  }
  const reason = `no route for ${request.sni ?? 'the connection'} is attached to the listener: it is closed`;
  return answered(request, { error: 'connection-reset' }, [
    ...trace,
    entry('no-rule', listener.object, listener.pointer, reason),
  ]);
}

/** The length of the longest name of a TLSRoute that the server name is within; -1 where there is none. */
function closenessOf(route: ManifestObject<unknown>, listener: Listener, sni = ''): number {
  const names = commonHosts(route, listener).map(([, domain]) => domain);
  return Math.max(-1, ...names.filter((name) => isHostWithin(sni, name)).map(lengthOf));
}

function isTerminating({ json }: Listener): boolean {
  return (asString(at(json, 'tls', 'mode')) ?? 'Terminate') === 'Terminate';
}

/** Those of the Gateway, and of the ListenerSets that it lets in. */
function listenersOf(mesh: Mesh, gateway: ManifestObject<unknown>): readonly Listener[] {
  const namespace = mesh.namespaceOf(gateway);
  const sets = (mesh.listenerSets as readonly ManifestObject<unknown>[]).filter((set) => {
    const ref = asObject(at(set.spec, 'parentRef'));
    const own = mesh.namespaceOf(set);
    if (ref?.name !== gateway.name || (ref.namespace ?? own) !== namespace) return false;
    return isAllowedFrom(mesh, at(gateway.spec, 'allowedListeners', 'namespaces'), own, namespace, 'None');
  });
  return [gateway, ...sets.sort(byAge)].flatMap((object) =>
    objectsOf(at(object.spec, 'listeners')).map(([index, json]) => ({
      object,
      json,
      key: `${object.kind}/${mesh.namespaceOf(object)}/${object.name}/${index}`,
      pointer: `/spec/listeners/${index}`,
      name: asString(json.name) ?? '',
      port: asNumber(json.port) ?? 0,
      protocol: (asString(json.protocol) ?? '').toUpperCase(),
      hostname: (asString(json.hostname) || '*').toLowerCase(),
    })),
  );
}
