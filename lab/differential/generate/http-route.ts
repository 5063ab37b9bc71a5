import type { JsonObject } from '../../../lib/manifest/manifest-object';
import type { Random } from '../random';
import { edge, type MakeTarget } from './gateway';
import { gatewayPolicies } from './policy';
import type { Target } from './request';
import { routeFilters } from './route-filters';
import { requestAuthentication, tokenHeaders } from './token';
import type { Town, TownService } from './town';
import { HEADER_NAMES, METHODS, PATH_PATTERNS, PATHS, QUERY_NAMES, TEXT_PATTERNS, TEXTS } from './vocabulary';

type Fields = { [field: string]: JsonObject[string] };

const GROUP = 'gateway.networking.k8s.io';

/** A Gateway of Kubernetes on a proxy of its own, and routes that are attached to it. */
export function kubernetesGateways(random: Random, town: Town): MakeTarget[] {
  if (!random.chance(0.3)) return [];
  town.features.add('Kubernetes Gateway');
  const { id } = town;
  const namespace = random.pick(town.namespaces);
  edge(town, 'entry', namespace);
  const hostnames = [`shop.${id}.example.com`, `*.${id}.example.com`, undefined];
  const listeners = random.some(hostnames, random.pick([1, 1, 2, 3])).map(
    (hostname, index): JsonObject => ({
      name: `web-${index}`,
      port: 80,
      protocol: 'HTTP',
      ...(hostname !== undefined && { hostname }),
      ...(random.chance(0.7) && { allowedRoutes: { namespaces: { from: random.pick(['All', 'All', 'Same']) } } }),
    }),
  );
  const gateway = { group: GROUP, kind: 'Gateway', name: 'entry' };
  town.objects.push({
    apiVersion: `${GROUP}/v1`,
    kind: 'Gateway',
    metadata: { name: 'entry', namespace },
    spec: {
      gatewayClassName: 'istio',
      addresses: [{ type: 'Hostname', value: `entry.${namespace}.svc.cluster.local` }],
      listeners,
    },
  });
  const claimed: string[] = [];
  const many = random.integer(1, 3);
  for (let index = 0; index < many; index++) {
    const own = random.chance(0.7) ? namespace : random.pick(town.namespaces);
    const names = random.chance(0.7)
      ? random.some([`shop.${id}.example.com`, `www.${id}.example.com`, `*.${id}.example.com`], random.pick([1, 1, 2]))
      : [];
    claimed.push(...names);
    const section = random.chance(0.15) ? { sectionName: String(random.pick(listeners).name) } : {};
    const parent = { name: 'entry', ...(own !== namespace && { namespace }), ...section };
    const isGrpc = random.chance(0.12);
    route(random, town, {
      kind: isGrpc ? 'GRPCRoute' : 'HTTPRoute',
      name: `route-${index}`,
      namespace: own,
      parent,
      hostnames: names,
      hosts: [`gateway-${id}`],
    });
  }
  const hasTokens = requestAuthentication(random, town, namespace, { app: 'entry' });
  gatewayPolicies(random, town, namespace, { app: 'entry' }, random.chance(0.5) ? gateway : undefined);
  const asked = [`shop.${id}.example.com`, `www.${id}.example.com`, `x.${id}.example.com`, 'other.example.net'];
  return [
    (own): Target => ({
      client: `gateway:${GROUP}/${namespace}/entry`,
      host: own.pick(asked),
      port: 80,
      matches: town.routes.filter(({ hosts }) => hosts.includes(`gateway-${id}`)).flatMap(({ matches }) => matches),
      headers: hasTokens ? tokenHeaders(own) : {},
    }),
  ];
}

/** Routes whose parent is a Service. */
export function meshRoutes(random: Random, town: Town): void {
  for (const service of town.services) {
    if (!random.chance(0.08)) continue;
    town.features.add('HTTPRoute on a Service');
    const namespace = random.chance(0.7) ? service.namespace : random.pick(town.namespaces);
    const parent = {
      group: '',
      kind: 'Service',
      name: service.name,
      ...(namespace !== service.namespace && { namespace: service.namespace }),
      ...(random.chance(0.4) && { port: service.ports[0]?.port ?? 80 }),
    };
    const isGrpc = service.ports.some(({ protocol }) => protocol === 'grpc') && random.chance(0.5);
    route(random, town, {
      kind: isGrpc ? 'GRPCRoute' : 'HTTPRoute',
      name: `${service.name}-route`,
      namespace,
      parent,
      hostnames: [],
      hosts: [service.host],
    });
  }
}

interface RouteAim {
  readonly kind: 'HTTPRoute' | 'GRPCRoute';
  readonly name: string;
  readonly namespace: string;
  readonly parent: JsonObject;
  readonly hostnames: readonly string[];
  /** Under what its matches are filed. */
  readonly hosts: readonly string[];
}

