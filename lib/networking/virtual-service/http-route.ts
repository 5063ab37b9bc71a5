import type { Duration } from 'cdk8s';
import type { VirtualServiceSpecHttp } from '../../../imports/networking.istio.io';
import { renderDuration } from '../../core/duration';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type HttpDestinations, renderHttpDestinations } from '../destination';
import { foreignNamespace } from '../gateway-ref';
import { type CorsPolicy, renderCorsPolicy } from './cors';
import { type DirectResponse, renderDirectResponse } from './direct-response';
import { type Fault, renderFault } from './fault';
import { type HeaderOperations, renderHeaders } from './headers';
import { type HttpMatch, renderHttpMatch } from './http-match';
import { type Mirror, renderMirrors } from './mirror';
import { type Redirect, renderRedirect } from './redirect';
import { type Retries, renderRetries } from './retries';
import { type Rewrite, renderRewrite } from './rewrite';

/**
 * One rule for HTTP and gRPC requests: which requests, and what happens to them.
 *
 * A route does one of four things: it sends requests on (`to`), redirects them (`redirect`), answers them
 * (`directResponse`), or leaves them to another VirtualService (`delegate`).
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute
 */
export type HttpRoute = HttpForwardRoute | HttpRedirectRoute | HttpDirectResponseRoute | HttpDelegateRoute;

/** What every route has. */
export interface HttpRouteBase {
  /**
   * A name for access logs.
   * @default - none
   */
  readonly name?: string;
  /**
   * Which requests the route is for: those that one of the matches accepts.
   * @default - all requests that no earlier route took
   */
  readonly match?: readonly HttpMatch[];
  /**
   * Changes to the headers of requests and responses.
   * @default - headers stay as they are
   */
  readonly headers?: HeaderOperations;
  /**
   * Which pages of other origins may call.
   * @default - CORS is left to the service
   */
  readonly corsPolicy?: CorsPolicy;
}

/** What is done to requests that are sent on. */
export interface HttpForwardOptions extends HttpRouteBase {
  /**
   * How long a request may take, retries included.
   * @default - no limit
   */
  readonly timeout?: Duration;
  /**
   * What happens to a request that failed.
   * @default - the mesh's default: 2 attempts, on connection failures only
   */
  readonly retries?: Retries;
  /**
   * Failures to inject.
   * @default - none
   */
  readonly fault?: Fault;
  /**
   * Changes to the path and the Host header.
   * @default - both stay as they are
   */
  readonly rewrite?: Rewrite;
}

interface OneMirror {
  /**
   * Where copies of the requests go.
   * @default - no copies
   */
  readonly mirror?: Mirror;
  readonly mirrors?: never;
}

interface SeveralMirrors {
  /** Where copies of the requests go, to several places. */
  readonly mirrors: readonly Mirror[];
  readonly mirror?: never;
}

type Mirrored = OneMirror | SeveralMirrors;

/** Requests that are sent on. */
export type HttpForwardRoute = HttpForwardOptions &
  Mirrored & {
    /** Where to: one destination, or several with their weights. */
    readonly to: HttpDestinations;
    readonly redirect?: never;
    readonly directResponse?: never;
    readonly delegate?: never;
  };

interface Answered extends HttpRouteBase {
  readonly to?: never;
  readonly delegate?: never;
  readonly timeout?: never;
  readonly retries?: never;
  readonly fault?: never;
  readonly rewrite?: never;
  readonly mirror?: never;
  readonly mirrors?: never;
}

/** Requests that are redirected. */
export interface HttpRedirectRoute extends Answered {
  /** Where the client should go instead. */
  readonly redirect: Redirect;
  readonly directResponse?: never;
}

/** Requests that the proxy answers. */
export interface HttpDirectResponseRoute extends Answered {
  /** The answer. */
  readonly directResponse: DirectResponse;
  readonly redirect?: never;
}

/** Requests that another VirtualService decides about. */
export type HttpDelegateRoute = HttpForwardOptions &
  Mirrored & {
    /** A VirtualService without hosts; its routes are merged into this place. */
    readonly delegate: { readonly name: string; readonly namespace: string | undefined };
    readonly to?: never;
    readonly redirect?: never;
    readonly directResponse?: never;
  };

