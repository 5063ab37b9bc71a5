import type { ManifestObject } from '../manifest/manifest-object';
import { byAge } from '../mesh/age';
import { HostIndex, isHostWithin } from '../mesh/host-match';
import { GATEWAY_API } from '../mesh/kinds';
import type { Mesh } from '../mesh/mesh';
import { hostsOf } from '../mesh/virtual-services';
import { authorize } from './authorization';
import { actAtGateway } from './gateway-act';
import { gatewayBytes } from './gateway-bytes';
import { type KeptServers, keptServers } from './gateway-conflicts';
import { type GatewayProxy, gatewayProxy, listeningPort, proxyPorts } from './gateway-proxy';
import { bestForSni, type Server, serversOf } from './gateway-servers';
import { type HttpRule, isCatchAll } from './http-rule';
import { routeThroughKubernetesGateway } from './kubernetes-gateway';
import type { Routed, RouteError, TraceEntry } from './outcome';
import { redirectOf } from './redirect';
import { remember } from './remember';
import { hostOf, type Seen } from './request';
import { answered } from './respond';
import { entry } from './trace';
import { unordered, type VirtualHost } from './virtual-host';
import { httpRules } from './virtual-service-rules';

/** The servers behind one port of a gateway. */
interface PortPlan extends KeptServers {
  readonly all: readonly Server[];
  readonly plain: readonly Server[];
  readonly encrypted: readonly Server[];
}

const plans = new WeakMap<GatewayProxy, Map<number, PortPlan>>();

function planOf(mesh: Mesh, proxy: GatewayProxy, port: number): PortPlan {
  const all = proxy.gateways.flatMap((one) => serversOf(mesh, one));
  const ports = proxyPorts(mesh, proxy, port);
  const found = keptServers(all.filter((server) => ports.includes(server.port)));
  return {
    ...found,
    all,
    plain: found.kept.filter(({ tlsMode }) => tlsMode === undefined),
    encrypted: found.kept.filter(({ tlsMode }) => tlsMode !== undefined),
  };
}

/** What becomes of a request from outside that reaches a gateway. */
export function routeThroughGateway(mesh: Mesh, gateway: ManifestObject<unknown>, request: Seen): Routed {
  const proxy = gatewayProxy(mesh, gateway);
  if (gateway.group === GATEWAY_API) return routeThroughKubernetesGateway(mesh, gateway, proxy, request);
  const plan = remember(
    remember(plans, proxy, () => new Map<number, PortPlan>()),
    request.port,
    () => planOf(mesh, proxy, request.port),
  );
  const routed = routeOnPort(mesh, gateway, proxy, plan, request);
  if (plan.trace.length === 0) return routed;
  const undefinedOrder = [...new Set([...routed.outcome.undefinedOrder, ...plan.undefinedOrder])];
  return { outcome: { ...routed.outcome, undefinedOrder }, trace: [...plan.trace, ...routed.trace] };
}

function routeOnPort(
  mesh: Mesh,
  gateway: ManifestObject<unknown>,
  proxy: GatewayProxy,
  { all, kept, plain, encrypted }: PortPlan,
  request: Seen,
): Routed {
  const refused = (error: RouteError, object: ManifestObject<unknown>, pointer: string, reason: string) =>
    answered(request, { error }, [entry('gateway', object, pointer, reason)]);
  const [onPort] = kept;
  if (onPort === undefined) {
    const listening = [...new Set(all.map(({ port }) => port))].join(', ') || 'none';
    const reason = `no server listens on port ${request.port}; the ports are: ${listening}`;
    return refused('connection-reset', gateway, '/spec/servers', reason);
  }
  const isEncrypted = request.sni !== undefined && request.scheme === 'https';
  const usable = isEncrypted || request.protocol === 'tls' ? encrypted : plain;
  const [first] = usable;
  if (first === undefined) {
    const reason = `the server on port ${request.port} takes ${onPort.tlsMode === undefined ? 'no TLS' : 'nothing but TLS'}`;
    return refused(isEncrypted ? 'tls-handshake-failed' : 'connection-reset', onPort.gateway, onPort.pointer, reason);
  }
  const bytes = gatewayBytes(mesh, proxy, usable, request);
  if (bytes !== undefined) return bytes;
  if (!isEncrypted) return routeHttp(mesh, proxy, usable, request);
  const server = bestForSni(usable, request.sni ?? '');
  if (server !== undefined) return routeHttp(mesh, proxy, [server], request);
  const reason = `no server has a certificate for ${request.sni}`;
  return refused('connection-reset', first.gateway, `${first.pointer}/hosts`, reason);
}

