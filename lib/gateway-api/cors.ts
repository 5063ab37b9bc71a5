import type { Duration } from 'cdk8s';
import type { HttpRouteSpecRulesFiltersCors } from '../../imports/gateway.networking.k8s.io';
import { checkInteger, type Place } from '../core/checks';
import { millisecondsOf } from '../core/duration';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkHeaderNames } from './header-name';
import type { HTTPMethod } from './http-match';
import { checkAtMost, checkDistinct } from './list-checks';

/**
 * Which pages of other origins may call, as browsers ask it. `'*'`, where it is taken, stands alone.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httpcorsfilter
 */
export interface CORS {
  /**
   * Origins that may call: `https://example.com`, with a port where it is not that of the scheme, or `'*'`.
   * @default - none
   */
  readonly allowOrigins?: readonly string[];
  /**
   * Methods that they may use beside GET, HEAD and POST.
   * @default - none
   */
  readonly allowMethods?: readonly (HTTPMethod | '*')[];
  /**
   * Request headers that they may set.
   * @default - none beside those that every page may set
   */
  readonly allowHeaders?: readonly string[];
  /**
   * Response headers that they may read.
   * @default - none beside those that every page may read
   */
  readonly exposeHeaders?: readonly string[];
  /**
   * Whether they may send cookies.
   * @default false
   */
  readonly allowCredentials?: boolean;
  /**
   * How long a browser may remember the answer; whole seconds, 1 or more.
   * @default Duration.seconds(5)
   */
  readonly maxAge?: Duration;
}

const ORIGIN = /^\*$|^https?:\/\/(?:(?:\*\.)?(?:[a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+|\*)(?::[0-9]{1,5})?$/;

/** The policy in its wire form. */
export function renderCORS(
  cors: CORS,
  route: MeshResource<unknown>,
  property: string,
): Wire<HttpRouteSpecRulesFiltersCors> {
  const place = (name: keyof CORS): Place => ({ property: `${property}.${name}`, at: route });
  const { allowOrigins, allowMethods, allowHeaders, exposeHeaders } = cors;
  checkOrigins(allowOrigins, place('allowOrigins'));
  checkSet(allowMethods, place('allowMethods'), 9);
  checkAlone(allowMethods, place('allowMethods'));
  checkSet(allowHeaders, place('allowHeaders'), 64);
  checkAlone(allowHeaders, place('allowHeaders'));
  checkHeaderNames(allowHeaders ?? [], place('allowHeaders'));
  checkSet(exposeHeaders, place('exposeHeaders'), 64);
  checkHeaderNames(exposeHeaders ?? [], place('exposeHeaders'));
  return {
    allowOrigins: allowOrigins && [...allowOrigins],
    allowMethods: allowMethods && [...allowMethods],
    allowHeaders: allowHeaders && [...allowHeaders],
    exposeHeaders: exposeHeaders && [...exposeHeaders],
    allowCredentials: cors.allowCredentials,
    maxAge: renderSeconds(cors.maxAge, place('maxAge')),
  };
}

function checkOrigins(origins: CORS['allowOrigins'], place: Place): void {
  checkSet(origins, place, 64);
  checkAlone(origins, place);
  for (const origin of origins ?? []) {
    if (origin.length <= 253 && ORIGIN.test(origin)) continue;
    throw new MeshError('MESH_INVALID_ORIGIN', {
      ...place,
      value: origin,
      must: 'be a scheme and a host such as https://example.com, or *',
      ...(/^https?:\/\/[^/]+\//.test(origin) ? { fix: 'leave out the path' } : {}),
    });
  }
}

function checkSet(list: readonly string[] | undefined, place: Place, max: number): void {
  checkAtMost(list, place, max);
  checkDistinct(list, place);
}

function checkAlone(list: readonly string[] | undefined, place: Place): void {
  if (list && list.length > 1 && list.includes('*')) {
    throw new MeshError('MESH_WILDCARD_BESIDE_OTHERS', { ...place, value: list, must: "have '*' alone" });
  }
}

function renderSeconds(duration: Duration | undefined, place: Place): number | undefined {
  if (duration === undefined) return undefined;
  const milliseconds = millisecondsOf(duration);
  if (milliseconds % 1000 !== 0) {
    throw new MeshError('MESH_INVALID_DURATION', { ...place, value: `${milliseconds} ms`, must: 'be whole seconds' });
  }
  return checkInteger(milliseconds / 1000, place, 1);
}