/** The route in its wire form. */
export function renderHttpRoute(
  route: HttpRoute,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecHttp> {
  checkOneAction(route, rule, property);
  checkOneAuthority(route, rule, property);
  return {
    name: route.name,
    match: route.match?.map((match, index) => renderHttpMatch(match, rule, `${property}.match[${index}]`)),
    route: route.to === undefined ? undefined : renderHttpDestinations(route.to, rule, `${property}.to`),
    redirect: route.redirect && renderRedirect(route.redirect, rule, `${property}.redirect`),
    directResponse:
      route.directResponse && renderDirectResponse(route.directResponse, rule, `${property}.directResponse`),
    delegate: route.delegate && renderDelegate(route.delegate, rule, `${property}.delegate`),
    timeout: renderDuration(
      route.timeout,
      { property: `${property}.timeout`, at: rule },
      { fix: 'leave it out for no limit' },
    ),
    retries: route.retries && renderRetries(route.retries, rule, `${property}.retries`),
    fault: route.fault && renderFault(route.fault, rule, `${property}.fault`),
    rewrite: route.rewrite && renderRewrite(route.rewrite, rule, `${property}.rewrite`),
    ...renderMirrors(route, rule, property),
    headers: route.headers && renderHeaders(route.headers, `${property}.headers`, rule),
    corsPolicy: route.corsPolicy && renderCorsPolicy(route.corsPolicy, rule, `${property}.corsPolicy`),
  };
}

/** For callers whose types were lost on the way: JavaScript, casts, spread objects. */
function checkOneAction(route: HttpRoute, at: MeshResource<unknown>, property: string): void {
  const actions = (['to', 'redirect', 'directResponse', 'delegate'] as const).filter((key) => route[key] !== undefined);
  if (actions.length !== 1) {
    throw new MeshError('MESH_ROUTE_ACTION', {
      property,
      value: actions,
      must: 'have exactly one of to, redirect, directResponse and delegate',
      at,
    });
  }
  const answered = route.redirect !== undefined || route.directResponse !== undefined;
  const forwarding = (['timeout', 'retries', 'fault', 'rewrite', 'mirror', 'mirrors'] as const).filter(
    (key) => route[key] !== undefined,
  );
  if (answered && forwarding.length > 0) {
    throw new MeshError('MESH_ROUTE_ACTION', {
      property,
      value: [...actions, ...forwarding],
      must: `not have ${forwarding.join(', ')} beside ${actions[0]}`,
      fix: `a request that is answered here is not sent on; drop ${forwarding.join(', ')}`,
      at,
    });
  }
  if (route.mirror !== undefined && route.mirrors !== undefined) {
    throw new MeshError('MESH_ROUTE_ACTION', {
      property,
      value: ['mirror', 'mirrors'],
      must: 'have one of mirror and mirrors',
      fix: 'put every mirror into mirrors',
      at,
    });
  }
}

/** Istio refuses a second change of the authority rather than choose one. */
function checkOneAuthority({ rewrite, headers }: HttpRoute, at: MeshResource<unknown>, property: string): void {
  const names = (where: 'set' | 'add') =>
    Object.keys(headers?.request?.[where] ?? {})
      .filter((name) => /^(?:host|:authority)$/i.test(name))
      .map((name) => `headers.request.${where}['${name}']`);
  const changes = [
    ...(rewrite?.authority === undefined ? [] : ['rewrite.authority']),
    ...names('set'),
    ...names('add'),
  ];
  if (changes.length > 1) {
    throw new MeshError('MESH_AUTHORITY_TWICE', {
      property,
      value: changes,
      must: 'change the authority in one place',
      fix: 'keep rewrite.authority',
      at,
    });
  }
}

function renderDelegate(delegate: HttpDelegateRoute['delegate'], rule: MeshResource<unknown>, property: string) {
  return { name: delegate.name, namespace: foreignNamespace(delegate, rule, property) };
}
