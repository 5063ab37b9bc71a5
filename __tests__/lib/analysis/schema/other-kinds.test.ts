import { describe, expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { schemaFindings } from './webhook';

const entry = (more: string): string => `{hosts: [a.com], ports: [{number: 443, name: tls, protocol: TLS}], ${more}}`;
const authz = (rule: string, action = 'ALLOW'): string => `{action: ${action}, rules: [{${rule}}]}`;
const ingress = (more: string): string =>
  `{ingress: [{port: {number: 80, name: http, protocol: HTTP}, defaultEndpoint: "127.0.0.1:80", ${more}}]}`;
const jwt = (more: string): string => `{jwtRules: [{issuer: a, ${more}}]}`;
const patch = (more: string): string =>
  `{configPatches: [{applyTo: HTTP_FILTER, patch: {operation: MERGE, value: {}}, ${more}}]}`;
const R = '/spec/rules/0';

const ERRORS: readonly (readonly [string, string, string, string])[] = [
  ['ServiceEntry', '{hosts: ["*"], resolution: NONE}', '/spec/hosts/0', 'the host of a ServiceEntry must not be *'],
  [
    'ServiceEntry',
    '{hosts: ["*.a.com"], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}',
    '/spec/hosts/0',
    'hosts[0] is *.a.com, which DNS cannot resolve, and there are no endpoints',
  ],
  [
    'ServiceEntry',
    entry('resolution: NONE, endpoints: [{address: 1.2.3.4}]'),
    '/spec/endpoints',
    'a ServiceEntry with resolution NONE must not have endpoints',
  ],
  [
    'ServiceEntry',
    entry('resolution: STATIC, endpoints: [{address: b.com}]'),
    '/spec/endpoints/0/address',
    'address must be an IP address or a Unix socket, because the resolution is STATIC, but is "b.com"',
  ],
  [
    'ServiceEntry',
    entry('resolution: STATIC, endpoints: [{address: 1.2.3.4, ports: {http: 80}}]'),
    '/spec/endpoints/0/ports/http',
    'the endpoint maps the port http, which the ServiceEntry does not have',
  ],
  [
    'ServiceEntry',
    '{hosts: [a.com, b.com], ports: [{number: 1, name: tcp, protocol: TCP}], resolution: DNS}',
    '/spec/ports/0/protocol',
    'ports[0] has protocol TCP, with which 2 hosts cannot be told apart',
  ],
  [
    'ServiceEntry',
    '{hosts: [a.com], ports: [{number: 1, name: a, protocol: HTTP}, {number: 2, name: a, protocol: HTTP}], resolution: DNS}',
    '/spec/ports/1/name',
    'two ports are called a',
  ],
  [
    'WorkloadEntry',
    '{address: a_b}',
    '/spec/address',
    'address must be an IP address, a DNS name or a Unix socket, but is "a_b"',
  ],
  ['WorkloadGroup', '{template: {}, probe: {}}', '/spec/probe', 'probe must have httpGet, tcpSocket, exec or grpc'],
  ['Sidecar', '{}', '/spec', 'a Sidecar must have egress, ingress, outboundTrafficPolicy or inboundConnectionPool'],
  [
    'Sidecar',
    '{egress: [{hosts: [a.com]}]}',
    '/spec/egress/0/hosts/0',
    'hosts[0] must be namespace/host, but is "a.com"',
  ],
  [
    'Sidecar',
    '{egress: [{hosts: ["*/*"]}, {hosts: ["./*"], port: {number: 80, name: a, protocol: HTTP}}]}',
    '/spec/egress/0',
    'an egress listener without port stands for all other ports and must be the last',
  ],
  [
    'Sidecar',
    '{egress: [{hosts: ["./*"], port: {number: 80, name: a/b, protocol: HTTP}}]}',
    '/spec/egress/0/port/name',
    'name must be a DNS label: letters, digits and dashes, at most 63 of them, with no dash at either end, but is "a/b"',
  ],
  [
    'WorkloadGroup',
    '{template: {}, probe: {httpGet: {port: 80, httpHeaders: [{value: a}]}}}',
    '/spec/probe/httpGet/httpHeaders/0/name',
    'httpHeaders[0] must have a name',
  ],
  [
    'Telemetry',
    '{accessLogging: [{filter: {expression: "^a(b"}}]}',
    '/spec/accessLogging/0/filter/expression',
    'expression must be an expression of CEL such as response.code >= 400, but is "^a(b"',
  ],
  [
    'Telemetry',
    '{accessLogging: [{filter: {}}]}',
    '/spec/accessLogging/0/filter/expression',
    'filter must have an expression',
  ],
  ['Sidecar', ingress('bind: x'), '/spec/ingress/0/bind', 'bind must be an IP address, but is "x"'],
  [
    'Sidecar',
    ingress('defaultEndpoint2: 1').replace('127.0.0.1:80', '10.0.0.1:80').replace(', defaultEndpoint2: 1', ''),
    '/spec/ingress/0/defaultEndpoint',
    'defaultEndpoint must be 127.0.0.1:PORT, 0.0.0.0:PORT, [::1]:PORT, [::]:PORT or a Unix socket, but is "10.0.0.1:80"',
  ],
  [
    'PeerAuthentication',
    '{portLevelMtls: {80: {mode: DISABLE}}}',
    '/spec/portLevelMtls',
    'portLevelMtls works only with a selector that has labels',
  ],
  [
    'PeerAuthentication',
    '{selector: {matchLabels: {a: b}}, portLevelMtls: {0: {mode: DISABLE}}}',
    '/spec/portLevelMtls/0',
    'portLevelMtls has "0", which is no port from 1 to 65535',
  ],
  [
    'RequestAuthentication',
    '{jwtRules: [{audiences: [a]}]}',
    '/spec/jwtRules/0/issuer',
    'jwtRules[0] must have an issuer or a jwksUri',
  ],
  ['RequestAuthentication', jwt('jwks: "no"'), '/spec/jwtRules/0/jwks', 'jwks is no JSON'],
  [
    'RequestAuthentication',
    jwt('outputClaimToHeaders: [{header: "a b", claim: c}]'),
    '/spec/jwtRules/0/outputClaimToHeaders/0/header',
    'header must have letters, digits, dashes and underscores only, but is "a b"',
  ],
  [
    'AuthorizationPolicy',
    '{action: DENY}',
    '/spec/rules',
    'a policy with action DENY must have rules: without them it denies nothing',
  ],
  [
    'AuthorizationPolicy',
    authz('from: [{source: {principals: [a]}}]', 'CUSTOM').replace('rules', 'provider: {name: p}, rules'),
    `${R}/from/0/source/principals`,
    'a policy with action CUSTOM must not have principals: it decides before identities are known',
  ],
  [
    'AuthorizationPolicy',
    '{provider: {name: p}}',
    '/spec/provider',
    'a policy with action ALLOW must not have a provider',
  ],
  ['AuthorizationPolicy', authz('to: [{operation: {}}]'), `${R}/to/0/operation`, 'operation must not be empty'],
  [
    'AuthorizationPolicy',
    authz('to: [{operation: {ports: ["http"]}}]'),
    `${R}/to/0/operation/ports/0`,
    'ports[0] must be a port number, but is "http"',
  ],
  [
    'AuthorizationPolicy',
    authz('to: [{operation: {paths: ["/a/{**}/b"]}}]'),
    `${R}/to/0/operation/paths/0`,
    'paths[0] must have {**} once and as the last segment, but is "/a/{**}/b"',
  ],
  [
    'AuthorizationPolicy',
    authz('from: [{source: {ipBlocks: [x]}}]'),
    `${R}/from/0/source/ipBlocks/0`,
    'ipBlocks[0] must be an IP address or a CIDR range such as 10.0.0.0/8, but is "x"',
  ],
  [
    'AuthorizationPolicy',
    authz('when: [{key: destination.labels, values: [a]}]'),
    `${R}/when/0/key`,
    'key must be an attribute of the request such as request.headers[x-user], but is "destination.labels"',
  ],
  [
    'AuthorizationPolicy',
    '{selector: {matchLabels: {"a": "*"}}}',
    '/spec/selector/matchLabels/a',
    'a must not contain *: a selector compares labels as they are, but is "*"',
  ],
  [
    'AuthorizationPolicy',
    '{targetRefs: [{kind: Pod, name: a, group: ""}]}',
    '/spec/targetRefs/0/kind',
    'targetRefs[0] has the target Pod, but must have a Service, a ServiceEntry of networking.istio.io, or a Gateway or GatewayClass of gateway.networking.k8s.io',
  ],
  [
    'Telemetry',
    '{metrics: [{overrides: [{tagOverrides: {a: {operation: REMOVE, value: b}}}]}]}',
    '/spec/metrics/0/overrides/0/tagOverrides/a/value',
    'the tag a is removed and must not have a value',
  ],
  ['WasmPlugin', '{url: "ftp://a"}', '/spec/url', 'url must be a URL with oci, file, http or https, but is "ftp://a"'],
  [
    'WasmPlugin',
    '{url: "oci://a", vmConfig: {env: [{name: A, value: b}, {name: A, value: c}]}}',
    '/spec/vmConfig/env/1/name',
    'two variables are called A',
  ],
  ['TrafficExtension', '{}', '/spec', 'a TrafficExtension must have wasm or lua'],
  ['ProxyConfig', '{concurrency: -1}', '/spec/concurrency', 'concurrency must be 0 or greater, but is -1'],
  [
    'EnvoyFilter',
    patch('match: {cluster: {service: a}}'),
    '/spec/configPatches/0/match/cluster',
    'a patch that applies to HTTP_FILTER must match by listener, not by cluster',
  ],
  [
    'EnvoyFilter',
    patch('match: {proxy: {proxyVersion: "("}}'),
    '/spec/configPatches/0/match/proxy/proxyVersion',
    'proxyVersion is no regular expression of RE2: missing closing ): `(`',
  ],
];

describe('what Istio refuses is an error at the field, once (IST0106)', () => {
  test.each(ERRORS)('%s %s', (kind, spec, pointer, message) => {
    const found = schemaFindings(kind, spec).filter((one) => !one.startsWith('IST0133'));
    expect(found).toContain(`IST0106 error ${pointer}: ${message}`);
    expect(found.filter((one) => one.includes(`${pointer}:`))).toHaveLength(1);
  });
});

describe('what Istio accepts is silent', () => {
  test.each([
    ['ServiceEntry', entry('resolution: DNS, endpoints: [{address: b.com, ports: {tls: 8443}}]')],
    ['ServiceEntry', '{hosts: ["*.a.com"], ports: [{number: 443, name: tls, protocol: TLS}], resolution: NONE}'],
    ['ServiceEntry', entry('resolution: STATIC, endpoints: [{address: "unix:///a"}], exportTo: ["~"]')],
    ['WorkloadEntry', '{address: 10.0.0.1, ports: {http: 80}, labels: {a: b}}'],
    [
      'Sidecar',
      '{egress: [{port: {number: 80, name: a, protocol: HTTP}, hosts: ["./*"]}, {hosts: ["istio-system/*", "~/*"]}]}',
    ],
    ['Sidecar', ingress('bind: 0.0.0.0')],
    ['AuthorizationPolicy', authz('from: [], to: [{operation: {paths: [/a]}}]')],
    ['Telemetry', '{accessLogging: [{filter: {expression: "response.code >= 400 || !(\'a=b\' in request.headers)"}}]}'],
    [
      'PeerAuthentication',
      '{selector: {matchLabels: {a: b}}, mtls: {mode: STRICT}, portLevelMtls: {80: {mode: DISABLE}}}',
    ],
    ['RequestAuthentication', jwt('jwksUri: "https://a/b", fromCookies: [c], timeout: 5s')],
    ['AuthorizationPolicy', '{}'],
    ['AuthorizationPolicy', '{rules: [{}]}'],
    [
      'AuthorizationPolicy',
      authz(
        'from: [{source: {ipBlocks: [10.0.0.0/8]}}], to: [{operation: {paths: ["/a/{*}/{**}"], ports: ["80"]}}], when: [{key: "request.headers[x]", values: [a]}]',
      ),
    ],
    ['AuthorizationPolicy', '{targetRefs: [{kind: Gateway, group: gateway.networking.k8s.io, name: a}]}'],
    ['Telemetry', '{tracing: [{randomSamplingPercentage: 100, customTags: {a: {literal: {value: b}}}}]}'],
    ['WasmPlugin', '{url: "oci://a/b:1", selector: {matchLabels: {a: b}}}'],
    ['ProxyConfig', '{concurrency: 0}'],
  ])('%s %s', (kind, spec) => {
    expect(schemaFindings(kind, spec)).toEqual([]);
  });
});

describe('what Istio only warns of (IST0133)', () => {
  test.each([
    [
      'AuthorizationPolicy',
      authz('to: [{operation: {methods: [GET]}}]', 'DENY'),
      'warning',
      R,
      'the DENY rule names no port: on the TCP ports of its workloads its HTTP conditions do not count, and it denies more than it says',
    ],
    [
      'AuthorizationPolicy',
      '{selector: {}}',
      'warning',
      '/spec/selector',
      'selector has no labels and so selects every workload',
    ],
    [
      'Sidecar',
      '{egress: [{hosts: ["*/*", "./*"]}]}',
      'warning',
      '/spec/egress/0/hosts/0',
      '*/* includes the other hosts',
    ],
    [
      'WorkloadEntry',
      '{network: n1}',
      'warning',
      '/spec/address',
      'the WorkloadEntry has no address, and so only the gateway of its network leads there',
    ],
    [
      'EnvoyFilter',
      patch('match: {context: ANY}'),
      'info',
      '/spec',
      'an EnvoyFilter changes internals of the proxies, which may differ in the next release',
    ],
  ])('%s %s', (kind, spec, severity, pointer, message) => {
    expect(schemaFindings(kind, spec)).toEqual([`IST0133 ${severity} ${pointer}: ${message}`]);
  });

  test('a DENY rule that names its ports is not warned of', () => {
    expect(
      schemaFindings('AuthorizationPolicy', authz('to: [{operation: {methods: [GET], ports: ["80"]}}]', 'DENY')),
    ).toEqual([]);
  });

  test('a TCP port without address has a code of its own (IST0134), and both codes to istioctl', () => {
    const spec = '{hosts: [a.com], ports: [{number: 1, name: tcp, protocol: TCP}], resolution: NONE}';
    expect(schemaFindings('ServiceEntry', spec)).toEqual([]);
    expect(schemaFindings('ServiceEntry', spec, { compat: true })).toEqual([
      'IST0133 warning /spec/ports/0: ports[0] is a TCP port of a ServiceEntry without addresses: it takes all traffic to that port',
    ]);
  });

  test('istioctl warns of every EnvoyFilter', () => {
    const [found] = schemaFindings('EnvoyFilter', '{}', { compat: true });
    expect(found).toMatch(/^IST0133 warning \/spec:/);
  });
});

describe('annotations', () => {
  const annotated = (kind: string, spec: string, name: string, value: string): string[] =>
    schemaFindings(kind, spec, {}, { annotations: { [name]: value } });

  test('dry-run works on an AuthorizationPolicy only', () => {
    const name = 'istio.io/dry-run';
    expect(annotated('AuthorizationPolicy', '{}', name, 'true')).toEqual([]);
    expect(annotated('AuthorizationPolicy', '{}', name, 'maybe')).toEqual([
      'IST0106 error /metadata/annotations/istio.io~1dry-run: the annotation istio.io/dry-run must be true or false, but is "maybe"',
    ]);
    expect(annotated('PeerAuthentication', '{}', name, 'true')).toEqual([
      'IST0106 error /metadata/annotations/istio.io~1dry-run: the annotation istio.io/dry-run works only on an AuthorizationPolicy, not on a PeerAuthentication',
    ]);
  });
});

describe('a required field that is misspelled is one mistake', () => {
  test('to Istio', () => {
    expect(schemaFindings('DestinationRule', '{hots: a}')).toEqual([
      'MESH0005 error /spec/hots: spec has no field hots: did you mean host?',
    ]);
  });

  test('to the API server', () => {
    const manifest = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: x, namespace: ns }
spec: { scaleTargetReff: { name: a }, triggers: [{ type: cpu, metadata: {} }] }
`;
    const found = findingsOf(manifest, { codes: ['MESH0005', 'MESH0006'] });
    expect(found.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual([
      '/spec/scaleTargetReff: spec has no field scaleTargetReff: did you mean scaleTargetRef?',
    ]);
  });
});
