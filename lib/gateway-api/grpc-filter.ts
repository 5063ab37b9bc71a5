import type { GrpcRouteSpecRulesFilters } from '../../imports/gateway.networking.k8s.io';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkFilterTypes } from './filter-types';
import { type HeaderModifier, renderHeaderModifier } from './header-modifier';
import { checkAtMost } from './list-checks';
import { type LocalObjectRef, renderLocalObjectRef } from './object-ref';
import { type RequestMirror, renderRequestMirror } from './request-mirror';

/** The names that the Gateway API gives to the filters of a GRPCRoute. */
export type GRPCRouteFilterType = 'RequestHeaderModifier' | 'ResponseHeaderModifier' | 'RequestMirror' | 'ExtensionRef';

/** The wire form of a filter, of a rule or of a backend. */
export type GRPCRouteFilterJson = Wire<GrpcRouteSpecRulesFilters>;

type Render = (route: MeshResource<unknown>, property: string) => Omit<GRPCRouteFilterJson, 'type'>;

/**
 * Something that is done with calls or answers on the way.
 *
 * A rule or a backend has at most one filter of a type, save for mirrors and extensions. Istio takes header modifiers
 * and mirrors on rules, and header modifiers alone on backends.
 *
 * @example
 * gatewayApi.GRPCRouteFilter.requestHeaderModifier({ set: { 'x-env': 'staging' }, remove: ['x-debug'] });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#grpcroutefilter
 */
export class GRPCRouteFilter<Type extends GRPCRouteFilterType = GRPCRouteFilterType> {
  /** Changes the headers of calls. */
  public static requestHeaderModifier(headers: HeaderModifier): GRPCRouteFilter<'RequestHeaderModifier'> {
    return new GRPCRouteFilter('RequestHeaderModifier', (route, property) => ({
      requestHeaderModifier: renderHeaderModifier(headers, route, `${property}.requestHeaderModifier`),
    }));
  }

  /** Changes the headers of answers. */
  public static responseHeaderModifier(headers: HeaderModifier): GRPCRouteFilter<'ResponseHeaderModifier'> {
    return new GRPCRouteFilter('ResponseHeaderModifier', (route, property) => ({
      responseHeaderModifier: renderHeaderModifier(headers, route, `${property}.responseHeaderModifier`),
    }));
  }

  /** Sends copies of calls to another backend. */
  public static requestMirror(mirror: RequestMirror): GRPCRouteFilter<'RequestMirror'> {
    return new GRPCRouteFilter('RequestMirror', (route, property) => ({
      requestMirror: renderRequestMirror(mirror, route, `${property}.requestMirror`),
    }));
  }

  /** A filter of the implementation, an object of the route's namespace. Istio has none. */
  public static extensionRef(object: LocalObjectRef): GRPCRouteFilter<'ExtensionRef'> {
    return new GRPCRouteFilter('ExtensionRef', (route, property) => ({
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
  public _render(route: MeshResource<unknown>, property: string): GRPCRouteFilterJson {
    return { type: this.type, ...this.#render(route, property) };
  }
}

/** The filters of a rule or of a backend in their wire form. */
export function renderGRPCRouteFilters(
  filters: readonly GRPCRouteFilter[] | undefined,
  route: MeshResource<unknown>,
  property: string,
): GRPCRouteFilterJson[] | undefined {
  checkAtMost(filters, { property, at: route }, 16);
  checkFilterTypes(filters?.map(({ type }) => type) ?? [], property, route);
  return filters?.map((filter, index) => filter._render(route, `${property}[${index}]`));
}
