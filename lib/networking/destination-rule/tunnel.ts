import type { DestinationRuleSpecTrafficPolicyTunnel } from '../../../imports/networking.istio.io';
import { checkPort } from '../../core/checks';
import { MeshError } from '../../core/errors';
import { Host, type HostRef } from '../../core/host';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';

/** How a proxy is asked to open a tunnel. */
export enum TunnelProtocol {
  /** By an HTTP CONNECT request. */
  CONNECT = 'CONNECT',
  /** By an HTTP POST request. */
  POST = 'POST',
}

/**
 * TCP and TLS connections go through the service of the rule, an HTTP proxy, to another target. HTTP routes do not.
 *
 * @example
 * const tunnel: Tunnel = { targetHost: Host.external('www.example.com'), targetPort: 443 };
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-TunnelSettings
 */
export interface Tunnel {
  /** Where the proxy connects to. A Service is named in full, since the proxy may be anywhere. */
  readonly targetHost: HostRef;
  /** The port that the proxy connects to. */
  readonly targetPort: number;
  /**
   * How the proxy is asked.
   * @default TunnelProtocol.CONNECT
   */
  readonly protocol?: TunnelProtocol;
}

/** The tunnel in its wire form. */
export function renderTunnel(
  { targetHost, targetPort, protocol }: Tunnel,
  rule: MeshResource<unknown>,
  property: string,
): Wire<DestinationRuleSpecTrafficPolicyTunnel> {
  const target = Host.of(targetHost).fullName;
  if (target.startsWith('*')) {
    throw new MeshError('MESH_INVALID_HOST', {
      property: `${property}.targetHost`,
      value: target,
      must: 'be one host, not a wildcard',
      at: rule,
    });
  }
  return {
    protocol,
    targetHost: target,
    targetPort: checkPort(targetPort, { property: `${property}.targetPort`, at: rule }),
  };
}
