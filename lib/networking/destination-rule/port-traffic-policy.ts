import type { DestinationRuleSpecTrafficPolicyPortLevelSettings } from '../../../imports/networking.istio.io';
import { checkPort } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { Host } from '../../core/host';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { checkServicePort } from '../service-port';
import type { PolicyBlocks } from './policy-blocks';
import { renderPolicyBlocks } from './policy-blocks';

/**
 * The policy for one port of the service, in place of the policy for all ports: what it leaves out has Istio's default,
 * and not what is said for all ports.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy
 */
export interface PortTrafficPolicy extends PolicyBlocks {
  /** The port of the Service. */
  readonly port: number;
}

/** The policies in their wire form. */
export function renderPortTrafficPolicies(
  policies: readonly PortTrafficPolicy[],
  rule: MeshResource<unknown> & { readonly host: Host },
  property: string,
): Wire<DestinationRuleSpecTrafficPolicyPortLevelSettings>[] {
  return policies.map((policy, index) => {
    const place = { property: `${property}[${index}].port`, at: rule };
    const port = checkPort(policy.port, place);
    if (policies.findIndex((other) => other.port === port) < index) {
      throw new MeshError('MESH_DUPLICATE_PORT', {
        ...place,
        value: port,
        must: 'be named once',
        fix: 'Istio takes the first policy of a port; put everything into it',
      });
    }
    checkServicePort(rule.host, port, place);
    const blocks = renderPolicyBlocks(policy, rule, `${property}[${index}]`, policy.outlierDetection !== undefined);
    if (Object.values(blocks).every((block) => block === undefined)) {
      throw new MeshError('MESH_EMPTY_TRAFFIC_POLICY', {
        property: `${property}[${index}]`,
        value: { port },
        must: 'set at least one of connectionPool, outlierDetection, loadBalancer and tls',
        at: rule,
      });
    }
    return { port: { number: port }, ...blocks };
  });
}
