import { describe, expect, test } from '@jest/globals';
import { App, Chart, Testing } from 'cdk8s';
import {
  gatewayApi,
  Host,
  Resolution,
  ServiceEntry,
  ServiceEntryPort,
  ServicePort,
  VersionedService,
} from 'cdk8s-mesh';
import { ConfigMap, Deployment, Service } from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne, specYaml } from '../../support/render';
import { violations } from '../../support/schema';

const { BackendTLSPolicy, PolicyTarget, SubjectAltName, WellKnownCACertificates } = gatewayApi;

const targets = [PolicyTarget.object({ group: '', kind: 'Service', name: 'reviews' })];
const validation: gatewayApi.BackendTLSPolicyValidation = {
  hostname: 'reviews.example.com',
  wellKnownCACertificates: WellKnownCACertificates.SYSTEM,
};
const policyOf = (props: Partial<gatewayApi.BackendTLSPolicyProps>) =>
  renderOne((chart) => {
    new BackendTLSPolicy(chart, 'policy', { targets, validation, ...props });
  });
const failure = (props: Partial<gatewayApi.BackendTLSPolicyProps>) => messageOf(() => policyOf(props));

const chartOf = (namespace: string | undefined) =>
  new Chart(Testing.app(), 'shop', { disableResourceNameHashes: true, ...(namespace ? { namespace } : {}) });
const serviceIn = (namespace: string | undefined) =>
  new Service(chartOf(namespace), 'reviews', { metadata: { name: 'reviews' }, ports: [{ port: 443, name: 'https' }] });

describe('a BackendTLSPolicy', () => {
  test('says which Services speak TLS, and whose certificates are taken', () => {
    const manifests = render((chart) => {
      new BackendTLSPolicy(chart, 'policy', {
        targets: [serviceIn('bookinfo')],
        validation: {
          hostname: 'reviews.example.com',
          caCertificates: [new ConfigMap(chart, 'ca')],
          subjectAltNames: [
            SubjectAltName.hostname('*.example.com'),
            SubjectAltName.uri('spiffe://cluster.local/ns/bookinfo/sa/reviews'),
          ],
        },
      });
    });
    const policy = find(manifests, 'BackendTLSPolicy');
    expect([policy.apiVersion, policy.metadata]).toEqual([
      'gateway.networking.k8s.io/v1',
      { name: 'test-policy', namespace: 'bookinfo' },
    ]);
    expect(specYaml(policy)).toMatchInlineSnapshot(`
"targetRefs:
  - group: ""
    kind: Service
    name: reviews
validation:
  caCertificateRefs:
    - group: ""
      kind: ConfigMap
      name: test-ca
  hostname: reviews.example.com
  subjectAltNames:
    - hostname: "*.example.com"
      type: Hostname
    - type: URI
      uri: spiffe://cluster.local/ns/bookinfo/sa/reviews"
`);
    expect(violations(policy)).toEqual([]);
  });

  test('trusts the authorities of the system, and has nothing that was not said', () => {
    expect(policyOf({}).spec).toEqual({
      targetRefs: [{ group: '', kind: 'Service', name: 'reviews' }],
      validation: { hostname: 'reviews.example.com', wellKnownCACertificates: 'System' },
    });
  });

  test('has options', () => {
    expect(policyOf({ options: { 'example.com/minimum': '1.3' } }).spec.options).toEqual({
      'example.com/minimum': '1.3',
    });
  });

  test('is a resource that roles can name', () => {
    const policy = new BackendTLSPolicy(new Chart(Testing.app(), 'test'), 'policy', { targets, validation });
    expect([policy.resourceType, policy.apiGroup]).toEqual(['backendtlspolicies', 'gateway.networking.k8s.io']);
  });

  const ca = { group: '', kind: 'ConfigMap', name: 'ca' };
  const { hostname } = validation;
  test.each([
    [
      'no authority',
      { hostname, caCertificates: [] },
      "'validation.caCertificates' must have at least one entry, got [] (at test/policy) [MESH_EMPTY]",
    ],
    [
      'more than 8 authorities',
      { hostname, caCertificates: Array(9).fill(ca) },
      "'validation.caCertificates' must have at most 8 entries, got 9 (at test/policy) [MESH_TOO_MANY]",
    ],
    [
      'an authority of another namespace',
      { hostname, caCertificates: [new ConfigMap(chartOf('certs'), 'ca')] },
      "'validation.caCertificates[0]' must live in the namespace of the BackendTLSPolicy, got 'ConfigMap certs/shop-ca' " +
        '(at test/policy) [MESH_OTHER_NAMESPACE]',
    ],
    [
      'two sources of authorities',
      { ...validation, caCertificates: [ca] },
      "'validation' must have one of caCertificates and wellKnownCACertificates; " +
        'write wellKnownCACertificates: WellKnownCACertificates.SYSTEM for public authorities ' +
        '(at test/policy) [MESH_TLS_CERTIFICATE]',
    ],
    [
      'no source of authorities',
      { hostname },
      "'validation' must have one of caCertificates and wellKnownCACertificates; " +
        'write wellKnownCACertificates: WellKnownCACertificates.SYSTEM for public authorities ' +
        '(at test/policy) [MESH_TLS_CERTIFICATE]',
    ],
    [
      'a wildcard',
      { ...validation, hostname: '*.example.com' },
      "'validation.hostname' must be one DNS name in lower case, got '*.example.com' (at test/policy) [MESH_INVALID_HOST]",
    ],
    [
      'more than 5 names',
      { ...validation, subjectAltNames: Array(6).fill(SubjectAltName.hostname('a.example.com')) },
      "'validation.subjectAltNames' must have at most 5 entries, got 6 (at test/policy) [MESH_TOO_MANY]",
    ],
  ])('fails for %s', (_, wrong, message) => {
    expect(failure({ validation: wrong as gatewayApi.BackendTLSPolicyValidation })).toBe(message);
  });

  test('fails for options that are too many or too long', () => {
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`example.com/o${index}`, '']));
    expect(failure({ options: many })).toBe(
      "'options' must have at most 16 entries, got 17 (at test/policy) [MESH_TOO_MANY]",
    );
    expect(failure({ options: { 'example.com/o': 'a'.repeat(4097) } })).toBe(
      "'options.example.com/o' must have at most 4096 characters, got '4097 characters' (at test/policy) [MESH_TOO_LONG]",
    );
  });
});

