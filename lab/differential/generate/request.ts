import type { Json, JsonObject } from '../../../lib/manifest/manifest-object';
import { asObject, asString, at, objectsOf, stringsOf } from '../../../lib/mesh/json';
import type { Random } from '../random';
import type { Behaviour, Probe, ProbeRequest } from '../scenario';
import { dialled, type Town } from './town';
import { fittingText, HEADER_NAMES, METHODS, PATHS, QUERY_NAMES, type StringMatch, TEXTS } from './vocabulary';

/** Where a request goes before anything of it is decided. */
export interface Target {
  readonly client: string;
  readonly host: string;
  readonly port: number;
  /** The rules that it may meet: entries of `match` in the terms of a VirtualService. */
  readonly matches: readonly JsonObject[];
  /** Headers beside those that rules ask for. */
  readonly headers?: { readonly [name: string]: string };
}

/** A request that fits one of the rules, or misses it by little. */
export function probe(random: Random, target: Target): Probe {
  const base = { client: target.client, behaviour: behaviour(random) };
  const match = target.matches.length > 0 && random.chance(0.85) ? random.pick(target.matches) : {};
  const near = random.chance(0.6) ? request(random, target, match) : missed(random, request(random, target, match));
  return { ...base, request: { ...near, headers: { ...near.headers, ...target.headers } } };
}

function behaviour(random: Random): Behaviour {
  return random.weighted<Behaviour>([
    [20, () => ({})],
    [2, () => ({ status: random.pick([503, 500, 409, 404, 502]) })],
    [1, () => ({ status: 'reset' })],
    [1, () => ({ delayMs: 3000 })],
  ]);
}

function request(random: Random, { host, port }: Target, match: JsonObject): ProbeRequest {
  const uri = matchIn(match.uri);
  const path =
    uri === undefined ? random.pick(PATHS) : fittingText(random, uri, ['', '', '/', '/x', 'x', '?q=a', '//', '/./b']);
  const headers: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(asObject(match.headers) ?? {})) {
    if (name.startsWith('@')) continue;
    headers[name] = fittingText(random, matchIn(value) ?? { exact: random.pick(TEXTS) }, ['', '', '2', ' x']);
  }
  if (random.chance(0.2)) headers[random.pick(HEADER_NAMES)] = random.pick(TEXTS);
  const query = Object.entries(asObject(match.queryParams) ?? {}).map(
    ([name, value]) =>
      `${name}=${encodeURIComponent(fittingText(random, matchIn(value) ?? { exact: 'a' }, ['', 'x']))}`,
  );
  if (random.chance(0.1)) query.push(`${random.pick(QUERY_NAMES)}=${random.pick(['alice', 'b', ''])}`);
  const method = matchIn(match.method);
  const sent = {
    scheme: 'http' as const,
    host,
    port,
    path: query.length === 0 ? pathOnly(path) : `${pathOnly(path).split('?')[0]}?${query.join('&')}`,
    method: method === undefined ? (random.chance(0.8) ? 'GET' : random.pick(METHODS)) : methodFor(random, method),
    headers,
  };
  return sent;
}

function matchIn(value: Json | undefined): StringMatch | undefined {
  const match = asObject(value);
  if (match === undefined || Object.keys(match).length === 0) return undefined;
  return match as unknown as StringMatch;
}

function methodFor(random: Random, match: StringMatch): string {
  if ('exact' in match) return match.exact;
  return random.pick('prefix' in match ? ['POST', 'PUT', 'PATCH'] : ['GET', 'POST', 'PUT']);
}