function routeHttp(mesh: Mesh, proxy: GatewayProxy, servers: readonly Server[], request: Seen): Routed {
  const { pod, sender } = proxy;
  const host = hostOf(request.authority);
  const [first] = servers as [Server, ...Server[]];
  const found = hostFor(mesh, proxy, servers, host);
  const server = found?.redirecting ?? servers.find(({ hosts }) => hosts.some((one) => isHostWithin(host, one.host)));
  const trace: TraceEntry[] = [];
  if (server !== undefined) {
    const at = `${server.pointer}/hosts`;
    trace.push(entry('gateway', server.gateway, at, `the server on port ${server.port} is for ${host}`));
  }
  const port = listeningPort(mesh, proxy, request.port);
  const verdict = authorize(mesh, request, { pod, port, principal: undefined, isHttp: true });
  trace.push(...verdict.trace);
  if (verdict.authorization === 'deny')
    return answered(request, { status: verdict.status, authorization: 'deny' }, trace);
  // A plain request that is to come by HTTPS goes no further.
  if (found?.redirecting !== undefined && request.scheme === 'http') {
    const { gateway, pointer } = found.redirecting;
    const location = redirectOf({ scheme: 'https' }, request, { kind: 'prefix', value: '/' }, first.port)?.location;
    const reason = 'plain HTTP is sent to HTTPS with 301';
    trace.push(entry('https-redirect', gateway, `${pointer}/tls/httpsRedirect`, reason));
    return answered(request, { status: 301, redirect: location ?? null }, trace);
  }
  if (found?.host === undefined) {
    const reason =
      server === undefined
        ? `no server on port ${first.port} is for ${host}: 404`
        : `no VirtualService that names the gateway claims ${host}: 404`;
    trace.push(entry('virtual-host', first.gateway, `${(server ?? first).pointer}/hosts`, reason));
    return answered(request, { status: 404 }, trace);
  }
  return actAtGateway(mesh, sender, found.host, verdict, first.port, trace);
}

/** What a gateway does with requests for a host. */
interface GatewayHost {
  readonly host: VirtualHost | undefined;
  /** The server that sends plain requests to HTTPS. */
  readonly redirecting: Server | undefined;
}

/** What one server that ends TLS, or all the plain ones of a port, are for. */
interface Hosts {
  readonly claims: HostIndex<Claim>;
  readonly built: Map<string, GatewayHost | undefined>;
}

const caches = new WeakMap<GatewayProxy, Map<object, Hosts>>();
const MOST_CACHED = 50_000;

function hostFor(mesh: Mesh, proxy: GatewayProxy, servers: readonly Server[], host: string): GatewayHost | undefined {
  const key = servers.length === 1 ? (servers[0] as Server) : servers;
  const byServers = remember(caches, proxy, () => new Map<object, Hosts>());
  const { claims, built } = remember(byServers, key, () => ({
    claims: claimsOn(mesh, proxy, servers),
    built: new Map(),
  }));
  if (built.has(host)) return built.get(host);
  if (built.size >= MOST_CACHED) built.clear();
  const found = buildHost(mesh, proxy, servers, claims, host);
  built.set(host, found);
  return found;
}

/** VirtualServices, each with the gateways by which it claims a host. */
type Owners = Map<ManifestObject<unknown>, Set<string>>;

/**
 * All VirtualServices that claim the most specific host share it; what takes everything comes last. One without a rule
 * for the gateway claims nothing.
 */
function buildHost(
  mesh: Mesh,
  { pod }: GatewayProxy,
  servers: readonly Server[],
  claims: HostIndex<Claim>,
  host: string,
): GatewayHost | undefined {
  for (const domain of claims.covering(host)) {
    const owners: Owners = new Map();
    const rulesOf = new Map<ManifestObject<unknown>, readonly HttpRule[]>();
    let redirecting: Server | undefined;
    for (const { virtualService, key, server } of claims.exactly(domain)) {
      if (virtualService === undefined) redirecting ??= server;
      else remember(owners, virtualService, () => new Set<string>()).add(key);
    }
    for (const [virtualService, keys] of owners) {
      const scope = { gateways: [...keys], namespace: pod.namespace, labels: pod.labels, port: servers[0]?.port ?? 0 };
      const rules = httpRules(mesh, virtualService, scope);
      if (rules.length > 0) rulesOf.set(virtualService, rules);
    }
    for (const { virtualService, server } of claims.exactly(domain)) {
      if (server.httpsRedirect && virtualService !== undefined && rulesOf.has(virtualService)) redirecting ??= server;
    }
    const rules = [...rulesOf].sort(([one], [other]) => byAge(one, other)).flatMap(([, own]) => own);
    if (rules.length === 0 && redirecting === undefined) continue;
    const ordered = [...rules.filter((rule) => !isCatchAll(rule)), ...rules.filter(isCatchAll)];
    const undefinedOrder = unordered([...rulesOf.keys()]);
    return { redirecting, host: { domain, rules: ordered, trace: [], undefinedOrder, merged: true } };
  }
  return undefined;
}

/** A VirtualService that claims a host by a server; or the server itself, which sends all requests for its host to HTTPS. */
interface Claim {
  readonly virtualService: ManifestObject<unknown> | undefined;
  readonly key: string;
  readonly server: Server;
}

/** The more specific of a server's host and a VirtualService's, for all of them. */
function claimsOn(mesh: Mesh, { pod }: GatewayProxy, servers: readonly Server[]): HostIndex<Claim> {
  const claims = new HostIndex<Claim>();
  for (const server of servers) {
    const key = `${mesh.namespaceOf(server.gateway)}/${server.gateway.name}`;
    const offers = new HostIndex<string>();
    for (const { host, namespace, isPlain } of server.hosts) {
      offers.add(host, namespace);
      // With a namespace before it, it is no host that anybody asks for.
      if (server.httpsRedirect && isPlain) claims.add(host, { virtualService: undefined, key, server });
    }
    for (const virtualService of mesh.virtualServicesOn(server.gateway) as readonly ManifestObject<unknown>[]) {
      if (!mesh.isVisible(virtualService, pod.namespace)) continue;
      const own = mesh.namespaceOf(virtualService);
      for (const claimed of hostsOf(virtualService)) {
        for (const offered of offers.overlapping(claimed)) {
          if (!offers.exactly(offered).some((namespace) => namespace === '*' || namespace === own)) continue;
          claims.add(isHostWithin(claimed, offered) ? claimed : offered, { virtualService, key, server });
        }
      }
    }
  }
  return claims;
}
