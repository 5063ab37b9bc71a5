import type { RouteRequest } from './outcome';

const PARTS = /^(http|https|grpc|tcp|tls):\/\/(?:[^@/?#]*@)?(\[[^\]]+\]|[^:/?#]+)(?::(\d+))?([/?][^#]*)?(?:#.*)?$/i;

/** What a URL asks for; undefined where it is none. Not by the URL class: it would resolve the dots of the path and lose the difference of schemes. */
export function requestUrl(url: string): Pick<RouteRequest, 'scheme' | 'host' | 'port' | 'path'> | undefined {
  const parts = PARTS.exec(url);
  const port = parts?.[3] === undefined ? undefined : Number(parts[3]);
  if (parts === null || (port !== undefined && (port < 1 || port > 65535))) return undefined;
  const path = parts[4] ?? '/';
  return {
    scheme: (parts[1] as string).toLowerCase() as NonNullable<RouteRequest['scheme']>,
    host: (parts[2] as string).replace(/^\[|\]$/g, ''),
    port,
    path: path.startsWith('?') ? `/${path}` : path,
  };
}

/** What a URL has to be, for messages. */
export const URL_FORM = 'http, https, grpc, tcp or tls://HOST[:PORT][/PATH]';