function pathOnly(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

/** The same with one thing changed a little. */
function missed(random: Random, near: ProbeRequest): ProbeRequest {
  const [path = '/', query] = near.path.split('?', 2) as [string, string | undefined];
  const whole = (changed: string) => ({ ...near, path: query === undefined ? changed : `${changed}?${query}` });
  const names = Object.keys(near.headers);
  return random.weighted<ProbeRequest>([
    [2, () => whole(path.endsWith('/') && path !== '/' ? path.slice(0, -1) : `${path}/`)],
    [2, () => whole(path.length > 1 ? path.slice(0, -1) : '/b')],
    [1, () => whole(`${path}x`)],
    [2, () => whole(path.toUpperCase())],
    [1, () => whole(path.replace('/', '//'))],
    [1, () => whole(`/.${path}`)],
    [1, () => whole(`${path}/../b`)],
    [1, () => whole(path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`))],
    [1, () => whole(`${path}%2Fa`)],
    [1, () => ({ ...near, path: query === undefined ? `${path}?q=` : path })],
    [1, () => ({ ...near, method: random.pick(METHODS) })],
    [
      names.length > 0 ? 4 : 0,
      () => {
        const headers = { ...near.headers };
        const name = random.pick(names);
        const text = headers[name] ?? '';
        delete headers[name];
        if (random.chance(0.7))
          headers[random.pick([name, name.toUpperCase()])] = random.pick([text.toUpperCase(), `${text}x`, '', text]);
        return { ...near, headers };
      },
    ],
  ]);
}

/** What a client of the mesh may ask for. */
export function meshTarget(random: Random, town: Town): Target {
  const client = random.pick(town.clients);
  const from = `${client.namespace}/${client.name}`;
  const outside = outsideHost(random, town);
  if (outside !== undefined && random.chance(0.15)) {
    return { client: from, host: outside, port: 80, matches: matchesFor(town, outside) };
  }
  const entry = random.chance(0.5) ? town.entries[0] : undefined;
  if (entry !== undefined) {
    return { client: from, host: entry.host, port: entry.port, matches: matchesFor(town, entry.host) };
  }
  const service = random.pick(town.services);
  // What is passed through reaches the server as it is, and that of gRPC speaks nothing but HTTP/2.
  const isKnown = service.exportedTo.includes(client.namespace) && town.sidecars === 0;
  const web = service.ports.filter(
    ({ protocol }) => protocol === 'http' || protocol === 'sniffed' || (protocol === 'grpc' && isKnown),
  );
  const { port, protocol } = random.pick(web);
  return {
    client: from,
    host: dialled(random, service, client.namespace),
    port,
    matches: matchesFor(town, service.host),
    ...(protocol !== 'grpc' && random.chance(0.06) && { headers: { host: otherAuthority(random, town) } }),
  };
}

/** A name that is not the one that is dialled. */
function otherAuthority(random: Random, town: Town): string {
  const { name, namespace, host, ports } = random.pick(town.services);
  const written = random.pick([host, `${name}.${namespace}`, 'nobody.example.net', host.toUpperCase(), `${host}.`]);
  town.features.add('other authority');
  return random.chance(0.3) ? `${written}:${ports[0]?.port ?? 80}` : written;
}

function outsideHost(random: Random, town: Town): string | undefined {
  const hosts = town.objects
    .filter(({ kind }) => kind === 'VirtualService')
    .flatMap((rule) => stringsOf(at(rule, 'spec', 'hosts')))
    .filter((host) => host.endsWith('.example.com'));
  return hosts.length === 0 ? undefined : random.pick(hosts).replace('*', random.pick(['api', 'x.y']));
}

/** All entries of `match` of the VirtualServices for a host, and of those that they delegate to. */
export function matchesFor(town: Town, host: string): JsonObject[] {
  const names = new Set([host, host.split('.')[0], `*.${host.split('.').slice(1).join('.')}`]);
  const rules = town.objects.filter(
    (one) =>
      one.kind === 'VirtualService' &&
      (stringsOf(at(one, 'spec', 'hosts')).some((own) => names.has(own)) ||
        (at(one, 'spec', 'hosts') === undefined &&
          asString(at(one, 'metadata', 'name'))?.startsWith(host.split('.')[0] ?? ''))),
  );
  const routes = town.routes.filter(({ hosts }) => hosts.some((own) => names.has(own)));
  return [...routes.flatMap(({ matches }) => matches), ...rulesOf(rules)];
}

function rulesOf(rules: readonly JsonObject[]): JsonObject[] {
  return rules.flatMap((one) =>
    objectsOf(at(one, 'spec', 'http')).flatMap(([, rule]) => objectsOf(rule.match).map(([, match]) => match)),
  );
}
