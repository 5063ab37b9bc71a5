import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { HostIndex, hostsOverlap, isHostWithin } from '../mesh/host-match';
import { asNumber, asObject, asString, at, objectsOf, stringMap, stringsOf } from '../mesh/json';
import { GATEWAY_API } from '../mesh/kinds';
import { selects } from '../mesh/label-index';
import type { Mesh } from '../mesh/mesh';
import { act } from './act';
import { authorize } from './authorization';
import { backendsOf } from './backends';
import { actionOf, sendBytes } from './bytes';
import type { GatewayProxy } from './gateway-proxy';
import { routeRules } from './http-route-rules';
import type { Routed, TraceEntry } from './outcome';
import { remember } from './remember';
import { hostOf, type Seen } from './request';
import { answered } from './respond';
import { entry } from './trace';
import { findRule, unordered, type VirtualHost } from './virtual-host';

interface Listener {
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
  const listeners = listenersOf(gateway);
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
  // The listener with the most specific name takes the request, whether or not a route is attached to it.
  const listener = usable
    .filter(({ hostname, protocol }) => protocol === 'TCP' || isHostWithin(host, hostname))
    .sort((one, other) => other.hostname.length - one.hostname.length)[0];
  if (listener === undefined) {
    if (usable.length > 0 && request.scheme === 'http' && request.protocol === 'http') {
      const reason = `no listener on port ${request.port} is for ${host}: 404`;
      return answered(request, { status: 404 }, [entry('virtual-host', gateway, '/spec/listeners', reason)]);
    }
    const ports = listeners.map(({ port, protocol }) => `${port} (${protocol})`).join(', ') || 'none';
    const reason = `no listener takes the request on port ${request.port}; there are: ${ports}`;
    return answered(request, { error: 'connection-reset' }, [entry('gateway', gateway, '/spec/listeners', reason)]);
  }
  const known = entry('gateway', gateway, listener.pointer, `listener ${listener.name} is for ${host}:${request.port}`);
  if (listener.protocol === 'TCP' || listener.protocol === 'TLS') {
    return routeBytesOf(mesh, gateway, proxy, listener, request, [known]);
  }
  const { pod, sender } = proxy;
  const verdict = authorize(mesh, request, { pod, port: listener.port, principal: undefined, isHttp: true });
  const trace: TraceEntry[] = [known, ...verdict.trace];
  if (verdict.authorization === 'deny')
    return answered(request, { status: verdict.status, authorization: 'deny' }, trace);
  const virtualHost = virtualHostFor(mesh, gateway, proxy, listener, hostOf(request.authority));
  if (virtualHost === undefined) {
    trace.push(
      entry('virtual-host', gateway, listener.pointer, `no route for ${host} is attached to the listener: 404`),
    );
    return answered(request, { status: 404 }, trace);
  }
  const found = findRule(virtualHost, verdict.request);
  trace.push(...found.trace);
  if (found.rule === undefined) {
    trace.push(entry('no-rule', undefined, '', `no rule for ${virtualHost.domain} fits the request: 404`));
    return answered(request, { status: 404 }, trace, found.undefinedOrder);
  }
  const { undefinedOrder } = found;
  const routed = act(mesh, sender, found.rule, {
    request: verdict.request,
    listenerPort: listener.port,
    trace,
    undefinedOrder,
  });
  if (verdict.authorization === 'allow' || routed.outcome.authorization === 'deny') return routed;
  return { ...routed, outcome: { ...routed.outcome, authorization: 'conditional' } };
}

/** The routes of one listener by hostname. */
interface Hosts {
  readonly routes: HostIndex<ManifestObject<unknown>>;
  readonly built: Map<string, VirtualHost | undefined>;
}

const caches = new WeakMap<GatewayProxy, Map<string, Hosts>>();
const MOST_CACHED = 50_000;

function virtualHostFor(
  mesh: Mesh,
  gateway: ManifestObject<unknown>,
  proxy: GatewayProxy,
  listener: Listener,
  host: string,
): VirtualHost | undefined {
  const byListener = remember(caches, proxy, () => new Map<string, Hosts>());
  const { routes, built } = remember(byListener, listener.pointer, () => ({
    routes: routesOn(mesh, gateway, listener),
    built: new Map(),
  }));
  if (built.has(host)) return built.get(host);
  if (built.size >= MOST_CACHED) built.clear();
  const found = buildVirtualHost(mesh, routes, host);
  built.set(host, found);
  return found;
}

function routesOn(mesh: Mesh, gateway: ManifestObject<unknown>, listener: Listener) {
  const routes = new HostIndex<ManifestObject<unknown>>();
  for (const route of [...mesh.httpRoutes, ...mesh.grpcRoutes] as readonly ManifestObject<unknown>[]) {
    if (!isAttached(mesh, gateway, listener, route)) continue;
    for (const domain of new Set(domainsOf(route, listener))) routes.add(domain, route);
  }
  return routes;
}

