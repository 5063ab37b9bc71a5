import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { byAge } from '../mesh/age';
import { HostIndex, isHostWithin, isWildcard } from '../mesh/host-match';
import { asNumber, asObject, asString, at, objectsOf, stringsOf } from '../mesh/json';
import { GATEWAY_API } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import { hostsOf } from '../mesh/virtual-services';
import { act } from './act';
import { authorize } from './authorization';
import { gatewayBytes } from './gateway-bytes';
import { type GatewayProxy, gatewayProxy, proxyPorts } from './gateway-proxy';
import { type HttpRule, isCatchAll } from './http-rule';
import { routeThroughKubernetesGateway } from './kubernetes-gateway';
import type { Routed, TraceEntry } from './outcome';
import { redirectOf } from './redirect';
import { remember } from './remember';
import { hostOf, type Seen } from './request';
import { answered } from './respond';
import { entry } from './trace';
import { findRule, unordered, type VirtualHost } from './virtual-host';
import { httpRules } from './virtual-service-rules';

/** A server of an Istio Gateway. */
export interface Server {
  readonly gateway: ManifestObject<unknown>;
  readonly pointer: string;
  readonly port: number;
  readonly protocol: string;
  /** Undefined where it takes plain traffic. */
  readonly tlsMode: string | undefined;
  readonly httpsRedirect: boolean;
  /** With the namespace before the slash; `*` where any may claim it. */
  readonly hosts: readonly { readonly namespace: string; readonly host: string }[];
}

/** The servers behind one port of a gateway. */
interface PortPlan {
  readonly all: readonly Server[];
  readonly onPort: readonly Server[];
  readonly plain: readonly Server[];
  readonly encrypted: readonly Server[];
}

const plans = new WeakMap<GatewayProxy, Map<number, PortPlan>>();

function planOf(mesh: Mesh, proxy: GatewayProxy, port: number): PortPlan {
  const all = proxy.gateways.flatMap((one) => serversOf(mesh, one));
  const ports = proxyPorts(mesh, proxy, port);
  const onPort = all.filter((server) => ports.includes(server.port));
  return {
    all,
    onPort,
    plain: onPort.filter(({ tlsMode }) => tlsMode === undefined),
    encrypted: onPort.filter(({ tlsMode }) => tlsMode !== undefined),
  };
}

/** What becomes of a request from outside that reaches a gateway. */
export function routeThroughGateway(mesh: Mesh, gateway: ManifestObject<unknown>, request: Seen): Routed {
  const proxy = gatewayProxy(mesh, gateway);
  if (gateway.group === GATEWAY_API) return routeThroughKubernetesGateway(mesh, gateway, proxy, request);
  const { all, onPort, plain, encrypted } = remember(
    remember(plans, proxy, () => new Map<number, PortPlan>()),
    request.port,
    () => planOf(mesh, proxy, request.port),
  );
  const trace: TraceEntry[] = [];
  if (onPort.length === 0) {
    const listening = [...new Set(all.map(({ port }) => port))].join(', ') || 'none';
    trace.push(
      entry(
        'gateway',
        gateway,
        '/spec/servers',
        `no server listens on port ${request.port}; the ports are: ${listening}`,
      ),
    );
    return answered(request, { error: 'connection-reset' }, trace);
  }
  const isEncrypted = request.sni !== undefined && request.scheme === 'https';
  const usable = isEncrypted || request.protocol === 'tls' ? encrypted : plain;
  const [first] = usable;
  if (first === undefined) {
    const what = onPort[0]?.tlsMode === undefined ? 'takes no TLS' : 'takes nothing but TLS';
    trace.push(
      entry('gateway', onPort[0]?.gateway, onPort[0]?.pointer ?? '', `the server on port ${request.port} ${what}`),
    );
    return answered(
      request,
      { error: first === undefined && isEncrypted ? 'tls-handshake-failed' : 'connection-reset' },
      trace,
    );
  }
  const bytes = gatewayBytes(mesh, proxy, usable, request);
  if (bytes !== undefined) return bytes;
  const servers = isEncrypted ? [bestForSni(usable, request.sni ?? '')].filter((one) => one !== undefined) : usable;
  if (servers.length === 0) {
    trace.push(
      entry('gateway', first.gateway, `${first.pointer}/hosts`, `no server has a certificate for ${request.sni}`),
    );
    return answered(request, { error: 'connection-reset' }, trace);
  }
  return routeHttp(mesh, proxy, servers, request);
}

