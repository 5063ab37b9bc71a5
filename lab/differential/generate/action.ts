import type { JsonObject } from '../../../lib/manifest/manifest-object';
import type { Random } from '../random';
import { type Town, type TownService, written } from './town';
import { PATHS } from './vocabulary';

type Fields = { [field: string]: JsonObject[string] };

/** What an HTTP rule does, beside its matches. */
export function httpAction(
  random: Random,
  town: Town,
  service: TownService | undefined,
  namespace: string,
): JsonObject {
  const reached = (name: string) => town.features.add(name);
  return random.weighted<JsonObject>([
    [14, () => forwarding(random, town, service, namespace)],
    [
      2,
      () => {
        reached('redirect');
        return { redirect: redirect(random, reached), ...faulty(random, reached, 0.1) };
      },
    ],
    [
      2,
      () => {
        reached('directResponse');
        const status = random.pick([200, 204, 404, 418, 503]);
        const body = status !== 204 && random.chance(0.5) ? { body: { string: 'so be it' } } : {};
        return { directResponse: { status, ...body } };
      },
    ],
  ]);
}

function forwarding(random: Random, town: Town, service: TownService | undefined, namespace: string): JsonObject {
  const reached = (name: string) => town.features.add(name);
  const rule: Fields = { route: destinations(random, town, service, namespace) };
  if (random.chance(0.3)) rule.rewrite = rewrite(random, reached);
  if (random.chance(0.3)) rule.headers = headerOperations(random, reached, 'route');
  if (random.chance(0.08)) {
    reached('timeout');
    rule.timeout = random.pick(['1.2s', '1s', '8s']);
  }
  if (random.chance(0.18)) {
    reached('retries');
    rule.retries = retries(random);
  }
  Object.assign(rule, faulty(random, reached, 0.12));
  if (random.chance(0.12)) Object.assign(rule, mirroring(random, town, namespace));
  return rule;
}

function destinations(random: Random, town: Town, service: TownService | undefined, namespace: string): JsonObject[] {
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  if (count > 1) town.features.add('weighted route');
  const weights = random.pick([
    [1, 1, 1],
    [50, 50, 0],
    [90, 10, 5],
    [100, 0, 0],
    [33, 33, 34],
    [1, 2, 3],
  ]);
  return Array.from({ length: count }, (_, index) => {
    const route: Fields = { destination: destination(random, town, service, namespace) };
    if (count > 1) route.weight = weights[index] ?? 1;
    else if (random.chance(0.1)) route.weight = 100;
    if (random.chance(0.2)) {
      route.headers = headerOperations(random, (name) => town.features.add(name), 'destination', count > 1);
    }
    return route;
  });
}

export function destination(
  random: Random,
  town: Town,
  service: TownService | undefined,
  namespace: string,
): JsonObject {
  const to = service !== undefined && random.chance(0.7) ? service : random.pick(town.services);
  const web = to.ports.filter(({ protocol }) => protocol === 'http' || protocol === 'sniffed');
  const found: Fields = {
    host: random.chance(0.02) ? `nowhere.${namespace}.svc.cluster.local` : written(random, to, namespace),
  };
  if (to.ports.length > 1 || random.chance(0.3)) {
    found.port = { number: random.chance(0.04) ? 8000 : (random.pick(web)?.port ?? 80) };
  }
  if (random.chance(0.45)) {
    town.features.add('subset');
    found.subset = random.pick([...to.versions, random.chance(0.15) ? 'v9' : 'v1', random.chance(0.2) ? 'all' : 'v1']);
  }
  return found;
}

function redirect(random: Random, reached: (name: string) => void): JsonObject {
  const found: Fields = {};
  if (random.chance(0.6)) found.uri = random.pick(['/new', '/api/v2', '/x?y=1']);
  if (random.chance(0.4)) found.authority = random.pick(['other.example.com', 'other.example.com:8443']);
  if (random.chance(0.25)) found.scheme = random.pick(['http', 'https']);
  if (random.chance(0.3)) {
    const derive = random.pick(['FROM_PROTOCOL_DEFAULT', 'FROM_REQUEST_PORT']);
    reached(`redirect port`);
    Object.assign(found, random.chance(0.5) ? { port: random.pick([80, 443, 8080]) } : { derivePort: derive });
  }
  if (random.chance(0.5)) found.redirectCode = random.pick([301, 302, 303, 307, 308]);
  if (Object.keys(found).length === 0) found.uri = '/new';
  return found;
}