describe('targets of a BackendTLSPolicy', () => {
  const targetRefsOf = (...all: gatewayApi.PolicyTargetRef[]) => policyOf({ targets: all }).spec.targetRefs;

  test('are Services, their ports by name, and constructs that have one', () => {
    const ratings = new VersionedService(chartOf('bookinfo'), 'ratings', {
      port: ServicePort.https(443),
      versions: { v1: { image: 'ratings:1' } },
    });
    expect(targetRefsOf(PolicyTarget.of(serviceIn('bookinfo'), { sectionName: 'https' }), ratings)).toEqual([
      { group: '', kind: 'Service', name: 'reviews', sectionName: 'https' },
      { group: '', kind: 'Service', name: 'ratings' },
    ]);
  });

  test('are ServiceEntries', () => {
    const api = new ServiceEntry(chartOf('bookinfo'), 'api', {
      host: Host.external('api.example.com'),
      ports: [ServiceEntryPort.http(80)],
      resolution: Resolution.DNS,
    });
    expect(targetRefsOf(PolicyTarget.of(api, { sectionName: 'http' }))).toEqual([
      { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'shop-api', sectionName: 'http' },
    ]);
  });

  test('are objects of other kinds', () => {
    const pool = { group: 'example.com', kind: 'Pool', name: 'pool' };
    expect(targetRefsOf(PolicyTarget.object(pool, { sectionName: 'main' }))).toEqual([
      { ...pool, sectionName: 'main' },
    ]);
  });

  const reviews = serviceIn('bookinfo');
  test.each([
    ['no target', [], "'targets' must have at least one entry, got []; name a Service (at test/policy) [MESH_EMPTY]"],
    [
      'more than 16 targets',
      Array.from({ length: 17 }, (_, index) => PolicyTarget.object({ group: '', kind: 'Service', name: `s${index}` })),
      "'targets' must have at most 16 entries, got 17 (at test/policy) [MESH_TOO_MANY]",
    ],
    [
      'a Service of another namespace',
      [serviceIn('shop')],
      "'targets[0]' must live in the namespace of the BackendTLSPolicy, got 'Service shop/reviews' " +
        '(at test/policy) [MESH_OTHER_NAMESPACE]',
    ],
    [
      'a Service twice',
      [reviews, reviews],
      "'targets[1]' must name another port than the other targets of this name, got 'reviews'; " +
        'name the Service once, or one port each with PolicyTarget.of(service, { sectionName }) (at test/policy) [MESH_DUPLICATE]',
    ],
    [
      'a Service and its port',
      [reviews, PolicyTarget.of(reviews, { sectionName: 'https' })],
      "'targets[1]' must name another port than the other targets of this name, got 'reviews/https'; " +
        'name the Service once, or one port each with PolicyTarget.of(service, { sectionName }) (at test/policy) [MESH_DUPLICATE]',
    ],
    [
      'a workload',
      [
        new Deployment(chartOf('bookinfo'), 'deployment', {
          containers: [{ image: 'reviews:1' }],
        }) as unknown as Service,
      ],
      "'target' must be a Service or a ServiceEntry, got 'Deployment'; " +
        'write PolicyTarget.object(…) for an object of another kind [MESH_INVALID_TARGET]',
    ],
  ])('fail for %s', (_, wrong, message) => {
    expect(failure({ targets: wrong })).toBe(message);
  });

  test('fail for a port that the Service does not have when the app is synthesized', () => {
    const app = new App({ outdir: Testing.app().outdir });
    const chart = new Chart(app, 'test', { namespace: 'bookinfo' });
    new BackendTLSPolicy(chart, 'policy', {
      targets: [PolicyTarget.of(reviews, { sectionName: 'grpc' })],
      validation,
    });
    expect(messageOf(() => app.synth())).toContain(
      "[test/policy] 'targets[0].sectionName' must be the name of a port of Service reviews, which has https, got 'grpc' " +
        '[MESH_UNKNOWN_PORT]',
    );
  });
});

