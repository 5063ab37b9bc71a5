import type { DestinationRuleSpecTrafficPolicyProxyProtocol } from '../../../imports/networking.istio.io';
import type { Wire } from '../../core/wire';

/** The two forms of the PROXY protocol. */
export enum ProxyProtocolVersion {
  /** A line of text. */
  V1 = 'V1',
  /** Binary. */
  V2 = 'V2',
}

/**
 * Each connection to the service begins with the address of the client, in the PROXY protocol.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-ProxyProtocol
 */
export interface ProxyProtocol {
  /**
   * The form.
   * @default ProxyProtocolVersion.V1
   */
  readonly version?: ProxyProtocolVersion;
}

/** The settings in their wire form. */
export function renderProxyProtocol({ version }: ProxyProtocol): Wire<DestinationRuleSpecTrafficPolicyProxyProtocol> {
  return { version };
}
