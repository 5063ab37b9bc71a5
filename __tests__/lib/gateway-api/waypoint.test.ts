import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import {
  AuthorizationPolicy,
  gatewayApi,
  Host,
  Injection,
  MeshNamespace,
  Resolution,
  ServiceEntry,
  ServiceEntryPort,
  ServicePort,
  TargetRef,
  VersionedService,
} from 'cdk8s-mesh';
import { Deployment, Namespace, Pod, Service } from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne } from '../../support/render';
import { violations } from '../../support/schema';

const { FromNamespaces, HTTPRoute, Waypoint, WaypointFor } = gatewayApi;

const waypointOf = (props?: gatewayApi.WaypointProps) =>
  renderOne((chart) => {
    new Waypoint(chart, 'waypoint', props);
  });
const chartOf = (namespace: string | undefined) =>
  new Chart(Testing.app(), 'shop', { disableResourceNameHashes: true, ...(namespace ? { namespace } : {}) });
const containers = [{ image: 'reviews:1' }];

/** The labels that come to a member when the waypoint of namespace `mesh` or its own is put in front of it. */
const enrolled = (
  build: (chart: Chart) => gatewayApi.WaypointMember,
  props: gatewayApi.WaypointProps = {},
  namespace: string | undefined = 'bookinfo',
) => {
  const waypoint = new Waypoint(chartOf(namespace), 'waypoint', { metadata: { name: 'waypoint' }, ...props });
  const member = build(chartOf('bookinfo'));
  waypoint.enroll(member);
  return labelsOf(member);
};

function labelsOf(member: gatewayApi.WaypointMember): object {
  if ('service' in member) return labelsOf(member.service);
  const metadata = 'podMetadata' in member ? member.podMetadata : member.metadata;
  const { labels } = metadata.toJson() as { labels: Record<string, string> };
  return Object.fromEntries(Object.entries(labels).filter(([name]) => name.startsWith('istio.io/')));
}

describe('a waypoint', () => {
  test('is a Gateway with one listener for the tunnels of the mesh, and has nothing that was not said', () => {
    const manifest = waypointOf();
    expect(manifest).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'test-waypoint', namespace: 'bookinfo' },
      spec: {
        gatewayClassName: 'istio-waypoint',
        listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
      },
    });
    expect(violations(manifest)).toEqual([]);
  });

  test.each([
    [WaypointFor.SERVICE, 'service'],
    [WaypointFor.WORKLOAD, 'workload'],
    [WaypointFor.ALL, 'all'],
    [WaypointFor.NONE, 'none'],
  ])('says with a label that it takes traffic to %s', (waypointFor, label) => {
    expect(waypointOf({ waypointFor }).metadata.labels).toEqual({ 'istio.io/waypoint-for': label });
  });

  test('says who may use it, and what its objects are like', () => {
    const manifest = waypointOf({
      className: 'other-waypoint',
      namespaces: FromNamespaces.selector({ labels: { team: 'shop' } }),
      infrastructure: { labels: { team: 'mesh' } },
      metadata: { labels: { 'istio.io/rev': '1-30' } },
    });
    expect(manifest.metadata.labels).toEqual({ 'istio.io/rev': '1-30' });
    expect(manifest.spec).toEqual({
      gatewayClassName: 'other-waypoint',
      infrastructure: { labels: { team: 'mesh' } },
      listeners: [
        {
          name: 'mesh',
          port: 15008,
          protocol: 'HBONE',
          allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'shop' } } } },
        },
      ],
    });
    expect(violations(manifest)).toEqual([]);
  });

  test('is a target of policies', () => {
    const manifests = render((chart) => {
      const targets = [TargetRef.gateway(new Waypoint(chart, 'waypoint'))];
      AuthorizationPolicy.allowNothing(chart, 'policy', { targets });
    });
    expect(find(manifests, 'AuthorizationPolicy').spec.targetRefs).toEqual([
      { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'test-waypoint' },
    ]);
  });

  test('is no parent of routes', () => {
    const chart = chartOf('bookinfo');
    const parents = [new Waypoint(chart, 'waypoint') as unknown as gatewayApi.ParentRef];
    expect(messageOf(() => new HTTPRoute(chart, 'route', { parents }))).toContain('[MESH_INVALID_PARENT]');
  });

  test('fails for the name that stands for no waypoint', () => {
    expect(messageOf(() => waypointOf({ metadata: { name: 'none' } }))).toBe(
      "'metadata.name' must be another name, since objects say with this one that they have no waypoint, got 'none' " +
        '(at test/waypoint) [MESH_INVALID_NAME]',
    );
  });
});

const service = (chart: Chart) =>
  new Service(chart, 'reviews', { metadata: { name: 'reviews' }, ports: [{ port: 9080 }] });
const entry = (chart: Chart) =>
  new ServiceEntry(chart, 'api', {
    host: Host.external('api.example.com'),
    ports: [ServiceEntryPort.https(443)],
    resolution: Resolution.DNS,
  });
const versioned = (chart: Chart) =>
  new VersionedService(chart, 'ratings', {
    port: ServicePort.http(9080),
    versions: { v1: { image: 'ratings:1' } },
  });
const namespace = () => new Namespace(chartOf('unrelated'), 'bookinfo', { metadata: { name: 'bookinfo' } });
const deployment = (chart: Chart) => new Deployment(chart, 'deployment', { metadata: { name: 'reviews' }, containers });
const pod = (chart: Chart) => new Pod(chart, 'pod', { containers });

