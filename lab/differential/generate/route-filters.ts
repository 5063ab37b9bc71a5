import type { JsonObject } from '../../../lib/manifest/manifest-object';
import type { Random } from '../random';
import type { Town } from './town';

type Fields = { [field: string]: JsonObject[string] };

/** Filters of a rule, no kind of them twice. */
export function routeFilters(
  random: Random,
  town: Town,
  kind: 'HTTPRoute' | 'GRPCRoute',
  _namespace: string,
  onePrefix: boolean,
  backend: () => JsonObject,
): JsonObject[] {
  const filters: JsonObject[] = [];
  if (random.chance(0.25)) {
    filters.push({
      type: 'RequestHeaderModifier',
      requestHeaderModifier: modifier(random, ['x-user', 'x-added', 'X-Level']),
    });
  }
  if (random.chance(0.15)) {
    filters.push({
      type: 'ResponseHeaderModifier',
      responseHeaderModifier: modifier(random, ['x-back', 'x-added', 'X-Level']),
    });
  }
  if (random.chance(0.12)) {
    const { weight: _, ...backendRef } = backend();
    filters.push({
      type: 'RequestMirror',
      requestMirror: { backendRef, ...(random.chance(0.4) && { percent: random.pick([0, 50, 100]) }) },
    });
  }
  if (kind === 'HTTPRoute') {
    const more = random.weighted<JsonObject | undefined>([
      [7, () => undefined],
      [2, () => ({ type: 'URLRewrite', urlRewrite: rewrite(random, onePrefix) })],
      [1.5, () => ({ type: 'RequestRedirect', requestRedirect: redirect(random, onePrefix) })],
    ]);
    if (more !== undefined) filters.push(more);
  }
  for (const { type } of filters) town.features.add(`${kind} ${String(type)}`);
  const isRedirect = filters.some(({ type }) => type === 'RequestRedirect');
  return isRedirect ? filters.filter(({ type }) => type !== 'RequestMirror') : filters;
}

function modifier(random: Random, names: readonly string[]): JsonObject {
  const found: Fields = {};
  const one = () => [{ name: random.pick(names), value: random.pick(['one', 'two']) }];
  if (random.chance(0.5)) found.set = one();
  if (random.chance(0.5)) found.add = one();
  if (random.chance(0.4) || Object.keys(found).length === 0) found.remove = [random.pick(names)];
  return found;
}

function pathChange(random: Random, onePrefix: boolean): JsonObject {
  if (onePrefix && random.chance(0.7)) {
    return { type: 'ReplacePrefixMatch', replacePrefixMatch: random.pick(['/', '/new', '/new/', '/a/b']) };
  }
  return { type: 'ReplaceFullPath', replaceFullPath: random.pick(['/', '/full', '/full/path']) };
}

function rewrite(random: Random, onePrefix: boolean): JsonObject {
  const found: Fields = {};
  if (random.chance(0.4)) found.hostname = 'inner.example.com';
  if (found.hostname === undefined || random.chance(0.5)) found.path = pathChange(random, onePrefix);
  return found;
}

function redirect(random: Random, onePrefix: boolean): JsonObject {
  const found: Fields = {};
  if (random.chance(0.5)) found.hostname = 'other.example.com';
  if (random.chance(0.5)) found.path = pathChange(random, onePrefix);
  if (random.chance(0.3)) found.scheme = random.pick(['http', 'https']);
  if (random.chance(0.3)) found.port = random.pick([80, 443, 8443]);
  if (random.chance(0.5)) found.statusCode = random.pick([301, 302]);
  if (Object.keys(found).length === 0) found.hostname = 'other.example.com';
  return found;
}
