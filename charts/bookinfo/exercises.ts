import { Duration } from 'cdk8s';
import {
  Delay,
  Destination,
  DestinationRule,
  Gateway,
  Host,
  Percentage,
  Resolution,
  Server,
  ServiceEntry,
  ServiceEntryPort,
  ServicePort,
  StringMatch,
  VersionedService,
  VirtualService,
} from 'cdk8s-mesh';
import type { Construct } from 'constructs';
import { SystemChart } from '../system-chart';
import type { Bookinfo } from './bookinfo';
import type { Workloads } from './workloads';

/** Fills one exercise. Objects carry the names of what they replace in the base. */
type Exercise = (chart: Construct, workloads: Workloads) => void;

const jason = { headers: { 'end-user': StringMatch.exact('jason') } };

function jasonTestsReviews(chart: Construct, reviews: Workloads['reviews']): void {
  const routes = new VirtualService(chart, 'reviews', { host: reviews });
  routes.addHttpRoute({ match: [jason], to: reviews.subset('v2') });
  routes.addHttpRoute({ to: reviews.subset('v1') });
}

const exercises: { readonly [name: string]: Exercise } = {
  '01-reviews-test-v2': (chart, { reviews }) => {
    jasonTestsReviews(chart, reviews);
  },

  // productpage gives reviews 6 s in all, reviews gives ratings 10 s: the delay shows that the two do not fit.
  '02-ratings-test-delay': (chart, { reviews, ratings }) => {
    jasonTestsReviews(chart, reviews);
    const routes = new VirtualService(chart, 'ratings', { host: ratings });
    routes.addHttpRoute({
      match: [jason],
      to: ratings.subset('v1'),
      fault: { delay: Delay.fixed(Duration.seconds(7), Percentage.ALL) },
    });
    routes.addHttpRoute({ to: ratings.subset('v1') });
  },

  '03-reviews-50-v3': (chart, { reviews }) => {
    const routes = new VirtualService(chart, 'reviews', { host: reviews });
    routes.addHttpRoute({ to: reviews.split({ v1: 50, v3: 50 }) });
  },

  '04-reviews-v3': (chart, { reviews }) => {
    const routes = new VirtualService(chart, 'reviews', { host: reviews });
    routes.addHttpRoute({ to: reviews.subset('v3') });
  },

  '05-reviews-circuit-breaker': (chart, { reviews }) => {
    new DestinationRule(chart, 'reviews', {
      host: reviews,
      subsets: reviews.subsets,
      trafficPolicy: {
        connectionPool: { http: { http1MaxPendingRequests: 1, maxRequestsPerConnection: 1 } },
        outlierDetection: {
          consecutive5xxErrors: 1,
          interval: Duration.seconds(1),
          baseEjectionTime: Duration.minutes(3),
          maxEjectionPercent: 100,
        },
      },
    });
  },

  '06-reviews-mirroring': (chart, { reviews }) => {
    const routes = new VirtualService(chart, 'reviews', { host: reviews });
    routes.addHttpRoute({
      to: reviews.subset('v1'),
      mirror: { to: reviews.subset('v2'), percentage: Percentage.of(50) },
    });
  },

  '07-httpbin': (chart) => {
    const httpbin = new VersionedService(chart, 'httpbin', {
      port: ServicePort.http(8000, { targetPort: 8080 }),
      versions: { v1: { image: 'docker.io/mccutchen/go-httpbin:v2.15.0', deploymentName: 'httpbin' } },
    });
    const host = Host.external('httpbin.example.com');
    const gateway = new Gateway(chart, 'httpbin-gateway', {
      selector: Gateway.INGRESS,
      servers: [Server.http({ hosts: [host] })],
    });
    const routes = new VirtualService(chart, 'httpbin-routes', {
      metadata: { name: 'httpbin' },
      host,
      gateways: [gateway],
    });
    routes.addHttpRoute({
      match: [{ uri: StringMatch.prefix('/status') }, { uri: StringMatch.prefix('/delay') }],
      to: httpbin,
    });
  },

  '08-egress-gateway': (chart) => {
    const outside = Host.external('www.example.com');
    const egress = Host.service('istio-egressgateway', { namespace: 'istio-system' });
    new ServiceEntry(chart, 'example', {
      hosts: [outside],
      ports: [ServiceEntryPort.http(80)],
      resolution: Resolution.DNS,
    });
    const gateway = new Gateway(chart, 'istio-egressgateway', {
      selector: Gateway.EGRESS,
      servers: [Server.http({ hosts: [outside] })],
    });
    const routes = new VirtualService(chart, 'example-through-egress-gateway', {
      host: outside,
      gateways: [gateway, 'mesh'],
    });
    routes.addHttpRoute({
      match: [{ gateways: ['mesh'], port: 80 }],
      to: Destination.of(egress, { port: 80 }),
    });
    routes.addHttpRoute({
      match: [{ gateways: [gateway], port: 80 }],
      to: Destination.of(outside, { port: 80 }),
    });
  },
};

/** Each exercise of the lab as a chart of its own, to be applied over the base. */
export function bookinfoExercises(scope: Construct, { workloads }: Bookinfo): void {
  for (const [name, fill] of Object.entries(exercises)) {
    fill(new SystemChart(scope, `bookinfo-${name}`, 'bookinfo'), workloads);
  }
}
