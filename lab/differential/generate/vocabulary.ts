import type { Random } from '../random';

/** Few words, so that rules meet each other and requests meet rules. */
export const SERVICE_NAMES = [
  'reviews',
  'ratings',
  'details',
  'orders',
  'carts',
  'users',
  'search',
  'stock',
  'prices',
  'mail',
  'images',
  'feeds',
  'chat',
  'maps',
  'rates',
  'taxes',
  'logins',
  'audit',
  'events',
  'jobs',
] as const;

export const PATHS = [
  '/',
  '/a',
  '/api',
  '/api/',
  '/api/v1',
  '/api/v1/users',
  '/api/v2',
  '/apis',
  '/login',
  '/Login',
  '/static/x.css',
  '/items/7',
  '/items/7/x',
] as const;

/** Regular expressions with paths that are near to them. */
export const PATH_PATTERNS: readonly (readonly [pattern: string, near: readonly string[]])[] = [
  ['/api/v[0-9]+(/.*)?', ['/api/v1', '/api/v22/users', '/api/v', '/api/v1x', '/x/api/v1']],
  ['/items/[0-9]+', ['/items/7', '/items/', '/items/7/x', '/items/77']],
  ['.*\\.css', ['/static/x.css', '/x.cssx', '/.css']],
  ['/(a|login)', ['/a', '/login', '/Login', '/aa']],
  ['(?i)/login', ['/LOGIN', '/login', '/login/']],
  ['/.*', ['/', '/api']],
];

export const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const;

export const HEADER_NAMES = ['x-user', 'x-tier', 'end-user', 'X-Flag', 'cookie'] as const;
export const TEXTS = ['alice', 'bob', 'alice-2', 'gold', 'Gold', 'beta 1', 'a', ''] as const;
export const TEXT_PATTERNS: readonly (readonly [pattern: string, near: readonly string[]])[] = [
  ['al.*', ['alice', 'al', 'Alice', 'xal']],
  ['[a-z]+', ['bob', 'bob1', 'B']],
  ['alice|bob', ['alice', 'bob', 'alicebob']],
  ['.+', ['x', '']],
  ['^(.*?;)?(user=jason)(;.*)?$', ['user=jason', 'a=b;user=jason', 'user=jasonx']],
];
export const QUERY_NAMES = ['q', 'page', 'Q'] as const;

/** One string match of Istio, never an empty one. */
export type StringMatch = { exact: string } | { prefix: string } | { regex: string };

export function textMatch(random: Random): StringMatch {
  return random.weighted<StringMatch>([
    [4, () => ({ exact: random.pick(TEXTS.filter((text) => text !== '')) })],
    [2, () => ({ prefix: random.pick(['al', 'b', 'Go', 'alice']) })],
    [2, () => ({ regex: random.pick(TEXT_PATTERNS)[0] })],
  ]);
}

export function pathMatch(random: Random): StringMatch {
  return random.weighted<StringMatch>([
    [4, () => ({ exact: random.pick(PATHS) })],
    [5, () => ({ prefix: random.pick(PATHS) })],
    [2, () => ({ regex: random.pick(PATH_PATTERNS)[0] })],
  ]);
}

/** A text that fits a match, or, where the match is a regular expression, is near to it. */
export function fittingText(random: Random, match: StringMatch, tail: readonly string[]): string {
  if ('exact' in match) return match.exact;
  if ('prefix' in match) return match.prefix + random.pick(tail);
  const known = [...PATH_PATTERNS, ...TEXT_PATTERNS].find(([pattern]) => pattern === match.regex);
  return known === undefined ? 'a' : random.pick(known[1]);
}
