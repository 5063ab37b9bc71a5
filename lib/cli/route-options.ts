import { parseArgs } from 'node:util';
import type { RouteRequest } from '../routing/outcome';
import { requestUrl, URL_FORM } from '../routing/request-url';
import { oneOf } from './check-options';
import { UsageError } from './command';

export const ROUTE_FORMATS = ['text', 'json'] as const;

/** What the command line of `route` says. */
export interface RouteOptions extends MeshOptions {
  readonly paths: readonly string[];
  readonly from: string;
  readonly request: RouteRequest;
}

/** What the command line of `route --compare` says. */
export interface CompareOptions extends MeshOptions {
  readonly compare: readonly [string, string];
  /** None: all clients. */
  readonly from: readonly string[];
  readonly maxRequests: number | undefined;
}

interface MeshOptions {
  readonly format: (typeof ROUTE_FORMATS)[number];
  readonly meshConfig: string | undefined;
  readonly config: string | undefined;
  readonly assumeComplete: boolean;
}

export const ROUTE_HELP = `Usage: cdk8s-mesh route [PATH…] --from CLIENT [options] URL
       cdk8s-mesh route --compare PATH PATH [--from CLIENT…] [options]

Says what one request does: which rules it meets, where it goes, and what happens to it on the way. Sends nothing.
With --compare: whether two paths do the same with every request that the rules of either tell from others.

PATH is a file, a folder (all *.yaml, *.yml and *.json below it) or - for standard input; dist where none is given.
URL says what the client dials: http://reviews:9080/reviews/7. With https:// the client speaks TLS itself, unless the
client is a gateway that ends TLS; tcp:// and grpc:// are understood, too.

Options:
  --from NAMESPACE/WORKLOAD         a workload sends the request
  --from gateway:NAMESPACE/NAME     somebody outside sends it, through this gateway
                                    with --compare may be repeated, and CLIENT=CLIENT name one of each path
  -X, --request METHOD              GET where it is left out
  -H, --header 'name: value'        a header of the request; host overrides the authority; may be repeated
  --sni NAME                        the server name in the TLS handshake, if it is not the host
  --jwt JSON                        the claims of a valid token: {"iss": "…", "sub": "…"}
  --source-ip ADDRESS               where the connection comes from, for policies that ask
  --remote-ip ADDRESS               the address of the original client, for policies that ask
  --max-requests NUMBER             with --compare: how many requests to try at most (2000000)
  --format text|json                how to report (text)
  --mesh-config FILE                MeshConfig of the installation
  --assume-complete                 nothing exists but what is given
  --config FILE                     configuration (.cdk8s-mesh.yaml where there is one)
  --help                            show this

Exit codes: 0 the request was traced, whatever becomes of it, or the paths route alike; 1 usage error or unreadable
input; 2 the paths route differently.
`;

const OPTIONS = {
  compare: { type: 'boolean' },
  from: { type: 'string', multiple: true },
  'max-requests': { type: 'string' },
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
export function parseRouteOptions(argv: readonly string[]): RouteOptions | CompareOptions | undefined {
  const { values, positionals } = parse(argv);
  if (values.help) return undefined;
  const { from: clients = [] } = values;
  const shared: MeshOptions = {
    format: oneOf('--format', ROUTE_FORMATS, values.format) ?? 'text',
    meshConfig: values['mesh-config'],
    config: values.config,
    assumeComplete: values['assume-complete'] ?? false,
  };
  if (values.compare) {
    const [one, other] = positionals;
    if (one === undefined || other === undefined || positionals.length > 2) {
      throw new UsageError(`--compare takes two paths, got ${positionals.length}`);
    }
    return { ...shared, compare: [one, other], from: clients, maxRequests: countOf(values['max-requests']) };
  }
  const url = positionals.at(-1);
  if (url === undefined || !url.includes('://')) {
    throw new UsageError(
      `the last argument must be a URL such as http://reviews:9080/, got ${url === undefined ? 'none' : `'${url}'`}`,
    );
  }
  const [from, second] = clients;
  if (from === undefined) throw new UsageError('--from must be given: NAMESPACE/WORKLOAD or gateway:NAMESPACE/NAME');
  if (second !== undefined) throw new UsageError('--from must be given once; only --compare takes several');
  return {
    ...shared,
    paths: positionals.slice(0, -1),
    from,
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

function countOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(text)) throw new UsageError(`--max-requests must be a number above 0, got '${text}'`);
  return Number(text);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split(/\.\s/)[0]}; see cdk8s-mesh route --help`);
  }
}

function urlOf(url: string): ReturnType<typeof requestUrl> & object {
  const parts = requestUrl(url);
  if (parts === undefined) throw new UsageError(`the URL must be ${URL_FORM}, got '${url}'`);
  return parts;
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
