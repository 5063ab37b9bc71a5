import {
  DestinationRule,
  type Fault,
  type HttpForwardRoute,
  StringMatch,
  type TrafficPolicy,
  VirtualService,
  type WeightedHttpDestination,
} from 'cdk8s-mesh';
import type { Construct } from 'constructs';
import type { Hello } from './workloads';

type Weights = { readonly [V in 'v1' | 'v2' | 'v3']: number };

/** A third of the requests for each version, as near as whole numbers come to it. */
export const THIRDS: Weights = { v1: 33, v2: 33, v3: 34 };

/** The versions of hello with their shares of the requests. */
export function shares(hello: Hello, weights: Weights): WeightedHttpDestination[] {
  return hello.subsets.map(({ name }) => ({ destination: hello.subset(name), weight: weights[name] }));
}

/** Whoever sends the header `version-app: v1` gets version 1; for everyone else, `to` says where requests go. */
export function routeHello(scope: Construct, hello: Hello, to: HttpForwardRoute['to'], fault?: Fault): void {
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
