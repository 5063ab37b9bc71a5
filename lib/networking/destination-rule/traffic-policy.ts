import type { DestinationRuleSpecTrafficPolicy } from '../../../imports/networking.istio.io';
import { checkNotEmpty } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { Host } from '../../core/host';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type PolicyBlocks, renderPolicyBlocks } from './policy-blocks';
import { type PortTrafficPolicy, renderPortTrafficPolicies } from './port-traffic-policy';
import { type ProxyProtocol, renderProxyProtocol } from './proxy-protocol';
import { type RetryBudget, renderRetryBudget } from './retry-budget';
import { renderTunnel, type Tunnel } from './tunnel';

/** What can be said for a service and for each of its subsets. */
export interface TrafficPolicyBlocks extends PolicyBlocks {
  /**
   * How many retries may be under way.
   * @default - no limit
   */
  readonly retryBudget?: RetryBudget;
  /**
   * Policies for single ports. For its port each one replaces this whole policy, `proxyProtocol` and `retryBudget`
   * included; only `tunnel` stays.
   * @default - all ports are alike
   */
  readonly ports?: readonly PortTrafficPolicy[];
}

interface Direct {
  /**
   * Connections begin with the address of the client.
   * @default - they do not
   */
  readonly proxyProtocol?: ProxyProtocol;
  readonly tunnel?: never;
}

interface Tunnelled {
  /** Connections go through the service, an HTTP proxy, to another target. A subset does not inherit it. */
  readonly tunnel: Tunnel;
  readonly proxyProtocol?: never;
}

/**
 * How requests and connections to a service are made, once a route has chosen it.
 *
 * A subset's policy replaces the service's block by block: a `connectionPool` of the subset is the whole one.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy
 */
export type TrafficPolicy = TrafficPolicyBlocks & (Direct | Tunnelled);

/** The policy in its wire form. `inherited` is what it replaces: the policy of the service, for that of a subset. */
export function renderTrafficPolicy(
  policy: TrafficPolicy,
  rule: MeshResource<unknown> & { readonly host: Host },
  property: string,
  inherited?: TrafficPolicy,
): Wire<DestinationRuleSpecTrafficPolicy> {
  const at = rule;
  const { ports, tunnel, proxyProtocol, retryBudget } = policy;
  if (tunnel !== undefined && proxyProtocol !== undefined) {
    throw new MeshError('MESH_TUNNEL_WITH_PROXY_PROTOCOL', {
      property,
      value: ['tunnel', 'proxyProtocol'],
      must: 'have one of tunnel and proxyProtocol',
      at,
    });
  }
  checkNotEmpty(ports, { property: `${property}.ports`, at }, 'leave it out where all ports are alike');
  const detected = (policy.outlierDetection ?? inherited?.outlierDetection) !== undefined;
  const rendered = {
    ...renderPolicyBlocks(policy, rule, property, detected),
    retryBudget: retryBudget && renderRetryBudget(retryBudget, rule, `${property}.retryBudget`),
    tunnel: tunnel && renderTunnel(tunnel, rule, `${property}.tunnel`),
    proxyProtocol: proxyProtocol && renderProxyProtocol(proxyProtocol),
    portLevelSettings: ports && renderPortTrafficPolicies(ports, rule, `${property}.ports`),
  };
  if (Object.values(rendered).every((block) => block === undefined)) {
    throw new MeshError('MESH_EMPTY_TRAFFIC_POLICY', {
      property,
      value: {},
      must:
        'set at least one of connectionPool, outlierDetection, loadBalancer, tls, retryBudget, tunnel, proxyProtocol ' +
        'and ports',
      fix: "leave it out for Istio's defaults",
      at,
    });
  }
  return rendered;
}