function routeHttp(mesh: Mesh, proxy: GatewayProxy, servers: readonly Server[], request: Seen): Routed {
  const { pod, sender } = proxy;
  const host = hostOf(request.authority);
  const [first] = servers as [Server, ...Server[]];
  const virtualHost = virtualHostFor(mesh, proxy, servers, host);
  const server = servers.find(({ hosts }) => hosts.some((one) => isHostWithin(host, one.host)));
  const trace: TraceEntry[] = [];
  if (server !== undefined) {
    const at = `${server.pointer}/hosts`;
    trace.push(entry('gateway', server.gateway, at, `the server on port ${server.port} is for ${host}`));
  }
  // A plain request that is to come by HTTPS goes no further.
  if (server?.httpsRedirect && request.scheme === 'http') {
    const found = redirectOf({ scheme: 'https' }, request, { kind: 'prefix', value: '/' }, first.port);
    trace.push(
      entry(
        'https-redirect',
        server.gateway,
        `${server.pointer}/tls/httpsRedirect`,
        'plain HTTP is sent to HTTPS with 301',
      ),
    );
    return answered(request, { status: 301, redirect: found?.location ?? null }, trace);
  }
  const verdict = authorize(mesh, request, { pod, port: first.port, principal: undefined, isHttp: true });
  trace.push(...verdict.trace);
  if (verdict.authorization === 'deny')
    return answered(request, { status: verdict.status, authorization: 'deny' }, trace);
  if (virtualHost === undefined) {
    const reason =
      server === undefined
        ? `no server on port ${first.port} is for ${host}: 404`
        : `no VirtualService that names the gateway claims ${host}: 404`;
    trace.push(entry('virtual-host', first.gateway, `${(server ?? first).pointer}/hosts`, reason));
    return answered(request, { status: 404 }, trace);
  }
  const found = findRule(virtualHost, verdict.request);
  trace.push(...found.trace);
  if (found.rule === undefined) {
    trace.push(entry('no-rule', undefined, '', `no rule for ${virtualHost.domain} fits the request: 404`));
    return answered(request, { status: 404 }, trace, found.undefinedOrder);
  }
  const acting = { request: verdict.request, listenerPort: first.port, trace, undefinedOrder: found.undefinedOrder };
  const routed = act(mesh, sender, found.rule, acting);
  if (verdict.authorization === 'allow' || routed.outcome.authorization === 'deny') return routed;
  return { ...routed, outcome: { ...routed.outcome, authorization: 'conditional' } };
}

/** What one server that ends TLS, or all the plain ones of a port, are for. */
interface Hosts {
  readonly claims: HostIndex<Claim>;
  readonly built: Map<string, VirtualHost | undefined>;
}

const caches = new WeakMap<GatewayProxy, Map<object, Hosts>>();
const MOST_CACHED = 50_000;

function virtualHostFor(
  mesh: Mesh,
  proxy: GatewayProxy,
  servers: readonly Server[],
  host: string,
): VirtualHost | undefined {
  const key = servers.length === 1 ? (servers[0] as Server) : servers;
  const byServers = remember(caches, proxy, () => new Map<object, Hosts>());
  const { claims, built } = remember(byServers, key, () => ({
    claims: claimsOn(mesh, proxy, servers),
    built: new Map(),
  }));
  if (built.has(host)) return built.get(host);
  if (built.size >= MOST_CACHED) built.clear();
  const found = buildVirtualHost(mesh, proxy, servers, claims, host);
  built.set(host, found);
  return found;
}

/** VirtualServices, each with the gateways by which it claims a host. */
type Owners = Map<ManifestObject<unknown>, Set<string>>;