describe('names in certificates', () => {
  test.each([
    [
      'a host with a port',
      () => SubjectAltName.hostname('example.com:443'),
      "'hostname' must be a DNS name in lower case, or a wildcard such as *.example.com, got 'example.com:443'; " +
        'leave out the port [MESH_INVALID_HOST]',
    ],
    [
      'a URI without a scheme',
      () => SubjectAltName.uri('cluster.local/ns/bookinfo/sa/reviews'),
      "'uri' must be a URI such as spiffe://cluster.local/ns/bookinfo/sa/reviews, of at most 253 characters, " +
        "got 'cluster.local/ns/bookinfo/sa/reviews' [MESH_INVALID_URL]",
    ],
    [
      'a long URI',
      () => SubjectAltName.uri(`spiffe://${'a'.repeat(245)}`),
      "'uri' must be a URI such as spiffe://cluster.local/ns/bookinfo/sa/reviews, of at most 253 characters, " +
        `got 'spiffe://${'a'.repeat(107)}... [MESH_INVALID_URL]`,
    ],
  ])('fail for %s', (_, run, message) => {
    expect(messageOf(run)).toBe(message);
  });
});

describe('authorities by a known name', () => {
  test('are those of the system, or of the implementation', () => {
    const wellKnownCACertificates = WellKnownCACertificates.of('example.com/corporate');
    const manifest = policyOf({ validation: { hostname: 'reviews.example.com', wellKnownCACertificates } });
    expect(manifest.spec.validation.wellKnownCACertificates).toBe('example.com/corporate');
    expect(violations(manifest)).toEqual([]);
  });

  test.each([
    ['corporate', ''],
    ['example.com/corporate/roots', ''],
    ['System', '; write WellKnownCACertificates.SYSTEM'],
  ])('fail for %s', (name, fix) => {
    expect(messageOf(() => WellKnownCACertificates.of(name))).toBe(
      "'wellKnownCACertificates' must be a name with a domain in front, such as example.com/corporate, " +
        `got '${name}'${fix} [MESH_INVALID_NAME]`,
    );
  });
});
