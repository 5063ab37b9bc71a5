import { describe, expect, test } from '@jest/globals';
import { schemaFindings } from './webhook';

const policy = (more: string): string => `{host: a, trafficPolicy: {${more}}}`;
const T = '/spec/trafficPolicy';
const hash = (more: string): string => policy(`loadBalancer: {consistentHash: {${more}}}`);
const locality = (more: string): string => policy(`outlierDetection: {}, loadBalancer: {localityLbSetting: {${more}}}`);

describe('what Istio refuses of a DestinationRule is one error at the field (IST0106)', () => {
  test.each([
    [
      '{host: a_b}',
      '/spec/host',
      'host must be a DNS name, of which only the first label may be or begin with *, but is "a_b"',
    ],
    ['{host: a, subsets: [{name: v1}, {name: v1}]}', '/spec/subsets/1/name', 'two subsets are called v1'],
    [
      '{host: a, subsets: [{name: v_1}]}',
      '/spec/subsets/0/name',
      'name must be a DNS label: letters, digits and dashes, at most 63 of them, with no dash at either end, but is "v_1"',
    ],
    [policy(''), T, 'trafficPolicy must not be empty'],
    [
      policy('portLevelSettings: [{port: {number: 80}}]'),
      `${T}/portLevelSettings/0`,
      'portLevelSettings[0] must have outlierDetection, connectionPool, loadBalancer or tls',
    ],
    [policy('connectionPool: {}'), `${T}/connectionPool`, 'connectionPool must have http or tcp'],
    [
      policy('connectionPool: {http: {maxRetries: -1}}'),
      `${T}/connectionPool/http/maxRetries`,
      'maxRetries must be 0 or greater, but is -1',
    ],
    [
      policy('connectionPool: {http: {useClientProtocol: true, h2UpgradePolicy: UPGRADE}}'),
      `${T}/connectionPool/http/h2UpgradePolicy`,
      'h2UpgradePolicy UPGRADE and useClientProtocol exclude each other',
    ],
    [
      policy('connectionPool: {tcp: {connectTimeout: 0s}}'),
      `${T}/connectionPool/tcp/connectTimeout`,
      'connectTimeout must be a duration of at least 1ms, but is "0s"',
    ],
    [
      policy('outlierDetection: {maxEjectionPercent: 101}'),
      `${T}/outlierDetection/maxEjectionPercent`,
      'maxEjectionPercent must be from 0 to 100, but is 101',
    ],
    [
      policy('outlierDetection: {consecutiveLocalOriginFailures: 3}'),
      `${T}/outlierDetection/consecutiveLocalOriginFailures`,
      'consecutiveLocalOriginFailures works only with splitExternalLocalOriginErrors',
    ],
    [
      hash('httpCookie: {name: "", ttl: 1s}'),
      `${T}/loadBalancer/consistentHash/httpCookie/name`,
      'httpCookie must have a name',
    ],
    [
      hash('useSourceIp: true, maglev: {tableSize: 100}'),
      `${T}/loadBalancer/consistentHash/maglev/tableSize`,
      'tableSize must be a prime number, but is 100',
    ],
    [
      locality('distribute: [{from: a/*, to: {"b/*": 50}}]'),
      `${T}/loadBalancer/localityLbSetting/distribute/0/to`,
      'the weights of to must be 100 altogether, but are 50',
    ],
    [
      locality('distribute: [{from: a/*, to: {}}]'),
      `${T}/loadBalancer/localityLbSetting/distribute/0/to`,
      'the weights of to must be 100 altogether, but are 0',
    ],
    [
      locality('distribute: [{from: a/*, to: {"b/*": 443}}]'),
      `${T}/loadBalancer/localityLbSetting/distribute/0/to/b~1*`,
      'the weight of b/* must be from 1 to 100, but is 443',
    ],
    [
      locality('distribute: [{from: a/*, to: {b: 100}}, {from: a/c, to: {b: 100}}]'),
      `${T}/loadBalancer/localityLbSetting/distribute/1/from`,
      'the localities a/* and a/c overlap',
    ],
    [
      locality('failover: [{from: a, to: a}]'),
      `${T}/loadBalancer/localityLbSetting/failover/0/to`,
      'failover goes from a to itself',
    ],
    [policy('tls: {mode: MUTUAL}'), `${T}/tls/clientCertificate`, 'tls with mode MUTUAL must have clientCertificate'],
    [
      policy('tls: {mode: SIMPLE, credentialName: c, caCertificates: /ca}'),
      `${T}/tls/caCertificates`,
      'tls has caCertificates, which must not stand beside credentialName',
    ],
    [
      policy('tls: {mode: SIMPLE, insecureSkipVerify: true, subjectAltNames: [a]}'),
      `${T}/tls/subjectAltNames`,
      'tls has subjectAltNames, which must not stand beside insecureSkipVerify',
    ],
    [
      '{host: a, workloadSelector: {matchLabels: {a: b}}, exportTo: ["*"]}',
      '/spec/exportTo/0',
      'a DestinationRule with a workloadSelector applies to its own namespace only',
    ],
    [
      '{host: a, exportTo: ["~"]}',
      '/spec/exportTo/0',
      'exportTo must not have "~": only a ServiceEntry may be exported to none',
    ],
  ])('%s', (spec, pointer, message) => {
    expect(schemaFindings('DestinationRule', spec)).toContain(`IST0106 error ${pointer}: ${message}`);
    expect(schemaFindings('DestinationRule', spec).filter((found) => found.includes(`${pointer}:`))).toHaveLength(1);
  });
});

describe('what Istio accepts of a DestinationRule is silent', () => {
  test.each([
    ['{host: "*.a.com", subsets: [{name: v1, labels: {version: v1}}, {name: v2}]}'],
    [policy('tls: {mode: ISTIO_MUTUAL}')],
    [policy('connectionPool: {tcp: {idleTimeout: 0s}, http: {http1MaxPendingRequests: 0}}')],
    [policy('outlierDetection: {}')],
    [policy('outlierDetection: {consecutiveLocalOriginFailures: 3, splitExternalLocalOriginErrors: true}')],
    [hash('httpHeaderName: x, maglev: {tableSize: 101}')],
    [locality('distribute: [{from: a/*, to: {"b/*": 40, "c/*": 60}}, {from: b/c, to: {b: 100}}]')],
    [policy('tls: {mode: MUTUAL, credentialName: c}')],
  ])('%s', (spec) => {
    expect(schemaFindings('DestinationRule', spec)).toEqual([]);
  });
});

test('failover without outlier detection and dead fields are warned of (IST0133)', () => {
  const spec = policy('loadBalancer: {localityLbSetting: {failover: [{from: a, to: b}]}}');
  expect(schemaFindings('DestinationRule', spec)).toEqual([
    `IST0133 warning ${T}/loadBalancer/localityLbSetting/failover: failover has no effect without outlierDetection: nothing notices that endpoints fail`,
  ]);
  expect(schemaFindings('DestinationRule', policy('outlierDetection: {consecutiveErrors: 5}'))).toEqual([
    `IST0133 warning ${T}/outlierDetection/consecutiveErrors: consecutiveErrors is deprecated, and Istio ignores it`,
  ]);
});