describe('what is enrolled in a waypoint', () => {
  const all = { waypointFor: WaypointFor.ALL };

  test.each<[string, (chart: Chart) => gatewayApi.WaypointMember]>([
    ['a Service', service],
    ['a construct that has a Service', versioned],
    ['a ServiceEntry', entry],
    ['the pods of a workload', deployment],
    ['a Pod', pod],
    ['a Namespace', namespace],
  ])('may be %s', (_, build) => {
    expect(enrolled(build, all)).toEqual({ 'istio.io/use-waypoint': 'waypoint' });
  });

  test('carries the label when it is rendered, a workload on its pods alone', () => {
    const manifests = render((chart) => {
      const waypoint = new Waypoint(chart, 'waypoint', all);
      waypoint.enroll(service(chart), deployment(chart));
    });
    const label = 'istio.io/use-waypoint';
    expect(find(manifests, 'Service').metadata.labels).toEqual({ [label]: 'test-waypoint' });
    const workload = find(manifests, 'Deployment');
    expect(workload.spec.template.metadata.labels[label]).toBe('test-waypoint');
    expect(workload.metadata.labels).toBeUndefined();
    expect(workload.spec.selector.matchLabels).not.toHaveProperty([label]);
  });

  test.each([
    ['every namespace', FromNamespaces.ALL],
    ['namespaces by their labels', FromNamespaces.selector({ labels: { team: 'shop' } })],
  ])('names the namespace of a waypoint that is for %s, where it is another one', (_, namespaces) => {
    expect(enrolled(service, { namespaces }, 'mesh')).toEqual({
      'istio.io/use-waypoint': 'waypoint',
      'istio.io/use-waypoint-namespace': 'mesh',
    });
    expect(enrolled(namespace, { namespaces }, 'mesh')).toEqual({
      'istio.io/use-waypoint': 'waypoint',
      'istio.io/use-waypoint-namespace': 'mesh',
    });
    expect(enrolled(service, { namespaces })).toEqual({ 'istio.io/use-waypoint': 'waypoint' });
  });

  test('may be enrolled again in the same waypoint', () => {
    const chart = chartOf('bookinfo');
    const waypoint = new Waypoint(chart, 'waypoint', { metadata: { name: 'waypoint' } });
    const ambient = new MeshNamespace(chart, 'bookinfo', { injection: Injection.AMBIENT, waypoint: 'waypoint' });
    waypoint.enroll(ambient);
    waypoint.enroll(ambient);
    expect(labelsOf(ambient)).toEqual({
      'istio.io/dataplane-mode': 'ambient',
      'istio.io/use-waypoint': 'waypoint',
    });
  });

  test('is not checked where another class may have another default', () => {
    expect(enrolled(deployment, { className: 'other-waypoint' })).toEqual({ 'istio.io/use-waypoint': 'waypoint' });
  });

  const traffic = (what: string, taken: string) =>
    `'enroll' must be reached by traffic that the waypoint takes, which is ${taken}, got '${what}'; ` +
    'set waypointFor to WaypointFor.ALL (at shop/waypoint) [MESH_WAYPOINT_TRAFFIC]';
  test.each<[string, () => unknown, string]>([
    [
      'a workload where the waypoint takes what is sent to Services',
      () => enrolled(deployment),
      traffic('Deployment reviews', 'that to services'),
    ],
    [
      'a Service where the waypoint takes what is sent to pods',
      () => enrolled(service, { waypointFor: WaypointFor.WORKLOAD }),
      traffic('Service reviews', 'that to workloads'),
    ],
    [
      'a Namespace where the waypoint takes nothing',
      () => enrolled(namespace, { waypointFor: WaypointFor.NONE }),
      traffic('Namespace bookinfo', 'none'),
    ],
    [
      'a Service of another namespace',
      () => enrolled(service, {}, 'mesh'),
      "'enroll' must live in the namespace of the waypoint, 'mesh', got 'Service reviews'; " +
        'say with namespaces who else may use the waypoint (at shop/waypoint) [MESH_WAYPOINT_NAMESPACE]',
    ],
    [
      'another Namespace',
      () => enrolled(namespace, { namespaces: FromNamespaces.SAME }, 'mesh'),
      "'enroll' must live in the namespace of the waypoint, 'mesh', got 'Namespace bookinfo'; " +
        'say with namespaces who else may use the waypoint (at shop/waypoint) [MESH_WAYPOINT_NAMESPACE]',
    ],
    [
      'a Service with a namespace where the waypoint has none',
      () => new Waypoint(chartOf(undefined), 'waypoint').enroll(service(chartOf('bookinfo'))),
      "'enroll' must have a namespace where the waypoint has one, and the other way round, got 'Service reviews'; " +
        'give the object or its chart a namespace (at shop/waypoint) [MESH_REF_WITHOUT_NAMESPACE]',
    ],
    [
      'a Service that uses another waypoint',
      () => {
        const chart = chartOf('bookinfo');
        const reviews = service(chart);
        new Waypoint(chart, 'first').enroll(reviews);
        new Waypoint(chart, 'waypoint').enroll(reviews);
      },
      "'enroll' must use one waypoint, not 'shop-first' too, got 'Service reviews' (at shop/waypoint) [MESH_TWO_WAYPOINTS]",
    ],
    [
      'a Service that uses a waypoint of that name in another namespace',
      () => {
        const reviews = service(chartOf('bookinfo'));
        const namespaces = FromNamespaces.ALL;
        new Waypoint(chartOf('mesh'), 'waypoint', { namespaces }).enroll(reviews);
        new Waypoint(chartOf('bookinfo'), 'waypoint').enroll(reviews);
      },
      "'enroll' must use one waypoint, not 'shop-waypoint' too, got 'Service reviews' (at shop/waypoint) [MESH_TWO_WAYPOINTS]",
    ],
  ])('fails for %s', (_, run, message) => {
    expect(messageOf(run)).toBe(message);
  });
});