/** The routes of the most specific hostname share it. */
function buildVirtualHost(
  mesh: Mesh,
  byHostname: HostIndex<ManifestObject<unknown>>,
  host: string,
): VirtualHost | undefined {
  const [domain] = byHostname.covering(host);
  if (domain === undefined) return undefined;
  const routes = byHostname.exactly(domain);
  const rules = routeRules(
    mesh,
    routes.map((route) => ({ route, needsGrants: true })),
  );
  return { domain, rules, trace: [], undefinedOrder: unordered(routes), merged: true };
}

/** The hostnames that a route and its listener have in common. */
function domainsOf(route: ManifestObject<unknown>, { hostname }: Listener): readonly string[] {
  const own = stringsOf(at(route.spec, 'hostnames')).map((name) => name.toLowerCase());
  if (own.length === 0) return [hostname];
  return own
    .filter((name) => hostsOverlap(name, hostname))
    .map((name) => (isHostWithin(name, hostname) ? name : hostname));
}

function isAttached(
  mesh: Mesh,
  gateway: ManifestObject<unknown>,
  listener: Listener,
  route: ManifestObject<unknown>,
): boolean {
  const namespace = mesh.namespaceOf(route);
  const refers = objectsOf(at(route.spec, 'parentRefs')).some(
    ([, ref]) =>
      (ref.kind ?? 'Gateway') === 'Gateway' &&
      (ref.group ?? GATEWAY_API) === GATEWAY_API &&
      ref.name === gateway.name &&
      (ref.namespace ?? namespace) === mesh.namespaceOf(gateway) &&
      (ref.sectionName === undefined || ref.sectionName === listener.name) &&
      (ref.port === undefined || ref.port === listener.port),
  );
  if (!refers) return false;
  const allowed = asObject(listener.json.allowedRoutes);
  const kinds = objectsOf(allowed?.kinds);
  if (kinds.length > 0 && !kinds.some(([, { kind }]) => kind === route.kind)) return false;
  const from = asString(at(allowed, 'namespaces', 'from')) ?? 'Same';
  if (from === 'All') return true;
  if (from === 'Same') return namespace === mesh.namespaceOf(gateway);
  if (from !== 'Selector') return false;
  const labels = { 'kubernetes.io/metadata.name': namespace, ...mesh.namespaces.get(namespace)?.labels };
  const selector = at(allowed, 'namespaces', 'selector');
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

/** The first TLSRoute (by its names) or TCPRoute that is attached. */
function routeBytesOf(
  mesh: Mesh,
  gateway: ManifestObject<unknown>,
  proxy: GatewayProxy,
  listener: Listener,
  request: Seen,
  trace: readonly TraceEntry[],
): Routed {
  const all = (
    listener.protocol === 'TLS' && !isTerminating(listener) ? mesh.tlsRoutes : mesh.tcpRoutes
  ) as readonly ManifestObject<unknown>[];
  const routes = all.filter(
    (route) =>
      isAttached(mesh, gateway, listener, route) &&
      (route.kind === 'TCPRoute' ||
        domainsOf(route, listener).some((domain) => isHostWithin(request.sni ?? '', domain))),
  );
  for (const route of routes) {
    const [rule] = objectsOf(at(route.spec, 'rules'));
    if (rule === undefined) continue;
    const pointer = `/spec/rules/${rule[0]}`;
    const backends = backendsOf(mesh, route, rule[1].backendRefs, true);
    const action = {
      ...actionOf({ route: backends.routes }, mesh.namespaceOf(route), pointer),
      destinationPointer: (index: number) => `${pointer}/backendRefs/${backends.indices[index] ?? index}`,
    };
    if (backends.routes.length === 0) continue;
    return sendBytes(mesh, proxy.sender, { object: route, pointer, action }, request, listener.port, trace);
  }
  const reason = `no route for ${request.sni ?? 'the connection'} is attached to the listener: it is closed`;
  return answered(request, { error: 'connection-reset' }, [
    ...trace,
    entry('no-rule', gateway, listener.pointer, reason),
  ]);
}

function isTerminating({ json }: Listener): boolean {
  return (asString(at(json, 'tls', 'mode')) ?? 'Terminate') === 'Terminate';
}

function listenersOf(gateway: ManifestObject<unknown>): readonly Listener[] {
  return objectsOf(at(gateway.spec, 'listeners')).map(([index, json]) => ({
    json,
    pointer: `/spec/listeners/${index}`,
    name: asString(json.name) ?? '',
    port: asNumber(json.port) ?? 0,
    protocol: (asString(json.protocol) ?? '').toUpperCase(),
    hostname: (asString(json.hostname) || '*').toLowerCase(),
  }));
}
