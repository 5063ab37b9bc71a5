import type { Duration } from 'cdk8s';
import type { VirtualServiceSpecHttpCorsPolicy } from '../../../imports/networking.istio.io';
import { millisecondsOf, renderDuration } from '../../core/duration';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { StringMatch, StringMatchJson } from '../../core/string-match';
import type { Wire } from '../../core/wire';
import { isHeaderName } from './header-syntax';
import type { HttpMethod } from './http-match';

/** What happens to a preflight request from an origin that is not allowed. */
export enum UnmatchedPreflights {
  /** The mesh's default: FORWARD. */
  UNSPECIFIED = 'UNSPECIFIED',
  /** It is sent on. */
  FORWARD = 'FORWARD',
  /** It is answered with 200 and without CORS headers. */
  IGNORE = 'IGNORE',
}

/**
 * Which pages of other origins may call, as browsers ask it.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#CorsPolicy
 */
export interface CorsPolicy {
  /** Origins that may call. */
  readonly allowOrigins: readonly StringMatch[];
  /**
   * Methods that they may use.
   * @default - those that the service answers with
   */
  readonly allowMethods?: readonly (HttpMethod | '*')[];
  /**
   * Request headers that they may set.
   * @default - those that the service answers with
   */
  readonly allowHeaders?: readonly string[];
  /**
   * Response headers that they may read.
   * @default - those that the service answers with
   */
  readonly exposeHeaders?: readonly string[];
  /**
   * How long a browser may remember the answer; whole seconds.
   * @default - as long as the browser likes
   */
  readonly maxAge?: Duration;
  /**
   * Whether they may send cookies.
   * @default false
   */
  readonly allowCredentials?: boolean;
  /**
   * What happens to a preflight request from another origin.
   * @default UnmatchedPreflights.FORWARD
   */
  readonly unmatchedPreflights?: UnmatchedPreflights;
}

/** The policy in its wire form. */
export function renderCorsPolicy(
  cors: CorsPolicy,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecHttpCorsPolicy> {
  return {
    allowOrigins: cors.allowOrigins.map((origin, index) =>
      renderOrigin(origin, rule, `${property}.allowOrigins[${index}]`),
    ),
    allowMethods: cors.allowMethods && [...cors.allowMethods],
    allowHeaders: copyNames(cors.allowHeaders, rule, `${property}.allowHeaders`),
    exposeHeaders: copyNames(cors.exposeHeaders, rule, `${property}.exposeHeaders`),
    maxAge: renderSeconds(cors.maxAge, rule, `${property}.maxAge`),
    allowCredentials: cors.allowCredentials,
    unmatchedPreflights: cors.unmatchedPreflights,
  };
}

function renderOrigin(origin: StringMatch, at: MeshResource<unknown>, property: string): StringMatchJson {
  const json = origin._toJson();
  if ('exact' in json && json.exact === '') {
    const fix = "name the origin, such as https://example.com, or '*'";
    throw new MeshError('MESH_EMPTY_MATCH', { property, value: json, must: 'not be empty', fix, at });
  }
  return json;
}

function copyNames(names: readonly string[] | undefined, at: MeshResource<unknown>, property: string) {
  for (const name of names ?? []) {
    if (!isHeaderName(name)) {
      throw new MeshError('MESH_INVALID_HEADER', { property, value: name, must: "be names of headers, or '*'", at });
    }
  }
  return names && [...names];
}

function renderSeconds(
  duration: Duration | undefined,
  at: MeshResource<unknown>,
  property: string,
): string | undefined {
  if (duration === undefined) return undefined;
  const milliseconds = millisecondsOf(duration);
  if (milliseconds === 0 || milliseconds % 1000 !== 0) {
    const must = 'be a whole number of seconds, 1 s or more';
    throw new MeshError('MESH_INVALID_DURATION', { property, value: `${milliseconds} ms`, must, at });
  }
  return renderDuration(duration, { property, at });
}
