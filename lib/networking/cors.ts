import type { Duration } from 'cdk8s';
import type { VirtualServiceSpecHttpCorsPolicy } from '../../imports/networking.istio.io';
import { renderDuration } from '../core/duration';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { StringMatch } from '../core/string-match';
import type { Wire } from '../core/wire';
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
export function renderCorsPolicy(cors: CorsPolicy, rule: MeshResource<unknown>, property: string): Wire<VirtualServiceSpecHttpCorsPolicy> {
  const place = { property: `${property}.maxAge`, at: rule };
  const milliseconds = cors.maxAge?.toMilliseconds();
  if (milliseconds !== undefined && milliseconds % 1000 !== 0) {
    throw new MeshError('MESH_INVALID_DURATION', { ...place, value: `${milliseconds} ms`, must: 'be whole seconds' });
  }
  return {
    allowOrigins: cors.allowOrigins.map((origin) => origin._toJson()),
    allowMethods: cors.allowMethods && [...cors.allowMethods],
    allowHeaders: cors.allowHeaders && [...cors.allowHeaders],
    exposeHeaders: cors.exposeHeaders && [...cors.exposeHeaders],
    maxAge: renderDuration(cors.maxAge, place),
    allowCredentials: cors.allowCredentials,
    unmatchedPreflights: cors.unmatchedPreflights,
  };
}
