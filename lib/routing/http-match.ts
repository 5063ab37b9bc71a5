import type { JsonObject } from '../manifest/manifest-object';
import { asObject, asString, at } from '../mesh/json';
import { claimPath, claimValues } from './claims';
import type { Condition, PathMatch } from './http-rule';
import { queryParameter, type Seen } from './request';
import { type StringMatcher, stringMatcher } from './string-match';

export interface CompiledMatch {
  readonly conditions: readonly Condition[];
  readonly path: PathMatch;
}

const ANY_PATH: PathMatch = { kind: 'prefix', value: '/' };

/** Compiles what one entry of `match` asks of a request; what it asks of the client is decided before. */
export function compileMatch(match: JsonObject): CompiledMatch {
  const uri = uriMatch(match);
  return {
    path: uri.path,
    conditions: [
      ...uri.conditions,
      ...pseudoHeader('method', match.method, ({ method }) => method),
      ...pseudoHeader('authority', match.authority, ({ authority }) => authority),
      ...pseudoHeader('scheme', match.scheme, ({ scheme }) => scheme),
      ...Object.entries(asObject(match.headers) ?? {}).map(([name, value]) => header(name, value)),
      ...Object.entries(asObject(match.withoutHeaders) ?? {}).map(([name, value]) => withoutHeader(name, value)),
      ...Object.entries(asObject(match.queryParams) ?? {}).map(([name, value]) => query(name, value)),
    ],
  };
}

function uriMatch(match: JsonObject): CompiledMatch {
  const uri = asObject(match.uri);
  const prefix = asString(at(uri, 'prefix'));
  const regex = asString(at(uri, 'regex'));
  const path: PathMatch =
    uri === undefined || prefix !== undefined ? { kind: 'prefix', value: prefix || '/' } : { kind: 'whole' };
  if (uri === undefined || prefix === '/' || regex === '.*' || regex === '*' || Object.keys(uri).length === 0) {
    return { path: regex === undefined ? ANY_PATH : path, conditions: [] };
  }
  const matcher = stringMatcher(uri, match.ignoreUriCase === true);
  if (matcher.presence) return { path, conditions: [] };
  return { path, conditions: [pathCondition(matcher)] };
}

export function pathCondition(matcher: StringMatcher): Condition {
  return {
    attribute: 'path',
    matcher,
    test: ({ path }) => matcher.test(path),
    asks: `path ${matcher.text}`,
    has: ({ path }) => `path '${path}'`,
  };
}

function pseudoHeader(name: string, json: unknown, of: (request: Seen) => string): Condition[] {
  if (asObject(json) === undefined) return [];
  const matcher = stringMatcher(json);
  if (matcher.presence) return [];
  return [
    {
      attribute: name,
      matcher,
      test: (request) => matcher.test(of(request)),
      asks: `${name} ${matcher.text}`,
      has: (seen) => `${name} '${of(seen)}'`,
    },
  ];
}

function header(name: string, json: unknown): Condition {
  const claim = claimPath(name);
  const matcher = stringMatcher(json);
  if (claim !== undefined) return claimCondition(claim, matcher, false);
  const key = name.toLowerCase();
  return {
    attribute: `header:${key}`,
    matcher,
    test: (request) => {
      const value = headerOf(request, key);
      return value !== undefined && matcher.test(value);
    },
    asks: `header ${name} ${matcher.text}`,
    has: (request) => `header ${name} ${shown(headerOf(request, key))}`,
  };
}

/** A claim of a token that the proxy has accepted. */
function claimCondition(claim: readonly string[], matcher: StringMatcher, inverted: boolean): Condition {
  const name = claim.join('.');
  return {
    attribute: `claim:${name}`,
    matcher,
    ...(inverted && { inverted }),
    test: ({ accepted }) => claimValues(accepted, claim).some((value) => matcher.test(value)) !== inverted,
    asks: `claim ${name} ${inverted ? 'not ' : ''}${matcher.text}`,
    has: ({ accepted }) =>
      accepted === undefined
        ? 'no token that the proxy accepts'
        : `claim ${name} ${shown(claimValues(accepted, claim)[0])}`,
  };
}

/** A header that is not there counts as empty, unless presence is what is asked about. */
function withoutHeader(name: string, json: unknown): Condition {
  const claim = claimPath(name);
  const key = name.toLowerCase();
  const matcher = stringMatcher(json);
  if (claim !== undefined) return claimCondition(claim, matcher, true);
  return {
    attribute: `header:${key}`,
    matcher,
    inverted: true,
    test: (request) => {
      const value = headerOf(request, key);
      return matcher.presence ? value === undefined : !matcher.test(value ?? '');
    },
    asks: `header ${name} not ${matcher.text}`,
    has: (request) => `header ${name} ${shown(headerOf(request, key))}`,
  };
}

function query(name: string, json: unknown): Condition {
  const matcher = stringMatcher(json);
  return {
    attribute: `query:${name}`,
    matcher,
    test: (request) => {
      const value = queryParameter(request.query, name);
      return value !== undefined && matcher.test(value);
    },
    asks: `query parameter ${name} ${matcher.text}`,
    has: (request) => `query parameter ${name} ${shown(queryParameter(request.query, name))}`,
  };
}

/** A header of the request; the pseudo-headers by their HTTP/2 names. */
export function headerOf(request: Seen, key: string): string | undefined {
  switch (key) {
    case ':authority':
    case 'host':
      return request.authority;
    case ':method':
      return request.method;
    case ':path':
      return request.path + request.query;
    case ':scheme':
      return request.scheme;
    default:
      return request.headers.get(key);
  }
}

function shown(value: string | undefined): string {
  return value === undefined ? 'missing' : `'${value}'`;
}
