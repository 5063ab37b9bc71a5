import type { VirtualServiceSpecTcpMatch } from '../../../imports/networking.istio.io';
import { checkDnsLabel, checkPort } from '../../core/checks';
import { checkCidr } from '../../core/cidr';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { labelsOf, type WorkloadRef } from '../../core/workload-selector';
import { type GatewayRef, renderGateways } from '../gateway-ref';

/**
 * Conditions on a connection. All conditions of one match have to hold; of several matches, one has to.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#L4MatchAttributes
 */
export interface L4Match {
  /**
   * Addresses that the client dialled, each an IP address or a CIDR range.
   * @default - any address
   */
  readonly destinationSubnets?: readonly string[];
  /**
   * The port that the client dialled.
   * @default - any port of the host
   */
  readonly port?: number;
  /**
   * The workload that connects, by its labels.
   * @default - any client
   */
  readonly source?: WorkloadRef;
  /**
   * The namespace of the workload that connects.
   * @default - any namespace
   */
  readonly sourceNamespace?: string;
  /**
   * Gateways for which this match counts, out of those of the VirtualService.
   * @default - the VirtualService's gateways
   */
  readonly gateways?: readonly GatewayRef[];
}

/** The match in its wire form. */
export function renderL4Match(
  match: L4Match,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecTcpMatch> {
  const at = rule;
  return {
    destinationSubnets: match.destinationSubnets?.map((subnet, index) =>
      checkCidr(subnet, { property: `${property}.destinationSubnets[${index}]`, at }),
    ),
    port: checkPort(match.port, { property: `${property}.port`, at }),
    sourceLabels: match.source && labelsOf(match.source, rule, `${property}.source`),
    sourceNamespace: checkDnsLabel(match.sourceNamespace, { property: `${property}.sourceNamespace`, at }),
    gateways: renderGateways(match.gateways, rule, `${property}.gateways`),
  };
}
