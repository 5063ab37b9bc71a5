import type { HttpRouteSpecRulesFilters } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type CORS, renderCORS } from './cors';
import { checkFilterTypes } from './filter-types';
import { type HeaderModifier, renderHeaderModifier } from './header-modifier';
import { checkAtMost } from './list-checks';
import { type LocalObjectRef, renderLocalObjectRef } from './object-ref';
import { type RequestMirror, renderRequestMirror } from './request-mirror';
import { type RequestRedirect, type RequestRedirectJson, renderRequestRedirect } from './request-redirect';
import { renderURLRewrite, type URLRewrite } from './url-rewrite';

/** The names that the Gateway API gives to filters. */
export type HTTPRouteFilterType =
  | 'RequestHeaderModifier'
  | 'ResponseHeaderModifier'
  | 'RequestMirror'
  | 'RequestRedirect'
  | 'URLRewrite'
  | 'CORS'
  | 'ExtensionRef';

/** The wire form of a filter, of a rule or of a backend. */
export type HTTPRouteFilterJson = Omit<Wire<HttpRouteSpecRulesFilters>, 'requestRedirect'> & {
  readonly requestRedirect?: RequestRedirectJson | undefined;
};

type Render = (route: MeshResource<unknown>, property: string) => Omit<HTTPRouteFilterJson, 'type'>;

/**
 * Something that is done with requests or responses on the way.
 *
 * A rule or a backend has at most one filter of a type, save for mirrors and extensions. Istio takes all but
 * extensions on rules, and header modifiers alone on backends.
 *
 * @example
 * gatewayApi.HTTPRouteFilter.requestHeaderModifier({ set: { 'x-env': 'staging' }, remove: ['x-debug'] });
 * gatewayApi.HTTPRouteFilter.urlRewrite({ path: gatewayApi.PathModifier.replacePrefixMatch('/v2') });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httproutefilter
 */
export class HTTPRouteFilter<Type extends HTTPRouteFilterType = HTTPRouteFilterType> {
  /** Changes the headers of requests. */
  public static requestHeaderModifier(headers: HeaderModifier): HTTPRouteFilter<'RequestHeaderModifier'> {
    return new HTTPRouteFilter('RequestHeaderModifier', (route, property) => ({
      requestHeaderModifier: renderHeaderModifier(headers, route, `${property}.requestHeaderModifier`),
    }));
  }

  /** Changes the headers of responses. */
  public static responseHeaderModifier(headers: HeaderModifier): HTTPRouteFilter<'ResponseHeaderModifier'> {
    return new HTTPRouteFilter('ResponseHeaderModifier', (route, property) => ({
      responseHeaderModifier: renderHeaderModifier(headers, route, `${property}.responseHeaderModifier`),
    }));
  }

  /** Sends copies of requests to another backend. */
  public static requestMirror(mirror: RequestMirror): HTTPRouteFilter<'RequestMirror'> {
    return new HTTPRouteFilter('RequestMirror', (route, property) => ({
      requestMirror: renderRequestMirror(mirror, route, `${property}.requestMirror`),
    }));
  }

  /** Sends clients elsewhere; a rule that does it has no backends. */
  public static requestRedirect(redirect: RequestRedirect): HTTPRouteFilter<'RequestRedirect'> {
    return new HTTPRouteFilter('RequestRedirect', (route, property) => ({
      requestRedirect: renderRequestRedirect(redirect, route, `${property}.requestRedirect`),
    }));
  }

  /** Changes the path and the Host header of requests. */
  public static urlRewrite(rewrite: URLRewrite): HTTPRouteFilter<'URLRewrite'> {
    return new HTTPRouteFilter('URLRewrite', (route, property) => ({
      urlRewrite: renderURLRewrite(rewrite, route, `${property}.urlRewrite`),
    }));
  }

  /** Answers the questions of browsers whether pages of other origins may call. */
  public static cors(cors: CORS): HTTPRouteFilter<'CORS'> {
    return new HTTPRouteFilter('CORS', (route, property) => ({ cors: renderCORS(cors, route, `${property}.cors`) }));
  }

  /** A filter of the implementation, an object of the route's namespace. Istio has none. */
  public static extensionRef(object: LocalObjectRef): HTTPRouteFilter<'ExtensionRef'> {
    return new HTTPRouteFilter('ExtensionRef', (route, property) => ({
      extensionRef: renderLocalObjectRef(object, route, `${property}.extensionRef`),
    }));
  }

  readonly #render: Render;

  private constructor(
    /** What kind of filter it is. */
    public readonly type: Type,
    render: Render,
  ) {
    this.#render = render;
    Object.freeze(this);
  }

  /** @internal */
  public _render(route: MeshResource<unknown>, property: string): HTTPRouteFilterJson {
    return { type: this.type, ...this.#render(route, property) };
  }
}

/** The filters of a rule or of a backend in their wire form. */
export function renderHTTPRouteFilters(
  filters: readonly HTTPRouteFilter[] | undefined,
  route: MeshResource<unknown>,
  property: string,
): HTTPRouteFilterJson[] | undefined {
  checkAtMost(filters, { property, at: route }, 16);
  checkTypes(filters?.map(({ type }) => type) ?? [], property, route);
  return filters?.map((filter, index) => filter._render(route, `${property}[${index}]`));
}

function checkTypes(types: readonly HTTPRouteFilterType[], property: string, at: MeshResource<unknown>): void {
  checkFilterTypes(types, property, at);
  if (types.includes('RequestRedirect') && types.includes('URLRewrite')) {
    throw new MeshError('MESH_REDIRECT_AND_REWRITE', {
      property,
      must: 'not have both requestRedirect and urlRewrite',
      fix: 'a request that is redirected is not sent on; say in requestRedirect where the client should go',
      at,
    });
  }
}
