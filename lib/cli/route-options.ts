import { parseArgs } from 'node:util';
import type { RouteRequest } from '../routing/outcome';
import { oneOf } from './check-options';
import { UsageError } from './command';

export const ROUTE_FORMATS = ['text', 'json'] as const;

/** What the command line of `route` says. */
export interface RouteOptions {
  readonly paths: readonly string[];
  readonly from: string;
  readonly request: RouteRequest;
  readonly format: (typeof ROUTE_FORMATS)[number];
  readonly meshConfig: string | undefined;
  readonly config: string | undefined;
  readonly assumeComplete: boolean;
}

export const ROUTE_HELP = `Usage: cdk8s-mesh route [PATH…] --from CLIENT [options] URL

Says what one request does: which rules it meets, where it goes, and what happens to it on the way. Sends nothing.

PATH is a file, a folder (all *.yaml, *.yml and *.json below it) or - for standard input; dist where none is given.
URL says what the client dials: http://reviews:9080/reviews/7. With https:// the client speaks TLS itself, unless the
client is a gateway that ends TLS; tcp:// and grpc:// are understood, too.

Options:
  --from NAMESPACE/WORKLOAD         a workload sends the request
  --from gateway:NAMESPACE/NAME     somebody outside sends it, through this gateway
  -X, --request METHOD              GET where it is left out
  -H, --header 'name: value'        a header of the request; host overrides the authority; may be repeated
  --sni NAME                        the server name in the TLS handshake, if it is not the host
  --jwt JSON                        the claims of a valid token: {"iss": "…", "sub": "…"}
  --source-ip ADDRESS               where the connection comes from, for policies that ask
  --remote-ip ADDRESS               the address of the original client, for policies that ask
  --format text|json                how to report (text)
  --mesh-config FILE                MeshConfig of the installation
  --assume-complete                 nothing exists but what is given
  --config FILE                     configuration (.cdk8s-mesh.yaml where there is one)
  --help                            show this

Exit codes: 0 the request was traced, whatever becomes of it, 1 usage error or unreadable input.
`;

const OPTIONS = {
  from: { type: 'string' },
  request: { type: 'string', short: 'X' },
  header: { type: 'string', short: 'H', multiple: true },
  sni: { type: 'string' },
  jwt: { type: 'string' },
  'source-ip': { type: 'string' },
  'remote-ip': { type: 'string' },
  format: { type: 'string' },
  'mesh-config': { type: 'string' },
  'assume-complete': { type: 'boolean' },
  config: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments; undefined where help is asked for. */
export function parseRouteOptions(argv: readonly string[]): RouteOptions | undefined {
  const { values, positionals } = parse(argv);
  if (values.help) return undefined;
  const url = positionals.at(-1);
  if (url === undefined || !url.includes('://')) {
    throw new UsageError(
      `the last argument must be a URL such as http://reviews:9080/, got ${url === undefined ? 'none' : `'${url}'`}`,
    );
  }
  if (values.from === undefined)
    throw new UsageError('--from must be given: NAMESPACE/WORKLOAD or gateway:NAMESPACE/NAME');
  return {
    paths: positionals.slice(0, -1),
    from: values.from,
    format: oneOf('--format', ROUTE_FORMATS, values.format) ?? 'text',
    meshConfig: values['mesh-config'],
    config: values.config,
    assumeComplete: values['assume-complete'] ?? false,
    request: {
      ...urlOf(url),
      method: values.request,
      headers: headersOf(values.header ?? []),
      sni: values.sni,
      jwt: values.jwt === undefined ? undefined : claimsOf(values.jwt),
      sourceIp: values['source-ip'],
      remoteIp: values['remote-ip'],
    },
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split(/\.\s/)[0]}; see cdk8s-mesh route --help`);
  }
}

const URL_PARTS = /^(http|https|grpc|tcp|tls):\/\/(?:[^@/?#]*@)?(\[[^\]]+\]|[^:/?#]+)(?::(\d+))?([/?][^#]*)?(?:#.*)?$/i;

/** Not by the URL class: it would resolve the dots of the path and lose the difference of schemes. */
function urlOf(url: string): RouteRequest {
  const parts = URL_PARTS.exec(url);
  const port = parts?.[3] === undefined ? undefined : Number(parts[3]);
  if (parts === null || (port !== undefined && (port < 1 || port > 65535))) {
    throw new UsageError(`the URL must be http, https, grpc, tcp or tls://HOST[:PORT][/PATH], got '${url}'`);
  }
  const path = parts[4] ?? '/';
  return {
    scheme: (parts[1] as string).toLowerCase() as NonNullable<RouteRequest['scheme']>,
    host: (parts[2] as string).replace(/^\[|\]$/g, ''),
    port,
    path: path.startsWith('?') ? `/${path}` : path,
  };
}

function headersOf(lines: readonly string[]): { readonly [name: string]: string } {
  const headers: { [name: string]: string } = {};
  for (const line of lines) {
    const colon = line.indexOf(':', 1);
    if (colon === -1) throw new UsageError(`-H must be 'name: value', got '${line}'`);
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return headers;
}

function claimsOf(text: string): NonNullable<RouteRequest['jwt']> {
  try {
    const claims: unknown = JSON.parse(text);
    if (typeof claims === 'object' && claims !== null && !Array.isArray(claims))
      return claims as NonNullable<RouteRequest['jwt']>;
  } catch {
    // Told below.
  }
  throw new UsageError(`--jwt must be the claims as a JSON object, got '${text}'`);
}
