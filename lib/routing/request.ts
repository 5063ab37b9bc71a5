import type { JsonObject } from '../manifest/manifest-object';
import type { RouteRequest } from './outcome';
import { normalizePath, type PathNormalization } from './path';

/** A request as a proxy sees it. */
export interface Seen {
  readonly scheme: 'http' | 'https';
  readonly protocol: 'http' | 'tls' | 'tcp';
  /** What is dialled, in lower case. */
  readonly host: string;
  readonly port: number;
  readonly authority: string;
  /** Normalised, without the query. */
  readonly path: string;
  /** As it was sent, without the query. */
  readonly rawPath: string;
  /** With the `?`; empty where there is none. */
  readonly query: string;
  readonly method: string;
  /** By the name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly sni: string | undefined;
  /** Claims that are given by themselves; a token in a header, a parameter or a cookie is read where policies look for it. */
  readonly jwt: JsonObject | undefined;
  /** Claims that the proxy which routes has accepted: only gateways route by them. */
  readonly accepted: JsonObject | undefined;
  readonly sourceIp: string | undefined;
  readonly remoteIp: string | undefined;
}

const PORTS = { http: 80, grpc: 80, https: 443, tls: 443, tcp: 0 } as const;

export function seen(request: RouteRequest, normalization: PathNormalization): Seen {
  const scheme = request.scheme ?? 'http';
  const port = request.port ?? PORTS[scheme];
  const host = request.host.toLowerCase();
  const headers = new Map<string, string>();
  for (const name in request.headers) headers.set(name.toLowerCase(), request.headers[name] as string);
  const usual = scheme === 'https' ? 443 : 80;
  const authority =
    headers.get('host') ?? headers.get(':authority') ?? (port === usual ? request.host : `${request.host}:${port}`);
  const sent = request.path ?? '/';
  const cut = sent.search(/[?#]/);
  const rawPath = cut === -1 ? sent : sent.slice(0, cut);
  const query = cut === -1 ? '' : (sent.slice(cut).split('#', 1)[0] as string);
  return {
    scheme: scheme === 'https' ? 'https' : 'http',
    protocol: scheme === 'tcp' ? 'tcp' : scheme === 'tls' || scheme === 'https' ? 'tls' : 'http',
    host,
    port,
    authority,
    path: normalizePath(rawPath, normalization),
    rawPath,
    query,
    method: request.method ?? (scheme === 'grpc' ? 'POST' : 'GET'),
    headers,
    sni: request.sni?.toLowerCase() ?? (scheme === 'https' || scheme === 'tls' ? host : undefined),
    jwt: request.jwt,
    accepted: undefined,
    sourceIp: request.sourceIp,
    remoteIp: request.remoteIp,
  };
}

/** The host of an authority, in lower case, without its port. */
export function hostOf(authority: string): string {
  const bracket = authority.lastIndexOf(']');
  const colon = authority.lastIndexOf(':');
  return (
    (colon > bracket && authority.indexOf(':') === colon) || (bracket !== -1 && colon > bracket)
      ? authority.slice(0, colon)
      : authority
  ).toLowerCase();
}

/** The first value of a query parameter as it is written: nothing is decoded. */
export function queryParameter(query: string, name: string): string | undefined {
  if (query === '') return undefined;
  for (const pair of query.slice(1).split('&')) {
    const equals = pair.indexOf('=');
    if ((equals === -1 ? pair : pair.slice(0, equals)) === name) return equals === -1 ? '' : pair.slice(equals + 1);
  }
  return undefined;
}

export function isGrpcRequest({ headers }: Seen): boolean {
  return headers.get('content-type')?.startsWith('application/grpc') ?? false;
}
