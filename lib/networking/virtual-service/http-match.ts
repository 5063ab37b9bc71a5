import type { VirtualServiceSpecHttpMatch } from '../../../imports/networking.istio.io';
import { checkDnsLabel, checkPort } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import { type HeaderMatch, StringMatch, type StringMatchJson } from '../../core/string-match';
import type { Wire } from '../../core/wire';
import { labelsOf, type WorkloadRef } from '../../core/workload-selector';
import { type GatewayRef, renderGateways } from '../gateway-ref';
import { isHeaderName } from './header-syntax';

/** The methods of HTTP. */
export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE';

/**
 * Conditions on a request. All conditions of one match have to hold; of several matches, one has to.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export interface HttpMatch {
  /**
   * A name for access logs and for telling matches apart.
   * @default - none
   */
  readonly name?: string;
  /**
   * The path with its query string left out.
   * @default - any path
   */
  readonly uri?: StringMatch;
  /**
   * Whether `uri` is compared without regard to case, for exact and prefix matches.
   * @default false
   */
  readonly ignoreUriCase?: boolean;
  /**
   * The method.
   * @default - any method
   */
  readonly method?: HttpMethod | StringMatch;
  /**
   * The scheme, `http` or `https`.
   * @default - any scheme
   */
  readonly scheme?: StringMatch;
  /**
   * The Host header with its port.
   * @default - any authority of the VirtualService's hosts
   */
  readonly authority?: StringMatch;
  /**
   * Headers that have to be there, by lower-case name.
   * @default - any headers
   */
  readonly headers?: { readonly [name: string]: StringMatch | HeaderMatch };
  /**
   * Headers that must not match, by lower-case name.
   * @default - any headers
   */
  readonly withoutHeaders?: { readonly [name: string]: StringMatch | HeaderMatch };
  /**
   * Query parameters that have to be there, by name. Case counts in names and in texts.
   * @default - any query
   */
  readonly queryParams?: { readonly [name: string]: StringMatch };
  /**
   * The port that the client dialled.
   * @default - any port of the host
   */
  readonly port?: number;
  /**
   * The workload that sends the request, by its labels.
   * @default - any client
   */
  readonly source?: WorkloadRef;
  /**
   * The namespace of the workload that sends the request.
   * @default - any namespace
   */
  readonly sourceNamespace?: string;
  /**
   * Gateways for which this match counts, out of those of the VirtualService.
   * @default - the VirtualService's gateways
   */
  readonly gateways?: readonly GatewayRef[];
  /**
   * The prefix of the statistics that this match emits.
   * @default - no statistics of its own
   */
  readonly statPrefix?: string;
}

/** The match in its wire form. */
export function renderHttpMatch(
  match: HttpMatch,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecHttpMatch> {
  const { method } = match;
  return {
    name: match.name,
    uri: match.uri?._toJson(),
    ignoreUriCase: match.ignoreUriCase,
    method: (typeof method === 'string' ? StringMatch.exact(method) : method)?._toJson(),
    scheme: match.scheme?._toJson(),
    authority: match.authority?._toJson(),
    headers: renderHeaderMatches(match.headers, `${property}.headers`, rule),
    withoutHeaders: renderHeaderMatches(match.withoutHeaders, `${property}.withoutHeaders`, rule),
    queryParams: renderMatches(match.queryParams),
    port: checkPort(match.port, { property: `${property}.port`, at: rule }),
    sourceLabels: match.source && labelsOf(match.source, rule, `${property}.source`),
    sourceNamespace: checkDnsLabel(match.sourceNamespace, { property: `${property}.sourceNamespace`, at: rule }),
    gateways: renderGateways(match.gateways, rule, `${property}.gateways`),
    statPrefix: match.statPrefix,
  };
}

function renderMatches(
  matches: { readonly [name: string]: StringMatch | HeaderMatch } | undefined,
): { [name: string]: StringMatchJson } | undefined {
  return matches && Object.fromEntries(Object.entries(matches).map(([name, match]) => [name, match._toJson()]));
}

const PSEUDO_HEADER = /^:(?:method|scheme|authority|path|status)$/;
/** Claims are named with dots, or in brackets where their names have dots themselves. */
const CLAIM = /^@request\.auth\.claims(?:\..+|\[.+\])$/;

function renderHeaderMatches(matches: HttpMatch['headers'], property: string, rule: MeshResource<unknown>) {
  for (const name of Object.keys(matches ?? {})) {
    if (CLAIM.test(name) || PSEUDO_HEADER.test(name)) continue;
    const problem = { property, value: name, at: rule };
    if (!isHeaderName(name)) {
      const fix = name.startsWith('@') ? { fix: 'a claim is @request.auth.claims.group' } : {};
      throw new MeshError('MESH_INVALID_HEADER', { ...problem, must: 'be named after a header', ...fix });
    }
    if (name !== name.toLowerCase()) {
      const fix = `write '${name.toLowerCase()}'`;
      throw new MeshError('MESH_INVALID_HEADER', { ...problem, must: 'be in lower case, as Envoy compares it', fix });
    }
  }
  return renderMatches(matches);
}

/** Fails where a match is about a claim of the request's token: only gateways know claims. */
export function checkNoClaims(
  { match = [] }: { readonly match?: readonly Wire<VirtualServiceSpecHttpMatch>[] | undefined },
  at: MeshResource<unknown>,
  property: string,
): void {
  match.forEach(({ headers, withoutHeaders }, index) => {
    const claim = Object.keys({ ...headers, ...withoutHeaders }).find((name) => CLAIM.test(name));
    if (claim === undefined) return;
    throw new MeshError('MESH_CLAIM_IN_MESH', {
      property: `${property}.match[${index}].headers`,
      value: claim,
      must: 'not be a claim where sidecars follow the rules',
      fix: "name the gateways, without 'mesh'",
      at,
    });
  });
}
