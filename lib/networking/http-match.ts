import type { VirtualServiceSpecHttpMatch } from '../../imports/networking.istio.io';
import { checkDnsLabel, checkPort } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { type HeaderMatch, StringMatch, type StringMatchJson } from '../core/string-match';
import type { Wire } from '../core/wire';
import { labelsOf, type WorkloadRef } from '../core/workload-selector';
import { type GatewayRef, renderGateways } from './gateway-ref';

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
   * Query parameters, by name. Istio ignores case in neither.
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
    gateways: renderGateways(match.gateways, rule),
    statPrefix: match.statPrefix,
  };
}

function renderMatches(
  matches: { readonly [name: string]: StringMatch | HeaderMatch } | undefined,
): { [name: string]: StringMatchJson } | undefined {
  return matches && Object.fromEntries(Object.entries(matches).map(([name, match]) => [name, match._toJson()]));
}

const HEADER_NAME = /^(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+|:(?:method|scheme|authority|path|status)|@request\.auth\.claims.*)$/;

function renderHeaderMatches(matches: HttpMatch['headers'], property: string, rule: MeshResource<unknown>) {
  for (const name of Object.keys(matches ?? {})) {
    const must = !HEADER_NAME.test(name)
      ? 'be named after a header'
      : name !== name.toLowerCase() && !name.startsWith('@')
        ? 'be in lower case, as Envoy compares it'
        : undefined;
    if (must) {
      const fix = must.includes('lower') ? { fix: `write '${name.toLowerCase()}'` } : {};
      throw new MeshError('MESH_INVALID_HEADER', { property, value: name, must, ...fix, at: rule });
    }
  }
  return renderMatches(matches);
}
