import type { JsonObject } from '../../../lib/manifest/manifest-object';
import type { Random } from '../random';
import { GROUPS } from './token';
import type { Town, TownPort } from './town';
import { HEADER_NAMES, METHODS, pathMatch, QUERY_NAMES, textMatch } from './vocabulary';

type Fields = { [field: string]: JsonObject[string] };

/** One entry of `match` of an HTTP rule. */
export function httpMatch(
  random: Random,
  town: Town,
  ports: readonly TownPort[],
  gateways: readonly string[],
): JsonObject {
  const match: Fields = {};
  const add = (name: string, share: number, make: () => JsonObject[string]) => {
    if (!random.chance(share)) return;
    match[name] = make();
    town.features.add(`match ${name}`);
  };
  add('uri', 0.6, () => pathMatch(random));
  if (match.uri !== undefined) {
    add('ignoreUriCase', 0.2, () => true);
    town.features.add(`match uri ${Object.keys(match.uri as object)[0]}`);
  }
  add('method', 0.12, () =>
    random.weighted<JsonObject>([
      [4, () => ({ exact: random.pick(METHODS) })],
      [1, () => ({ prefix: 'P' })],
      [1, () => ({ regex: 'GET|POST' })],
    ]),
  );
  add('headers', 0.3, () => valueMatches(random, HEADER_NAMES, true));
  add('withoutHeaders', 0.12, () => valueMatches(random, HEADER_NAMES, true));
  add('queryParams', 0.15, () => valueMatches(random, QUERY_NAMES, false));
  add('authority', 0.05, () => ({ prefix: random.pick(['reviews', 'r', 'details']) }));
  add('scheme', 0.04, () => ({ exact: random.pick(['http', 'https']) }));
  add('port', 0.08, () => random.pick([...ports.map(({ port }) => port), 8000]));
  if (random.chance(0.15)) {
    add('sourceLabels', 0.6, () => ({ [random.pick(['app', 'tier'])]: random.pick(['shopper', 'front', 'back']) }));
    add('sourceNamespace', 0.5, () => random.pick(town.namespaces));
  }
  add('gateways', gateways.length > 1 ? 0.3 : 0.03, () => [gateways.length === 0 ? 'mesh' : random.pick(gateways)]);
  if (gateways.length > 0 && random.chance(0.06)) {
    town.features.add('match claim');
    match.headers = {
      ...(match.headers as JsonObject | undefined),
      '@request.auth.claims.group': { exact: random.pick(GROUPS) },
    };
  }
  if (Object.keys(match).length === 0) match.uri = { prefix: '/' };
  return match;
}

function valueMatches(random: Random, names: readonly string[], presence: boolean): JsonObject {
  const matches: Fields = {};
  for (const name of random.some(names, random.pick([1, 1, 1, 2]))) {
    matches[name] = presence && random.chance(0.15) ? {} : textMatch(random);
  }
  return matches;
}