/** All VirtualServices that claim the most specific host share it; what takes everything comes last. */
function buildVirtualHost(
  mesh: Mesh,
  { pod }: GatewayProxy,
  servers: readonly Server[],
  claims: HostIndex<Claim>,
  host: string,
): VirtualHost | undefined {
  const [domain] = claims.covering(host);
  if (domain === undefined) return undefined;
  const owners: Owners = new Map();
  for (const { virtualService, key } of claims.exactly(domain)) {
    remember(owners, virtualService, () => new Set<string>()).add(key);
  }
  const inOrder = [...owners].sort(([one], [other]) => byAge(one, other));
  const rules = inOrder.flatMap(([virtualService, keys]) =>
    httpRules(mesh, virtualService, {
      gateways: [...keys],
      namespace: pod.namespace,
      labels: pod.labels,
      port: servers[0]?.port ?? 0,
    }),
  );
  if (rules.length === 0) return undefined;
  return {
    domain,
    rules: [...rules.filter((rule: HttpRule) => !isCatchAll(rule)), ...rules.filter(isCatchAll)],
    trace: [],
    undefinedOrder: unordered([...owners.keys()]),
    merged: true,
  };
}

/** A VirtualService that claims a host by a gateway. */
interface Claim {
  readonly virtualService: ManifestObject<unknown>;
  readonly key: string;
}

/** The more specific of a server's host and a VirtualService's, for all of them. */
function claimsOn(mesh: Mesh, { pod }: GatewayProxy, servers: readonly Server[]): HostIndex<Claim> {
  const claims = new HostIndex<Claim>();
  for (const server of servers) {
    const key = `${mesh.namespaceOf(server.gateway)}/${server.gateway.name}`;
    const offers = new HostIndex<string>();
    for (const { host, namespace } of server.hosts) offers.add(host, namespace);
    for (const virtualService of mesh.virtualServicesOn(server.gateway) as readonly ManifestObject<unknown>[]) {
      if (!mesh.isVisible(virtualService, pod.namespace)) continue;
      const own = mesh.namespaceOf(virtualService);
      for (const claimed of hostsOf(virtualService)) {
        for (const offered of offers.overlapping(claimed)) {
          if (!offers.exactly(offered).some((namespace) => namespace === '*' || namespace === own)) continue;
          claims.add(isHostWithin(claimed, offered) ? claimed : offered, { virtualService, key });
        }
      }
    }
  }
  return claims;
}

/** Literal hosts, then the longest wildcards. */
export function bySpecificity(one: string, other: string): number {
  return Number(isWildcard(one)) - Number(isWildcard(other)) || other.length - one.length;
}

function bestForSni(servers: readonly Server[], sni: string): Server | undefined {
  const fitting = servers.flatMap((server) =>
    server.hosts.filter(({ host }) => isHostWithin(sni, host)).map(({ host }) => ({ server, host })),
  );
  return fitting.sort((one, other) => bySpecificity(one.host, other.host))[0]?.server;
}

const serverCache = new WeakMap<ManifestObject<unknown>, readonly Server[]>();

function serversOf(mesh: Mesh, gateway: ManifestObject<unknown>): readonly Server[] {
  let servers = serverCache.get(gateway);
  if (servers === undefined) {
    const namespace = mesh.namespaceOf(gateway);
    servers = objectsOf(at(gateway.spec, 'servers')).map(([index, json]) => serverOf(gateway, namespace, index, json));
    serverCache.set(gateway, servers);
  }
  return servers;
}

function serverOf(gateway: ManifestObject<unknown>, namespace: string, index: number, json: JsonObject): Server {
  const tls = asObject(json.tls);
  const protocol = (asString(at(json, 'port', 'protocol')) ?? '').toUpperCase();
  const isTls = protocol === 'HTTPS' || protocol === 'TLS';
  return {
    gateway,
    pointer: `/spec/servers/${index}`,
    port: asNumber(at(json, 'port', 'number')) ?? 0,
    protocol,
    tlsMode: isTls ? (asString(tls?.mode) ?? 'PASSTHROUGH') : undefined,
    httpsRedirect: tls?.httpsRedirect === true,
    hosts: stringsOf(json.hosts).map((written) => {
      const slash = written.indexOf('/');
      const scope = slash === -1 ? '*' : written.slice(0, slash);
      return { namespace: scope === '.' ? namespace : scope, host: written.slice(slash + 1) };
    }),
  };
}
