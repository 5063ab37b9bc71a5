import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import {
  type Destination,
  DestinationRule,
  Host,
  ServicePort,
  ServiceVersions,
  VersionedService,
  VirtualService,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { find, messageOf, render } from '../../support/render';

const port = ServicePort.http(9080);

function reviews(scope: Construct) {
  return new VersionedService(scope, 'reviews', {
    port,
    versions: { v1: { image: 'reviews:1' }, v2: { image: 'reviews:2', replicas: 3 } },
  });
}

describe('VersionedService', () => {
  test('is one Service over a Deployment per version, with one ServiceAccount', () => {
    const manifests = render(reviews);
    expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ServiceAccount reviews',
      'Service reviews',
      'Deployment reviews-v1',
      'Deployment reviews-v2',
    ]);
  });

  test('has a Service that selects the pods of all versions', () => {
    const service = find(render(reviews), 'Service');
    expect(service.spec.selector).toEqual({ app: 'reviews' });
    expect(service.spec.ports).toEqual([{ name: 'http', port: 9080, targetPort: 9080 }]);
  });

  test('has Deployments that select the pods of their version by app and version', () => {
    const { spec, metadata } = find(render(reviews), 'Deployment', 'reviews-v2');
    expect(metadata.labels).toEqual({ app: 'reviews', version: 'v2' });
    expect(spec.selector.matchLabels).toEqual({ app: 'reviews', version: 'v2' });
    expect(spec.template.metadata.labels).toMatchObject({ app: 'reviews', version: 'v2' });
    expect(spec.template.spec.serviceAccountName).toBe('reviews');
    expect(spec.replicas).toBe(3);
    expect(spec.template.spec.containers[0]).toMatchObject({
      name: 'reviews',
      image: 'reviews:2',
      ports: [{ containerPort: 9080 }],
    });
  });

  test('leaves out replicas that nobody gave, so that Kubernetes or an autoscaler decides', () => {
    const manifests = render(reviews);
    expect(find(manifests, 'Deployment', 'reviews-v1').spec).not.toHaveProperty('replicas');
  });

  test('serves a container port that differs from the port of the Service', () => {
    const manifests = render((chart) => {
      new VersionedService(chart, 'catalog', {
        port: ServicePort.http(80, { targetPort: 3000 }),
        versions: { v1: { image: 'catalog' } },
      });
    });
    expect(find(manifests, 'Service').spec.ports[0]).toMatchObject({ port: 80, targetPort: 3000 });
    expect(find(manifests, 'Deployment').spec.template.spec.containers[0].ports).toEqual([{ containerPort: 3000 }]);
  });

  test('takes a name, a ServiceAccount, a Service type and names of Deployments', () => {
    const manifests = render((chart) => {
      new VersionedService(chart, 'x', {
        name: 'catalog',
        ports: [port, ServicePort.grpc(9090)],
        serviceAccount: new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'shop-catalog' } }),
        serviceType: kplus.ServiceType.LOAD_BALANCER,
        versions: { v1: { image: 'catalog', deploymentName: 'catalog' } },
      });
    });
    expect(find(manifests, 'Service', 'catalog').spec.type).toBe('LoadBalancer');
    expect(find(manifests, 'Deployment', 'catalog').spec.template.spec.serviceAccountName).toBe('shop-catalog');
    expect(manifests.filter(({ kind }) => kind === 'ServiceAccount')).toHaveLength(1);
  });

  test('keeps the name of the Service apart from that of the app, which everything about its pods is named after', () => {
    const manifests = render((chart) => {
      const hello = new VersionedService(chart, 'hello-svc', {
        app: 'hello',
        port,
        versions: { v1: { image: 'hello' } },
      });
      new DestinationRule(chart, 'rule', { host: hello, subsets: hello.subsets });
    });
    expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ServiceAccount hello',
      'Service hello-svc',
      'Deployment hello-v1',
      'DestinationRule test-rule',
    ]);
    expect(find(manifests, 'Service')).toMatchObject({
      metadata: { labels: { app: 'hello' } },
      spec: { selector: { app: 'hello' } },
    });
    const { spec } = find(manifests, 'Deployment');
    expect(spec.selector.matchLabels).toEqual({ app: 'hello', version: 'v1' });
    expect(spec.template.metadata.labels).toMatchObject({ app: 'hello', version: 'v1' });
    expect(spec.template.spec.serviceAccountName).toBe('hello');
    expect(spec.template.spec.containers[0].name).toBe('hello');
    expect(find(manifests, 'DestinationRule').spec).toEqual({
      host: 'hello-svc',
      subsets: [{ name: 'v1', labels: { version: 'v1' } }],
    });
  });

  test('gives a DestinationRule its subsets and a VirtualService its destinations', () => {
    const manifests = render((chart) => {
      const service = reviews(chart);
      new DestinationRule(chart, 'rule', { host: service, subsets: service.subsets });
      new VirtualService(chart, 'routes', { host: service, http: [{ to: service.subset('v2') }] });
    });
    expect(find(manifests, 'DestinationRule').spec).toEqual({
      host: 'reviews',
      subsets: [
        { name: 'v1', labels: { version: 'v1' } },
        { name: 'v2', labels: { version: 'v2' } },
      ],
    });
    expect(find(manifests, 'VirtualService').spec.http[0].route[0].destination).toEqual({
      host: 'reviews',
      subset: 'v2',
    });
  });

  test('takes what its pods need beside the container', () => {
    const manifests = render((chart) => {
      new VersionedService(chart, 'reviews', {
        port,
        versions: {
          v1: {
            image: 'reviews:1',
            automountServiceAccountToken: true,
            initContainers: [{ name: 'wait', image: 'busybox' }],
            podMetadata: { annotations: { a: 'b' }, labels: { team: 'x', app: 'other' } },
          },
        },
      });
    });
    const { metadata, spec } = find(manifests, 'Deployment').spec.template;
    expect(metadata).toMatchObject({ annotations: { a: 'b' }, labels: { team: 'x', app: 'reviews', version: 'v1' } });
    expect(spec.automountServiceAccountToken).toBe(true);
    expect(spec.initContainers).toMatchObject([{ name: 'wait', image: 'busybox' }]);
  });

  test('splits requests between versions that exist', () => {
    const manifests = render((chart) => {
      const service = reviews(chart);
      new VirtualService(chart, 'routes', { host: service, http: [{ to: service.split({ v1: 90, v2: 10 }) }] });
      // @ts-expect-error only 'v1' and 'v2' exist
      expect(() => service.split({ v9: 1 })).toThrow("'subset' must be a version of reviews: v1, v2, got 'v9'");
    });
    expect(find(manifests, 'VirtualService').spec.http[0].route).toEqual([
      { destination: { host: 'reviews', subset: 'v1' }, weight: 90 },
      { destination: { host: 'reviews', subset: 'v2' }, weight: 10 },
    ]);
  });

  test('declares the calls of its code, those of all versions before those of one', () => {
    const manifests = render((chart) => {
      const service = reviews(chart);
      new VersionedService(chart, 'productpage', {
        port,
        calls: [{ to: service, timeout: Duration.seconds(3), retries: 1 }],
        versions: { v1: { image: 'page', calls: [{ to: Host.service('details', { namespace: 'books' }) }] } },
      });
    });
    const { annotations } = find(manifests, 'Deployment', 'productpage-v1').metadata;
    expect(JSON.parse(annotations['cdk8s-mesh/calls'])).toEqual([
      { to: 'reviews', timeout: '3s', retries: 1 },
      { to: 'details.books.svc.cluster.local' },
    ]);
    expect(find(manifests, 'Deployment', 'reviews-v1').metadata.annotations).toBeUndefined();
  });

  test('fails for a subset that is no version, which does not compile either', () => {
    const ask = () =>
      render((chart) => {
        // @ts-expect-error only 'v1' and 'v2' exist
        const destination: Destination = reviews(chart).subset('v9');
        expect(destination).toBeUndefined();
      });
    expect(messageOf(ask)).toBe(
      "'subset' must be a version of reviews: v1, v2, got 'v9' (at test/reviews/Service) [MESH_UNKNOWN_SUBSET]",
    );
  });

  test('fails without versions, and without ports', () => {
    expect(messageOf(() => render((chart) => new VersionedService(chart, 'x', { port, versions: {} })))).toBe(
      "'versions' must have at least one entry, got []; name at least one version (at test/x) [MESH_EMPTY]",
    );
    const noPorts = () =>
      render((chart) => new VersionedService(chart, 'x', { ports: [], versions: { v1: { image: 'x' } } }));
    expect(messageOf(noPorts)).toBe("'ports' must have at least one entry, got [] (at test/x) [MESH_EMPTY]");
  });

  test('fails for an app that is no DNS label', () => {
    const build = () =>
      render((chart) => new VersionedService(chart, 'x', { app: 'X', port, versions: { v1: { image: 'x' } } }));
    expect(messageOf(build)).toBe(
      "'app' must be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end, got 'X' " +
        '(at test/x) [MESH_INVALID_NAME]',
    );
  });

  test('fails for a version that is no DNS label', () => {
    const build = () =>
      render((chart) => new VersionedService(chart, 'x', { port, versions: { 'v1.0': { image: 'x' } } }));
    expect(messageOf(build)).toMatch(
      /^'versions' must be a DNS label.*, got 'v1\.0' \(at test\/x\) \[MESH_INVALID_NAME\]$/,
    );
  });
});

describe('ServiceVersions', () => {
  test('of a Service and Deployments that are there already has typed subsets', () => {
    render((chart) => {
      const service = new kplus.Service(chart, 'reviews', { ports: [{ port: 9080 }] });
      const deploy = (version: string) =>
        new kplus.Deployment(chart, version, {
          podMetadata: { labels: { app: 'reviews', version } },
          containers: [{ image: 'reviews' }],
        });
      const versions = ServiceVersions.of(service, { v1: deploy('v1'), v2: deploy('v2') });
      expect(versions.host.name).toBe('test-reviews');
      expect(versions.subsets.map(({ name }) => name)).toEqual(['v1', 'v2']);
      expect(versions.subset('v1').subset).toBe('v1');
      // @ts-expect-error only 'v1' and 'v2' exist
      expect(() => versions.subset('v3')).toThrow('must be a version of test-reviews: v1, v2');
    });
  });
});
