import { ConfigPatch, EnvoyFilter, PatchContext, PatchOperation } from 'cdk8s-mesh';
import type { Construct } from 'constructs';
import { SystemChart } from '../system-chart';
import type { IstioInAction } from './istio-in-action';

/**
 * Half of the catalog's answers are HTTP 500.
 *
 * The fault stands in the catalog's own proxy, as if the application had failed. In a VirtualService the caller's proxy
 * would make it up, and the caller's retries would not see it.
 */
function catalogFails(chart: Construct, { catalog }: IstioInAction): void {
  new EnvoyFilter(chart, 'catalog-chaos', {
    workloadSelector: catalog,
    configPatches: [
      ConfigPatch.httpFilter({
        context: PatchContext.SIDECAR_INBOUND,
        listener: {
          portNumber: 3000,
          filterChain: {
            filter: { name: ConfigPatch.HTTP_CONNECTION_MANAGER, subFilter: { name: 'envoy.filters.http.router' } },
          },
        },
        operation: PatchOperation.INSERT_BEFORE,
        value: {
          name: 'envoy.filters.http.fault',
          typed_config: {
            '@type': 'type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault',
            abort: { http_status: 500, percentage: { numerator: 50, denominator: 'HUNDRED' } },
          },
        },
      }),
    ],
  });
}

/** Each exercise as a chart of its own, to be applied over the base. */
export function istioInActionExercises(scope: Construct, system: IstioInAction): void {
  catalogFails(new SystemChart(scope, 'istio-in-action-01-chaos-500-50', 'istioinaction'), system);
}
