import {
  DestinationRule,
  type Fault,
  type HttpDestinations,
  StringMatch,
  type TrafficPolicy,
  VirtualService,
} from 'cdk8s-mesh';
import type { Construct } from 'constructs';
import type { Hello } from './workloads';

/** A third of the requests for each version, as near as whole numbers come to it. */
export const THIRDS = { v1: 33, v2: 33, v3: 34 };

/** Whoever sends the header `version-app: v1` gets version 1; for everyone else, `to` says where requests go. */
export function routeHello(scope: Construct, hello: Hello, to: HttpDestinations, fault?: Fault): void {
  const routes = new VirtualService(scope, 'hello-routes', { metadata: { name: 'hello-svc' }, host: hello });
  routes.addHttpRoute({
    match: [{ headers: { 'version-app': StringMatch.exact('v1') } }],
    to: hello.subset('v1'),
    fault,
  });
  routes.addHttpRoute({ to, fault });
}

/** The versions of hello as subsets, and how requests to them are made. */
export function helloSubsets(scope: Construct, hello: Hello, trafficPolicy?: TrafficPolicy): void {
  new DestinationRule(scope, 'hello-subsets', {
    metadata: { name: 'hello-svc' },
    host: hello,
    subsets: hello.subsets,
    trafficPolicy,
  });
}

/**
 * Requests go to hello as a whole, so that the policy chooses among the pods of all versions. Behind a split by weights
 * it would choose among those of one version, and there is one pod of each.
 */
export function policyForAllPods(scope: Construct, hello: Hello, trafficPolicy: TrafficPolicy): void {
  helloSubsets(scope, hello, trafficPolicy);
  routeHello(scope, hello, hello);
}
