import { ISTIO_SYSTEM } from './istiod';

/** The filter of Istio's own build of Envoy that a Telemetry with metrics asks for. */
const STATS = 'istio.stats';
const HTTP = 'envoy.filters.network.http_connection_manager';

/** Takes the metrics' filter out of all listeners: a plain Envoy refuses a listener with it. */
export const WITHOUT_STATS = {
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  metadata: { name: 'without-stats', namespace: ISTIO_SYSTEM },
  spec: {
    configPatches: [
      {
        applyTo: 'HTTP_FILTER',
        match: { context: 'ANY', listener: { filterChain: { filter: { name: HTTP, subFilter: { name: STATS } } } } },
        patch: { operation: 'REMOVE' },
      },
      {
        applyTo: 'NETWORK_FILTER',
        match: { context: 'ANY', listener: { filterChain: { filter: { name: STATS } } } },
        patch: { operation: 'REMOVE' },
      },
    ],
  },
};