function route(random: Random, town: Town, { kind, name, namespace, parent, hostnames, hosts }: RouteAim): void {
  town.features.add(kind);
  const matches: JsonObject[] = [];
  const rules = Array.from({ length: random.pick([1, 1, 2, 3]) }, (): JsonObject => {
    const rule: Fields = {};
    const written = Array.from({ length: random.pick([0, 1, 1, 2]) }, () =>
      kind === 'HTTPRoute' ? httpMatch(random, town) : grpcMatch(random, town),
    );
    if (written.length > 0) rule.matches = written;
    matches.push(...written.map(inTermsOfIstio));
    const only = written.length === 1 ? prefixOf(written[0]) : undefined;
    const filters = routeFilters(random, town, kind, namespace, only !== undefined, () =>
      backend(random, town, namespace),
    );
    if (filters.length > 0) rule.filters = filters;
    if (!filters.some(({ type }) => type === 'RequestRedirect')) {
      rule.backendRefs = Array.from({ length: random.pick([0, 1, 1, 1, 2, 2]) }, () => ({
        ...backend(random, town, namespace),
        ...(random.chance(0.4) && { weight: random.pick([0, 1, 9, 50]) }),
      }));
    }
    if (kind === 'HTTPRoute' && random.chance(0.1)) {
      town.features.add('HTTPRoute timeouts');
      rule.timeouts = random.pick<JsonObject>([
        { request: '1200ms' },
        { request: '8s', backendRequest: '1s' },
        { backendRequest: '1s' },
      ]);
    }
    return rule;
  });
  town.routes.push({ hosts, matches });
  town.objects.push({
    apiVersion: `${GROUP}/v1`,
    kind,
    metadata: { name, namespace },
    spec: { parentRefs: [parent], ...(hostnames.length > 0 && { hostnames }), rules },
  });
}

function backend(random: Random, town: Town, namespace: string): JsonObject {
  const near = town.services.filter((one) => one.namespace === namespace);
  const to: TownService = near.length > 0 && random.chance(0.8) ? random.pick(near) : random.pick(town.services);
  const web = to.ports.filter(({ protocol }) => protocol === 'http' || protocol === 'sniffed');
  const isForeign = to.namespace !== namespace;
  if (isForeign && random.chance(0.6)) grant(town, namespace, to.namespace);
  return {
    name: random.chance(0.04) ? 'nowhere' : to.name,
    ...(isForeign && { namespace: to.namespace }),
    port: random.chance(0.04) ? 1234 : random.pick(web).port,
  };
}

function grant(town: Town, from: string, to: string): void {
  const name = `from-${from}`;
  const isThere = town.objects.some(
    ({ kind, metadata }) =>
      kind === 'ReferenceGrant' && (metadata as JsonObject).namespace === to && (metadata as JsonObject).name === name,
  );
  if (isThere) return;
  town.features.add('ReferenceGrant');
  town.objects.push({
    apiVersion: `${GROUP}/v1beta1`,
    kind: 'ReferenceGrant',
    metadata: { name, namespace: to },
    spec: {
      from: ['HTTPRoute', 'GRPCRoute'].map((kind) => ({ group: GROUP, kind, namespace: from })),
      to: [{ group: '', kind: 'Service' }],
    },
  });
}

function httpMatch(random: Random, town: Town): JsonObject {
  const match: Fields = {};
  if (random.chance(0.8)) {
    match.path = random.weighted<JsonObject>([
      [3, () => ({ type: 'Exact', value: random.pick(PATHS) })],
      [5, () => ({ type: 'PathPrefix', value: random.pick(PATHS) })],
      [1, () => ({ type: 'RegularExpression', value: random.pick(PATH_PATTERNS)[0] })],
    ]);
    town.features.add(`HTTPRoute path ${(match.path as JsonObject).type}`);
  }
  if (random.chance(0.3)) match.headers = values(random, HEADER_NAMES);
  if (random.chance(0.15)) match.queryParams = values(random, QUERY_NAMES);
  if (random.chance(0.15)) match.method = random.pick(METHODS);
  for (const name of Object.keys(match)) town.features.add(`HTTPRoute match ${name}`);
  return match;
}

function grpcMatch(random: Random, town: Town): JsonObject {
  town.features.add('GRPCRoute match');
  const method = random.pick<JsonObject>([
    { service: 'api' },
    { service: 'api', method: 'v1' },
    { method: 'v1' },
    { type: 'RegularExpression', service: 'a.*', method: 'v[0-9]' },
  ]);
  return { method, ...(random.chance(0.3) && { headers: values(random, HEADER_NAMES) }) };
}

function values(random: Random, names: readonly string[]): JsonObject[] {
  return random
    .some(names, random.pick([1, 1, 2]))
    .map((name) =>
      random.chance(0.75)
        ? { name, value: random.pick(TEXTS.filter((text) => text !== '')) }
        : { type: 'RegularExpression', name, value: random.pick(TEXT_PATTERNS)[0] },
    );
}

function prefixOf(match: JsonObject | undefined): string | undefined {
  const path = match?.path as JsonObject | undefined;
  return path?.type === 'PathPrefix' ? String(path.value) : undefined;
}

/** The same match as a VirtualService would write it, for requests near to it. */
function inTermsOfIstio({ path, headers, queryParams, method }: JsonObject): JsonObject {
  const kinds: { readonly [type: string]: string } = {
    Exact: 'exact',
    PathPrefix: 'prefix',
    RegularExpression: 'regex',
  };
  const pairs = (list: JsonObject[string]) =>
    Object.fromEntries(
      ((list as readonly JsonObject[] | undefined) ?? []).map(({ name, type, value }) => [
        String(name),
        { [kinds[String(type ?? 'Exact')] ?? 'exact']: value },
      ]),
    );
  const { type, value } = (path ?? {}) as JsonObject;
  const uri = value === undefined ? {} : { uri: { [kinds[String(type)] ?? 'prefix']: value } };
  const grpc = typeof method === 'object' && method !== null ? (method as JsonObject) : undefined;
  return {
    ...uri,
    ...(grpc !== undefined && {
      uri: {
        exact: `/${grpc.service === 'a.*' ? 'api' : (grpc.service ?? 'api')}/${grpc.method === 'v[0-9]' ? 'v1' : (grpc.method ?? 'v1')}`,
      },
    }),
    ...(typeof method === 'string' && { method: { exact: method } }),
    headers: pairs(headers),
    queryParams: pairs(queryParams),
  };
}
