import { expect } from '@jest/globals';
import { DestinationRule, Host, type LoadBalancer, type TrafficPolicy } from 'cdk8s-mesh';
import { renderOne } from '../../../support/render';
import { violations } from '../../../support/schema';

/** The traffic policy as a rule renders it; valid by the CRD. */
export function renderPolicy(trafficPolicy: TrafficPolicy) {
  const manifest = renderOne((chart) => {
    new DestinationRule(chart, 'rule', { host: Host.service('reviews', { namespace: 'bookinfo' }), trafficPolicy });
  });
  expect(violations(manifest)).toEqual([]);
  return manifest.spec.trafficPolicy;
}

/** The load balancer as a rule with outlier detection renders it; valid by the CRD. */
export function renderLoadBalancer(loadBalancer: LoadBalancer) {
  return renderPolicy({ loadBalancer, outlierDetection: {} }).loadBalancer;
}
