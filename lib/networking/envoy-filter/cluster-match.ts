import type { EnvoyFilterSpecConfigPatchesMatchCluster } from '../../../imports/networking.istio.io';
import { checkDnsLabel, checkPort, type Place } from '../../core/checks';
import { Host, type HostRef } from '../../core/host';
import type { Wire } from '../../core/wire';
import { qualifiedName } from '../qualified-host';

/**
 * The clusters that a patch is for: by what Istio made them for, or by name.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ClusterMatch
 */
export type ClusterMatch =
  | {
      /**
       * The service; inbound clusters have none.
       * @default - any service
       */
      readonly service?: HostRef;
      /**
       * The subset of the service.
       * @default - any subset
       */
      readonly subset?: string;
      /**
       * The port of the service; of the pod, for inbound clusters.
       * @default - any port
       */
      readonly portNumber?: number;
      readonly name?: never;
    }
  | {
      /** The whole name, such as `PassthroughCluster`. */
      readonly name: string;
      readonly service?: never;
      readonly subset?: never;
      readonly portNumber?: never;
    };

/** The clusters in their wire form. */
export function renderClusterMatch(match: ClusterMatch, place: Place): Wire<EnvoyFilterSpecConfigPatchesMatchCluster> {
  const at = (field: string): Place => ({ ...place, property: `${place.property}.${field}` });
  const { name, service, subset, portNumber } = match;
  return {
    name,
    service: service && qualifiedName(Host.of(service), at('service')),
    subset: checkDnsLabel(subset, at('subset')),
    portNumber: checkPort(portNumber, at('portNumber')),
  };
}
