import { Duration } from 'cdk8s';
import {
  Abort,
  AuthorizationAction,
  AuthorizationPolicy,
  HashKey,
  Jwks,
  LoadBalancer,
  Percentage,
  RequestAuthentication,
  Source,
  VirtualService,
} from 'cdk8s-mesh';
import type { Construct } from 'constructs';
import type { Bookinfo } from '../bookinfo/bookinfo';
import { SystemChart } from '../system-chart';
import type { HelloVersions } from './hello-versions';
import { policyForAllPods, routeHello, THIRDS } from './rules';

/** Fills one exercise. Objects carry the names of what they replace in the base. */
type Exercise = (chart: Construct, system: HelloVersions) => void;

/** Of the tokens that Istio's samples have. */
const ISSUER = 'testing@secure.istio.io';
const KEYS = 'https://raw.githubusercontent.com/istio/istio/release-1.30/security/tools/jwt/samples/jwks.json';

const exercises: { readonly [name: string]: Exercise } = {
  '01-fault-abort': (chart, { hello }) => {
    const abort = Abort.http(404, Percentage.of(10));
    routeHello(chart, hello, hello.split(THIRDS), { abort });
  },

  '03-round-robin': (chart, { hello }) => {
    policyForAllPods(chart, hello, { loadBalancer: LoadBalancer.roundRobin() });
  },

  '04-random': (chart, { hello }) => {
    policyForAllPods(chart, hello, { loadBalancer: LoadBalancer.random() });
  },

  '05-least-request': (chart, { hello }) => {
    policyForAllPods(chart, hello, { loadBalancer: LoadBalancer.leastRequest() });
  },

  '06-weighted': (chart, { hello }) => {
    routeHello(chart, hello, hello.split({ v1: 80, v2: 10, v3: 10 }));
  },

  '07-consistent-hash': (chart, { hello }) => {
    policyForAllPods(chart, hello, { loadBalancer: LoadBalancer.consistentHash(HashKey.header('x-user')) });
  },

  // One pod of three may be out: a third is more than Istio's own 10 %, with which none ever would be.
  '08-circuit-breaker': (chart, { hello }) => {
    policyForAllPods(chart, hello, {
      connectionPool: {
        tcp: { maxConnections: 1 },
        http: { http1MaxPendingRequests: 1, maxRequestsPerConnection: 1 },
      },
      outlierDetection: {
        consecutive5xxErrors: 3,
        interval: Duration.seconds(10),
        baseEjectionTime: Duration.seconds(30),
        maxEjectionPercent: 50,
      },
    });
  },

  // A RequestAuthentication alone refuses bad tokens only; the AuthorizationPolicy refuses requests without one.
  '09-allow-tokens': (chart, { hello }) => {
    new RequestAuthentication(chart, 'hello-tokens', {
      selector: hello,
      jwtRules: [{ issuer: ISSUER, jwks: Jwks.remote(KEYS) }],
    });
    new AuthorizationPolicy(chart, 'hello-allow-tokens', {
      selector: hello,
      action: AuthorizationAction.ALLOW,
      rules: [{ from: [Source.requestPrincipals(`${ISSUER}/*`)] }],
    });
  },

  '10-deny-others': (chart, { hello, nginx }) => {
    new AuthorizationPolicy(chart, 'hello-deny-others', {
      selector: hello,
      action: AuthorizationAction.DENY,
      rules: [{ from: [Source.notServiceAccounts(nginx)] }],
    });
  },
};

/** A ratings that takes more than 5 s counts as failed, long before the 10 s that reviews would wait. */
function ratingsTimeout(chart: Construct, { workloads: { ratings } }: Bookinfo): void {
  const routes = new VirtualService(chart, 'ratings', { host: ratings });
  routes.addHttpRoute({ to: ratings.subset('v1'), timeout: Duration.seconds(5) });
}

/** Each exercise as a chart of its own, to be applied over the base; 02 goes over that of Bookinfo. */
export function helloVersionsExercises(scope: Construct, system: HelloVersions, bookinfo: Bookinfo): void {
  for (const [name, fill] of Object.entries(exercises)) {
    fill(new SystemChart(scope, `hello-versions-${name}`, 'hello'), system);
  }
  ratingsTimeout(new SystemChart(scope, 'hello-versions-02-ratings-timeout', 'bookinfo'), bookinfo);
}
