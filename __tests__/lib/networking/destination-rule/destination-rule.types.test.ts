import { expect, test } from '@jest/globals';
import { type Chart, Duration } from 'cdk8s';
import {
  ClientTls,
  type ConnectionPool,
  type Destination,
  DestinationRule,
  H2UpgradePolicy,
  HashKey,
  Host,
  LoadBalancer,
  type LocalityLoadBalancing,
  type OutlierDetection,
  Subset,
  type TrafficPolicy,
} from 'cdk8s-mesh';

const host = Host.service('reviews', { namespace: 'bookinfo' });
const files = { clientCertificate: 'tls.crt', privateKey: 'tls.key' };

/** The compiler reads this function; nobody calls it. */
function subsets(chart: Chart, names: readonly Subset[], versions: readonly Subset<'v1' | 'v2'>[]) {
  const rule = new DestinationRule(chart, 'a', { host, subsets: [Subset.of('v1'), Subset.of('v2')] });
  const one: Destination = rule.subset('v1');
  // @ts-expect-error the rule has no v9
  rule.subset('v9');
  // @ts-expect-error a name that is only known later may be none of the two
  rule.subset('v1' as string);

  const list = [Subset.of('v1', { labels: { version: 'v1' } }), Subset.of('v2')];
  new DestinationRule(chart, 'b', { host, subsets: list }).subset('v2');
  // @ts-expect-error the list has no v9
  new DestinationRule(chart, 'b', { host, subsets: list }).subset('v9');

  new DestinationRule(chart, 'c', { host, subsets: versions }).subset('v2');
  // @ts-expect-error there are only v1 and v2
  new DestinationRule(chart, 'c', { host, subsets: versions }).subset('v3');

  // Names that the compiler does not know are checked when the chart runs.
  new DestinationRule(chart, 'd', { host, subsets: names }).subset('v9');

  // @ts-expect-error a rule without subsets has none to route to
  new DestinationRule(chart, 'e', { host }).subset('v1');
  const added: Destination = new DestinationRule(chart, 'e', { host }).addSubset(Subset.of('v1'));

  const copy: Subset<'v1'> = Subset.of('v1').withTrafficPolicy({ outlierDetection: {} });
  // @ts-expect-error the copy keeps its name
  const other: Subset<'v2'> = Subset.of('v1').withTrafficPolicy({ outlierDetection: {} });
  // @ts-expect-error labels or a workload, not both
  Subset.of('v1', { labels: { version: 'v1' }, workload: { podLabels: { version: 'v1' } } });
  // @ts-expect-error a rule has a host
  new DestinationRule(chart, 'f', {});
  // @ts-expect-error a host is an object, not a name
  new DestinationRule(chart, 'f', { host: 'reviews' });
  // @ts-expect-error a subset is made by Subset.of
  new DestinationRule(chart, 'f', { host, subsets: [{ name: 'v1', labels: {} }] });
  return [one, added, copy, other];
}

/** The compiler reads this function; nobody calls it. */
function policies(): unknown[] {
  const tunnel = { targetHost: host, targetPort: 443 };
  // @ts-expect-error a tunnel or the PROXY protocol
  const both: TrafficPolicy = { tunnel, proxyProtocol: {} };
  // @ts-expect-error a port's policy names its port
  const portless: TrafficPolicy = { ports: [{ outlierDetection: {} }] };
  // @ts-expect-error a port has no policies for ports
  const nested: TrafficPolicy = { ports: [{ port: 80, ports: [] }] };
  // @ts-expect-error a pool limits connections or requests
  const pool: ConnectionPool = {};
  // @ts-expect-error what keeps its version is not upgraded
  const upgrade: ConnectionPool = { http: { useClientProtocol: true, h2UpgradePolicy: H2UpgradePolicy.UPGRADE } };
  // @ts-expect-error durations are objects
  const text: ConnectionPool = { tcp: { connectTimeout: '30ms' } };
  // @ts-expect-error failures on the way are counted only where they are counted apart
  const local: OutlierDetection = { consecutiveLocalOriginFailures: 1 };
  // @ts-expect-error consecutiveErrors does nothing
  const old: OutlierDetection = { consecutiveErrors: 1 };
  // @ts-expect-error fixed shares or failover
  const places: LocalityLoadBalancing = { distribute: [], failover: [] };
  // @ts-expect-error a load balancer is made by its factories
  const name: TrafficPolicy = { loadBalancer: 'RANDOM' };
  // @ts-expect-error neither by its wire form
  const wire: TrafficPolicy = { loadBalancer: { simple: 'RANDOM' } };
  // @ts-expect-error TLS is made by its factories
  const mode: TrafficPolicy = { tls: { mode: 'SIMPLE' } };
  return [both, portless, nested, pool, upgrade, text, local, old, places, name, wire, mode];
}

/** The compiler reads this function; nobody calls it. */
function loadBalancers(): void {
  const warmup = { duration: Duration.minutes(1) };
  // @ts-expect-error Istio warms up only for leastRequest and roundRobin
  LoadBalancer.random({ warmup });
  // @ts-expect-error Istio warms up only for leastRequest and roundRobin
  LoadBalancer.consistentHash(HashKey.sourceIp(), { warmup });
  // @ts-expect-error there is nothing to choose
  LoadBalancer.passthrough({});
  // @ts-expect-error a ring or a table
  LoadBalancer.consistentHash(HashKey.sourceIp(), { ringHash: {}, maglev: { tableSize: 7 } });
  // @ts-expect-error Istio does not take a table without its size
  LoadBalancer.consistentHash(HashKey.sourceIp(), { maglev: {} });
  // @ts-expect-error a hash is of something
  LoadBalancer.consistentHash();
  // @ts-expect-error warm-up takes time
  LoadBalancer.leastRequest({ warmup: {} });
  // @ts-expect-error a cookie has a name
  HashKey.cookie({ ttl: Duration.hours(1) });
}

/** The compiler reads this function; nobody calls it. */
function tls(): void {
  // @ts-expect-error nothing is verified
  ClientTls.simple({ insecureSkipVerify: true, caCertificates: 'ca.pem' });
  // @ts-expect-error nothing is verified
  ClientTls.simple({ insecureSkipVerify: true, subjectAltNames: ['a'] });
  // @ts-expect-error nothing is verified
  ClientTls.simple({ insecureSkipVerify: true, credentialName: 'client' });
  // @ts-expect-error the credential brings the CA
  ClientTls.simple({ credentialName: 'client', caCertificates: 'ca.pem' });
  // @ts-expect-error plain TLS shows no certificate of the client
  ClientTls.simple(files);
  // @ts-expect-error mutual TLS does
  ClientTls.mutual({});
  // @ts-expect-error with its key
  ClientTls.mutual({ clientCertificate: 'tls.crt' });
  // @ts-expect-error from files or from a credential
  ClientTls.mutual({ ...files, credentialName: 'client' });
  // @ts-expect-error nothing is verified
  ClientTls.mutual({ ...files, insecureSkipVerify: true, caCrl: 'crl.pem' });
  // @ts-expect-error the mesh's own certificates are no files
  ClientTls.istioMutual({ caCertificates: 'ca.pem' });
  ClientTls.mutual({ credentialName: 'client', insecureSkipVerify: true });
  ClientTls.mutual({ ...files, insecureSkipVerify: true });
}

test('what must not compile is marked, so that the compiler finds what does', () => {
  expect([subsets, policies, loadBalancers, tls].map(({ name }) => name)).toHaveLength(4);
});
