import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import {
  DestinationRule,
  type DestinationRuleProps,
  ExportTo,
  Host,
  LoadBalancer,
  Subset,
  VirtualService,
} from 'cdk8s-mesh';
import { Deployment, LabelSelector, Role, Service } from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne, specYaml } from '../../../support/render';
import { violations } from '../../../support/schema';

const reviews = Host.service('reviews', { namespace: 'bookinfo' });
const v1 = Subset.of('v1', { labels: { version: 'v1' } });
const v2 = Subset.of('v2', { labels: { version: 'v2' } });

function rule<S extends string>(props: Partial<DestinationRuleProps<S>>, namespace?: string) {
  const manifest = renderOne((chart) => {
    new DestinationRule(chart, 'rule', { host: reviews, ...props });
  }, namespace);
  expect(violations(manifest)).toEqual([]);
  return manifest;
}

describe('the object', () => {
  test('has the stable version, its name and namespace, and nothing that was not said', () => {
    expect(rule({})).toEqual({
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: 'test-rule', namespace: 'bookinfo' },
      spec: { host: 'reviews' },
    });
  });

  test('limits, detection and balancing of a circuit breaker', () => {
    const manifest = rule({
      subsets: [v1, v2.withTrafficPolicy({ loadBalancer: LoadBalancer.random() })],
      trafficPolicy: {
        connectionPool: {
          tcp: { maxConnections: 1, connectTimeout: Duration.millis(30) },
          http: { http1MaxPendingRequests: 1, maxRequestsPerConnection: 1 },
        },
        outlierDetection: {
          consecutive5xxErrors: 1,
          interval: Duration.seconds(1),
          baseEjectionTime: Duration.minutes(3),
          maxEjectionPercent: 100,
        },
        loadBalancer: LoadBalancer.roundRobin(),
      },
    });
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"host: reviews
subsets:
  - labels:
      version: v1
    name: v1
  - labels:
      version: v2
    name: v2
    trafficPolicy:
      loadBalancer:
        simple: RANDOM
trafficPolicy:
  connectionPool:
    http:
      http1MaxPendingRequests: 1
      maxRequestsPerConnection: 1
    tcp:
      connectTimeout: 30ms
      maxConnections: 1
  loadBalancer:
    simple: ROUND_ROBIN
  outlierDetection:
    baseEjectionTime: 3m
    consecutive5xxErrors: 1
    interval: 1s
    maxEjectionPercent: 100"
`);
  });

  test('can be referred to by roles', () => {
    const manifests = render((chart) => {
      const resource = new DestinationRule(chart, 'rule', { host: reviews });
      new Role(chart, 'role').allowRead(resource);
    });
    expect(find(manifests, 'Role').rules[0]).toMatchObject({
      apiGroups: ['networking.istio.io'],
      resources: ['destinationrules'],
      resourceNames: ['test-rule'],
    });
  });

  test('takes fields that are newer than the CRD', () => {
    const manifest = renderOne((chart) => {
      const resource = new DestinationRule(chart, 'rule', { host: reviews, trafficPolicy: { outlierDetection: {} } });
      resource.override('/spec/trafficPolicy/outlierDetection/newField', 1);
    });
    expect(manifest.spec.trafficPolicy).toEqual({ outlierDetection: { newField: 1 } });
  });
});

describe('the host', () => {
  test('is named in full for a Service of another namespace', () => {
    expect(rule({ host: Host.service('ratings', { namespace: 'other' }) }).spec.host).toBe(
      'ratings.other.svc.cluster.local',
    );
  });

  test.each(['*.local', 'api.example.com'])('may be %s', (host) => {
    expect(rule({ host: Host.external(host) }).spec.host).toBe(host);
  });

  test('may be every host', () => {
    expect(rule({ host: Host.ANY }).spec.host).toBe('*');
  });

  test('fails for an address, which is no service', () => {
    expect(messageOf(() => rule({ host: Host.external('10.0.0.1') }))).toBe(
      "'host' must be the name of a service, got '10.0.0.1'; give the address a name with a ServiceEntry " +
        '(at test/rule) [MESH_INVALID_HOST]',
    );
  });

  test('may be a Service or whatever has a host, another rule included', () => {
    const manifests = render((chart) => {
      const service = new Service(chart, 'ratings', { ports: [{ port: 9080 }] });
      const first = new DestinationRule(chart, 'first', { host: service });
      new DestinationRule(chart, 'second', { host: first });
    });
    expect(find(manifests, 'DestinationRule', 'test-first').spec.host).toBe('test-ratings');
    expect(find(manifests, 'DestinationRule', 'test-second').spec.host).toBe('test-ratings');
  });
});

describe('subsets', () => {
  test('stand in their order, with the labels and policy of each', () => {
    const manifest = rule({
      subsets: [v2, v1.withTrafficPolicy({ outlierDetection: {} }), Subset.of('all'), Subset.of('any', { labels: {} })],
    });
    expect(manifest.spec.subsets).toEqual([
      { name: 'v2', labels: { version: 'v2' } },
      { name: 'v1', labels: { version: 'v1' }, trafficPolicy: { outlierDetection: {} } },
      { name: 'all' },
      { name: 'any', labels: {} },
    ]);
  });

  test('come from workloads', () => {
    const manifests = render((chart) => {
      const workload = new Deployment(chart, 'reviews-v3', {
        podMetadata: { labels: { app: 'reviews', version: 'v3' } },
        containers: [{ image: 'reviews' }],
      });
      new DestinationRule(chart, 'rule', { host: reviews, subsets: [Subset.of('stars', { workload })] });
    });
    expect(find(manifests, 'DestinationRule').spec.subsets).toEqual([{ name: 'stars', labels: { version: 'v3' } }]);
  });

  test('are destinations of routes', () => {
    const manifests = render((chart) => {
      const resource = new DestinationRule(chart, 'rule', { host: reviews, subsets: [v1] });
      const added = resource.addSubset(v2);
      const routes = new VirtualService(chart, 'routes', { host: reviews });
      routes.addHttpRoute({
        to: [
          { destination: resource.subset('v1'), weight: 1 },
          { destination: added, weight: 2 },
        ],
      });
    });
    expect(find(manifests, 'DestinationRule').spec.subsets).toHaveLength(2);
    expect(find(manifests, 'VirtualService').spec.http[0].route).toEqual([
      { destination: { host: 'reviews', subset: 'v1' }, weight: 1 },
      { destination: { host: 'reviews', subset: 'v2' }, weight: 2 },
    ]);
  });

  test('fail for a name that is taken', () => {
    const problem =
      "'subsets[1].name' must be the name of one subset only, got 'v1' (at test/rule) [MESH_DUPLICATE_SUBSET]";
    expect(messageOf(() => rule({ subsets: [v1, Subset.of('v1')] }))).toBe(problem);
  });

  test('fail for a policy that says nothing', () => {
    expect(messageOf(() => rule({ subsets: [v1, Subset.of('v2', { trafficPolicy: {} })] }))).toContain(
      "'subsets[1].trafficPolicy' must set at least one of",
    );
  });

  test('fail when one is asked for that is none', () => {
    const ask = (subsets: readonly Subset[]) => () =>
      render((chart) => {
        const resource = new DestinationRule(chart, 'rule', { host: reviews, subsets });
        resource.subset('v9');
      });
    expect(messageOf(ask([v1, v2]))).toBe(
      "'subset' must be one of v1, v2, got 'v9'; define it with addSubset (at test/rule) [MESH_UNKNOWN_SUBSET]",
    );
    expect(messageOf(ask([]))).toBe(
      "'subset' must be a subset of the rule, which has none, got 'v9'; define it with addSubset (at test/rule) " +
        '[MESH_UNKNOWN_SUBSET]',
    );
  });
});

describe('who follows the rule', () => {
  const client = { matchLabels: { app: 'productpage' } };

  test('the clients of a workload or of labels', () => {
    expect(rule({ workloadSelector: client }).spec.workloadSelector).toEqual(client);
    const manifests = render((chart) => {
      const workloadSelector = new Deployment(chart, 'productpage', {
        containers: [{ image: 'productpage' }],
        podMetadata: { labels: { app: 'productpage' } },
        select: false,
      });
      workloadSelector.select(LabelSelector.of({ labels: { app: 'productpage' } }));
      new DestinationRule(chart, 'rule', { host: reviews, workloadSelector });
    });
    expect(find(manifests, 'DestinationRule').spec.workloadSelector).toEqual(client);
  });

  test('the clients of some namespaces', () => {
    expect(rule({ exportTo: [ExportTo.SAME_NAMESPACE, ExportTo.namespace('frontend')] }).spec.exportTo).toEqual([
      '.',
      'frontend',
    ]);
    expect(rule({ exportTo: [] }).spec.exportTo).toEqual([]);
  });

  test('the clients of its own namespace beside a selector, however that is written', () => {
    expect(rule({ workloadSelector: client, exportTo: [ExportTo.SAME_NAMESPACE] }).spec.exportTo).toEqual(['.']);
    expect(rule({ workloadSelector: client, exportTo: [ExportTo.namespace('bookinfo')] }).spec.exportTo).toEqual([
      'bookinfo',
    ]);
  });

  test.each([
    ['["*"]', [ExportTo.ALL]],
    ['["frontend"]', [ExportTo.namespace('frontend')]],
    ['[".","frontend"]', [ExportTo.SAME_NAMESPACE, ExportTo.namespace('frontend')]],
  ])('fails for %s beside a selector', (got, exportTo) => {
    expect(messageOf(() => rule({ workloadSelector: client, exportTo }))).toBe(
      `'exportTo' must be no other namespace than that of the rule beside workloadSelector, got ${got}; leave it out: ` +
        'a selector only finds clients of the same namespace (at test/rule) [MESH_INVALID_EXPORT_TO]',
    );
  });

  test('fails for a selector with a wildcard', () => {
    expect(messageOf(() => rule({ workloadSelector: { matchLabels: { app: 'product*' } } }))).toBe(
      '\'workloadSelector.matchLabels\' must have no empty key and no wildcard, got {"app":"product*"} (at test/rule) ' +
        '[MESH_SELECTOR_WILDCARD]',
    );
  });

  test('fails for no namespace', () => {
    expect(messageOf(() => rule({ exportTo: [ExportTo.NONE] }))).toContain('[MESH_INVALID_EXPORT_TO]');
  });
});
