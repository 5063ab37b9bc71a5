import type { WasmPluginSpecMatch } from '../../imports/extensions.istio.io';
import { checkPort } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { WorkloadMode } from '../telemetry/workload-mode';

/**
 * Conditions on traffic that an extension sees. Both have to hold; of several selectors, one has to.
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/#TrafficSelector
 */
export interface TrafficSelector {
  /**
   * The side of the traffic that the workload is on; gateways are CLIENT. `'UNDEFINED'` is the default by name.
   * @default WorkloadMode.CLIENT_AND_SERVER
   */
  readonly mode?: WorkloadMode | 'UNDEFINED';
  /**
   * Ports: of the Service where the workload is the client, of the container where it is the server.
   * @default - any port
   */
  readonly ports?: readonly number[];
}

/** The selector in its wire form. */
export function renderTrafficSelector(
  { mode, ports }: TrafficSelector,
  at: MeshResource<unknown>,
  property: string,
): Wire<WasmPluginSpecMatch> {
  if (ports && new Set(ports).size < ports.length) {
    throw new MeshError('MESH_DUPLICATE', {
      property: `${property}.ports`,
      value: ports,
      must: 'name each port once',
      at,
    });
  }
  return {
    mode,
    ports: ports?.map((port, index) => ({ number: checkPort(port, { property: `${property}.ports[${index}]`, at }) })),
  };
}
