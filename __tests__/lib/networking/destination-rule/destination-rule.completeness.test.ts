import { expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import {
  ClientTls,
  DestinationRule,
  ExportTo,
  H2UpgradePolicy,
  HashKey,
  Host,
  LoadBalancer,
  type PolicyBlocks,
  ProxyProtocolVersion,
  Subset,
  type TrafficPolicy,
  TunnelProtocol,
} from 'cdk8s-mesh';
import { expectComplete } from '../../../support/coverage';
import { renderOne } from '../../../support/render';
import { violations } from '../../../support/schema';

const duration = Duration.seconds(1);
const warmup = { duration, minimumPercent: 1, aggression: 2 };
const files = { clientCertificate: 'tls.crt', privateKey: 'tls.key' };
const http = {
  http1MaxPendingRequests: 1,
  http2MaxRequests: 2,
  maxRequestsPerConnection: 3,
  maxRetries: 4,
  idleTimeout: duration,
  maxConcurrentStreams: 5,
};

/** Policies that together say everything that can be said for a port. */
const everyBlock: PolicyBlocks[] = [
  {
    connectionPool: {
      tcp: {
        maxConnections: 1,
        connectTimeout: duration,
        tcpKeepalive: { probes: 1, time: duration, interval: duration },
        maxConnectionDuration: duration,
        idleTimeout: duration,
      },
      http: { ...http, useClientProtocol: true, h2UpgradePolicy: H2UpgradePolicy.DEFAULT },
    },
    outlierDetection: {
      consecutive5xxErrors: 1,
      consecutiveGatewayErrors: 2,
      splitExternalLocalOriginErrors: true,
      consecutiveLocalOriginFailures: 3,
      interval: duration,
      baseEjectionTime: duration,
      maxEjectionPercent: 4,
      minHealthPercent: 5,
    },
    loadBalancer: LoadBalancer.leastRequest({
      warmup,
      locality: { enabled: true, failover: [{ from: 'a', to: 'b' }], failoverPriority: ['version'] },
    }),
    tls: ClientTls.mutual({
      ...files,
      caCertificates: 'ca.pem',
      caCrl: 'crl.pem',
      subjectAltNames: ['a'],
      sni: 'a',
      insecureSkipVerify: false,
    }),
  },
  {
    connectionPool: { http: { h2UpgradePolicy: H2UpgradePolicy.UPGRADE } },
    loadBalancer: LoadBalancer.consistentHash(
      HashKey.cookie({ name: 'a', path: '/', ttl: duration, attributes: { Secure: '' } }),
      { ringHash: { minimumRingSize: 1 }, locality: { distribute: [{ from: 'a', to: { a: 100 } }] } },
    ),
    tls: ClientTls.simple({ credentialName: 'client' }),
  },
  {
    connectionPool: { http: { h2UpgradePolicy: H2UpgradePolicy.DO_NOT_UPGRADE } },
    loadBalancer: LoadBalancer.consistentHash(HashKey.header('a'), { maglev: { tableSize: 7 } }),
    tls: ClientTls.istioMutual(),
  },
  { loadBalancer: LoadBalancer.consistentHash(HashKey.queryParameter('a')), tls: ClientTls.disable() },
  { loadBalancer: LoadBalancer.consistentHash(HashKey.sourceIp()) },
  { loadBalancer: LoadBalancer.random() },
  { loadBalancer: LoadBalancer.passthrough() },
  { loadBalancer: LoadBalancer.roundRobin() },
  { loadBalancer: LoadBalancer.unspecified() },
];

const ports = everyBlock.map((blocks, index) => ({ port: index + 1, ...blocks }));
const tunnel = { targetHost: Host.external('10.0.0.1'), targetPort: 1, protocol: TunnelProtocol.CONNECT };

/** Policies that together say everything that can be said for a service or a subset. */
const everyPolicy: TrafficPolicy[] = [
  ...everyBlock,
  { ports, retryBudget: { percent: 1, minRetryConcurrency: 1 }, tunnel },
  { proxyProtocol: { version: ProxyProtocolVersion.V1 } },
  { proxyProtocol: { version: ProxyProtocolVersion.V2 } },
];

const DEPRECATED = {
  'loadBalancer.simple=LEAST_CONN': 'deprecated in favour of LEAST_REQUEST',
  'loadBalancer.warmupDurationSecs': 'deprecated in favour of warmup.duration',
  'loadBalancer.consistentHash.minimumRingSize': 'deprecated in favour of ringHash.minimumRingSize',
  'outlierDetection.consecutiveErrors': 'deprecated in favour of consecutive5xxErrors, and without any effect',
};

test('everything that the CRD knows and Istio has not given up can be said', () => {
  const manifests = everyPolicy.map((trafficPolicy) =>
    renderOne((chart) => {
      new DestinationRule(chart, 'rule', {
        host: Host.external('api.example.com'),
        trafficPolicy,
        subsets: [Subset.of('v1', { labels: { version: 'v1' }, trafficPolicy })],
        workloadSelector: { matchLabels: { app: 'a' } },
        exportTo: [ExportTo.SAME_NAMESPACE],
      });
    }),
  );
  expect(manifests.flatMap(violations)).toEqual([]);

  const policies = ['.spec.trafficPolicy', '.spec.subsets[].trafficPolicy'];
  const places = policies.flatMap((policy) => [policy, `${policy}.portLevelSettings[]`]);
  const except = places.flatMap((place) =>
    Object.entries(DEPRECATED).map(([field, reason]) => [`${place}.${field}`, reason]),
  );
  expectComplete('networking.istio.io/DestinationRule', manifests, Object.fromEntries(except));
});
