import type { TcpRouteSpec } from '../../imports/gateway.networking.k8s.io';
import type { MeshResource, MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type BackendTarget, renderBackends, type WeightedBackend } from './backend-ref';
import { type RouteParent, renderParents } from './parent-ref';
import { checkSectionName } from './section-name';

/**
 * What routes of connections have in common: one rule, which is for every connection.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#tcprouterule
 */
export interface L4RouteProps extends MeshResourceProps {
  /** Where connections go, 1 to 16 backends. */
  readonly backends: readonly (BackendTarget | WeightedBackend)[];
  /**
   * A name of the rule, for policies that are attached to it.
   * @default - none
   */
  readonly ruleName?: string;
}

/** The parents and the one rule in their wire form. */
export function renderL4Route(
  { parents, backends, ruleName }: L4RouteProps & { readonly parents: readonly RouteParent[] },
  route: MeshResource<unknown>,
): Wire<TcpRouteSpec> {
  return {
    parentRefs: renderParents(parents, route),
    rules: [
      {
        name: checkSectionName(ruleName, { property: 'ruleName', at: route }),
        backendRefs: renderBackends(backends, route, 'backends').map(({ json }) => json),
      },
    ],
  };
}