function rewrite(random: Random, reached: (name: string) => void): JsonObject {
  reached('rewrite');
  const authority = random.chance(0.35) ? { authority: random.pick(['inner.example.com', 'inner:8080']) } : {};
  return random.weighted<JsonObject>([
    [4, () => ({ uri: random.pick([...PATHS, '/new', '/new/']), ...authority })],
    [2, () => ({ authority: random.pick(['inner.example.com', 'Inner.example.com']) })],
    [
      3,
      () => {
        reached('uriRegexRewrite');
        const [match, text] = random.pick([
          ['^/api/(v[0-9]+)(.*)$', '/\\1/api\\2'],
          ['/([a-z]+)', '/<\\1>'],
          ['^/', '/pre/'],
          ['[0-9]', 'n'],
          ['^.*$', '/all'],
        ]) as [string, string];
        return { uriRegexRewrite: { match, rewrite: text }, ...authority };
      },
    ],
  ]);
}

function headerOperations(
  random: Random,
  reached: (name: string) => void,
  where: 'route' | 'destination',
  requestOnly = false,
): JsonObject {
  const operations = (names: readonly string[], of: string): JsonObject => {
    const found: Fields = {};
    const texts = ['one', 'two', where];
    if (random.chance(0.5)) found.set = { [random.pick(names)]: random.pick(texts) };
    if (random.chance(0.5)) found.add = { [random.pick(names)]: random.pick(texts) };
    if (random.chance(0.4) || Object.keys(found).length === 0) found.remove = [random.pick(names)];
    for (const name of Object.keys(found)) reached(`${where} ${of} headers ${name}`);
    return found;
  };
  const request = () => ({ request: operations(['x-user', 'x-added', 'X-Level', 'end-user'], 'request') });
  const response = () => ({ response: operations(['x-back', 'x-added', 'X-Level'], 'response') });
  if (requestOnly) return request();
  return random.weighted<JsonObject>([
    [3, request],
    [1, response],
    [1, () => ({ ...request(), ...response() })],
  ]);
}

function retries(random: Random): JsonObject {
  const found: Fields = { attempts: random.pick([0, 1, 2, 3]) };
  if (random.chance(0.8)) {
    found.retryOn = random.pick([
      '5xx',
      'gateway-error',
      '503',
      '503,409',
      'retriable-4xx',
      'reset',
      'connect-failure,5xx',
    ]);
  }
  if (random.chance(0.2)) found.perTryTimeout = '1s';
  return found;
}

function faulty(random: Random, reached: (name: string) => void, share: number): JsonObject {
  if (!random.chance(share)) return {};
  const fault: Fields = {};
  if (random.chance(0.75)) {
    reached('fault abort');
    fault.abort = { httpStatus: random.pick([400, 418, 500, 503]), ...percentage(random) };
  }
  if (fault.abort === undefined || random.chance(0.15)) {
    reached('fault delay');
    fault.delay = { fixedDelay: '0.5s', percentage: { value: random.pick([0, 100, 100]) } };
  }
  return { fault };
}

function percentage(random: Random): JsonObject {
  return random.weighted<JsonObject>([
    [2, () => ({ percentage: { value: 100 } })],
    [1, () => ({ percentage: { value: 0 } })],
    [2, () => ({ percentage: { value: random.pick([50, 10, 99.5]) } })],
    [1, () => ({})],
  ]);
}

function mirroring(random: Random, town: Town, namespace: string): JsonObject {
  const to = () => destination(random, town, undefined, namespace);
  const share = () =>
    random.weighted<JsonObject>([
      [3, () => ({})],
      [2, () => ({ percentage: { value: random.pick([100, 50, 0]) } })],
    ]);
  if (random.chance(0.5)) {
    town.features.add('mirror');
    const { percentage: part } = share();
    return { mirror: to(), ...(part !== undefined && { mirrorPercentage: part }) };
  }
  town.features.add('mirrors');
  return { mirrors: Array.from({ length: random.pick([1, 2]) }, () => ({ destination: to(), ...share() })) };
}
