import type { EnvoyFilterSpecConfigPatchesMatchListener } from '../../../imports/networking.istio.io';
import { checkPort, type Place } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { Wire } from '../../core/wire';

/** The name of the network filter that runs the HTTP filters. */
export const HTTP_CONNECTION_MANAGER = 'envoy.filters.network.http_connection_manager' as const;

/**
 * The listeners that a patch is for.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ListenerMatch
 */
export interface ListenerMatch {
  /**
   * The name, such as `0.0.0.0_9080` or `virtualInbound`.
   * @default - any name
   */
  readonly name?: string;
  /**
   * The port of the service, or of the gateway.
   * @default - any port
   */
  readonly portNumber?: number;
}

/**
 * The filter chains of a listener that a patch is for.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ListenerMatch-FilterChainMatch
 */
export interface FilterChainMatch {
  /**
   * The name.
   * @default - any name
   */
  readonly name?: string;
  /**
   * A server name that the chain is for.
   * @default - any server name, or none
   */
  readonly sni?: string;
  /**
   * Whether the chain is for TLS; only for `SIDECAR_INBOUND`.
   * @default - either
   */
  readonly transportProtocol?: 'raw_buffer' | 'tls';
  /**
   * Application protocols that the chain is for; only for sidecars.
   * @default - any
   */
  readonly applicationProtocols?: readonly string[];
  /**
   * The destination port that the chain is for.
   * @default - any port
   */
  readonly destinationPort?: number;
}

/** Listeners, and filter chains of them. */
export interface FilterChainListenerMatch extends ListenerMatch {
  /**
   * The filter chains.
   * @default - all of them
   */
  readonly filterChain?: FilterChainMatch;
}

/** Listeners, and one of their listener filters. */
export interface ListenerFilterListenerMatch extends ListenerMatch {
  /**
   * The name of the listener filter.
   * @default - any
   */
  readonly listenerFilter?: string;
}

/** Listeners, and one of the network filters of their filter chains. */
export interface NetworkFilterListenerMatch extends ListenerMatch {
  /**
   * The filter chains, and the filter in them.
   * @default - all of them
   */
  readonly filterChain?: FilterChainMatch & {
    /**
     * The network filter, by the name that Envoy has for it now.
     * @default - any
     */
    readonly filter?: { readonly name: string };
  };
}

/** Listeners, and one of the HTTP filters of their filter chains. */
export interface HttpFilterListenerMatch extends ListenerMatch {
  /**
   * The filter chains, and the filter in them.
   * @default - all of them
   */
  readonly filterChain?: FilterChainMatch & {
    /**
     * The HTTP connection manager, and the HTTP filter in it.
     * @default - any
     */
    readonly filter?: {
      readonly name: typeof HTTP_CONNECTION_MANAGER;
      /**
       * The HTTP filter, by the name that Envoy has for it now.
       * @default - any
       */
      readonly subFilter?: { readonly name: string };
    };
  };
}

/** Any of the matches. */
export type AnyListenerMatch = FilterChainListenerMatch &
  ListenerFilterListenerMatch &
  NetworkFilterListenerMatch & {
    readonly filterChain?: {
      readonly filter?: { readonly name: string; readonly subFilter?: { readonly name: string } };
    };
  };

/** The listeners in their wire form. */
export function renderListenerMatch(
  match: AnyListenerMatch,
  place: Place,
): Wire<EnvoyFilterSpecConfigPatchesMatchListener> {
  const { name, portNumber, filterChain, listenerFilter } = match;
  const at = (field: string): Place => ({ ...place, property: `${place.property}.${field}` });
  const filter = filterChain?.filter;
  for (const [field, named] of [
    ['filter', filter],
    ['filter.subFilter', filter?.subFilter],
  ] as const) {
    if (named?.name !== '') continue;
    throw new MeshError('MESH_EMPTY_MATCH', { ...at(`filterChain.${field}.name`), value: '', must: 'not be empty' });
  }
  return {
    name,
    portNumber: checkPort(portNumber, at('portNumber')),
    listenerFilter,
    filterChain: filterChain && {
      name: filterChain.name,
      sni: filterChain.sni,
      transportProtocol: filterChain.transportProtocol,
      applicationProtocols: filterChain.applicationProtocols?.join(','),
      destinationPort: checkPort(filterChain.destinationPort, at('filterChain.destinationPort')),
      filter: filter && { name: filter.name, subFilter: filter.subFilter && { name: filter.subFilter.name } },
    },
  };
}
