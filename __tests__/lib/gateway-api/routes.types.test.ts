import { expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import { gatewayApi, type Host, type ServiceEntry, type VersionedService, type VirtualService } from 'cdk8s-mesh';
import type { ConfigMap, Deployment, Namespace, Secret, Service } from 'cdk8s-plus-28';

const {
  BackendTLSPolicy,
  Gateway,
  GatewayClass,
  GRPCMethodMatch,
  GRPCRoute,
  GRPCRouteFilter,
  HTTPRoute,
  HTTPRouteFilter,
  Listener,
  ListenerSet,
  MeshParent,
  PathMatch,
  PolicyTarget,
  ReferenceGrant,
  SubjectAltName,
  TCPRoute,
  TLSRoute,
  UDPRoute,
  Waypoint,
  WellKnownCACertificates,
} = gatewayApi;

interface Things {
  readonly gateway: gatewayApi.Gateway<'http'>;
  readonly gatewayClass: gatewayApi.GatewayClass;
  readonly waypoint: gatewayApi.Waypoint;
  readonly service: Service;
  readonly reviews: VersionedService<'v1'>;
  readonly host: Host;
  readonly serviceEntry: ServiceEntry;
  readonly virtualService: VirtualService;
  readonly deployment: Deployment;
  readonly namespace: Namespace;
  readonly secret: Secret;
  readonly configMap: ConfigMap;
}

/** Compiled and never called. */
function mistakesOfRoutes(chart: Chart, things: Things): void {
  const { gateway, waypoint, service, reviews, host, serviceEntry, virtualService, deployment } = things;
  const parents = [gateway];
  const backends = [service];

  new HTTPRoute(chart, 'mesh', {
    parents: [service, reviews, host, serviceEntry, MeshParent.of(reviews, { port: 80 })],
  });
  // @ts-expect-error routes are attached to the Services behind a waypoint
  new HTTPRoute(chart, 'waypoint', { parents: [waypoint] });
  // @ts-expect-error a VirtualService is no service
  MeshParent.of(virtualService);
  // @ts-expect-error a Deployment is no service
  MeshParent.of(deployment);

  const route = new GRPCRoute(chart, 'grpc', { parents });
  route.addRule({ matches: [{ method: GRPCMethodMatch.exact({ service: 'a' }) }], backends });
  // @ts-expect-error a rule does something
  route.addRule({ matches: [{ method: GRPCMethodMatch.exact({ service: 'a' }) }] });
  // @ts-expect-error a method has a service, a name or both
  GRPCMethodMatch.exact({});
  // @ts-expect-error methods are compared in one of two ways
  route.addRule({ matches: [{ method: { service: 'a' } }], backends });
  // @ts-expect-error calls have no path of their own
  route.addRule({ matches: [{ path: PathMatch.exact('/') }], backends });
  // @ts-expect-error calls are not redirected
  route.addRule({ backends, filters: [HTTPRouteFilter.requestRedirect({ scheme: 'https' })] });
  // @ts-expect-error calls have no timeouts here
  route.addRule({ backends, timeouts: {} });
  const headers = GRPCRouteFilter.requestHeaderModifier({ remove: ['a'] });
  // @ts-expect-error filters are of the kind of the route
  new HTTPRoute(chart, 'http', { parents, rules: [{ backends, filters: [headers] }] });

  new TCPRoute(chart, 'tcp', { parents: [service], backends });
  // @ts-expect-error connections go somewhere
  new TCPRoute(chart, 'tcp', { parents });
  // @ts-expect-error connections have no hosts
  new TCPRoute(chart, 'tcp', { parents, backends, hostnames: ['a.example.com'] });
  // @ts-expect-error server names are what tells connections apart
  new TLSRoute(chart, 'tls', { parents, backends });
  // @ts-expect-error the mesh routes no UDP
  new UDPRoute(chart, 'udp', { parents: [service], backends });
  // @ts-expect-error the mesh routes no UDP
  new UDPRoute(chart, 'udp', { parents: [MeshParent.of(service)], backends });
}

/** Compiled and never called. */
function mistakesAroundRoutes(chart: Chart, things: Things): void {
  const { gateway, gatewayClass, waypoint, service, reviews, deployment, namespace, secret, configMap } = things;

  const listeners = [Listener.http({ name: 'http', port: 80 })];
  const set = new ListenerSet(chart, 'set', { parent: gateway, listeners });
  set.listener('http');
  // @ts-expect-error no listener has this name
  set.listener('a');
  // @ts-expect-error listeners are added to a Gateway, not to a listener
  new ListenerSet(chart, 'set', { parent: gateway.listener('http'), listeners });
  // @ts-expect-error a waypoint has one listener
  new ListenerSet(chart, 'set', { parent: waypoint, listeners });
  // @ts-expect-error a ListenerSet has a Gateway
  new ListenerSet(chart, 'set', { listeners });

  new Gateway(chart, 'gateway', { className: gatewayClass });
  // @ts-expect-error a class is an object or a name
  new Gateway(chart, 'gateway', { className: gateway });
  // @ts-expect-error somebody serves the Gateways
  new GatewayClass(chart, 'class', {});

  const hostname = 'a.example.com';
  const wellKnownCACertificates = WellKnownCACertificates.SYSTEM;
  const targets = [service, reviews, PolicyTarget.of(service)];
  new BackendTLSPolicy(chart, 'tls', { targets, validation: { hostname, wellKnownCACertificates } });
  // @ts-expect-error somebody vouches for the certificate
  new BackendTLSPolicy(chart, 'tls', { targets, validation: { hostname } });
  const caCertificates = [configMap];
  // @ts-expect-error one source of authorities
  new BackendTLSPolicy(chart, 'tls', { targets, validation: { hostname, caCertificates, wellKnownCACertificates } });
  // @ts-expect-error a name of authorities is no text
  new BackendTLSPolicy(chart, 'tls', { targets, validation: { hostname, wellKnownCACertificates: 'System' } });
  // @ts-expect-error a policy has a target
  new BackendTLSPolicy(chart, 'tls', { validation: { hostname, wellKnownCACertificates } });
  // @ts-expect-error names are of one of two kinds
  const names: gatewayApi.SubjectAltName[] = ['a.example.com'];
  names.push(SubjectAltName.hostname(hostname));

  const from = [gateway, set, { kind: 'HTTPRoute', namespace: 'shop' } as const];
  new ReferenceGrant(chart, 'grant', { from, to: [service, reviews, secret, configMap, { kind: 'Service' }] });
  // @ts-expect-error the Gateway API has no such kind
  new ReferenceGrant(chart, 'grant', { from: [{ kind: 'HttpRoute', namespace: 'shop' }], to: [service] });
  // @ts-expect-error those who may refer live in a namespace
  new ReferenceGrant(chart, 'grant', { from: [{ kind: 'HTTPRoute' }], to: [service] });
  // @ts-expect-error Services refer to nothing
  new ReferenceGrant(chart, 'grant', { from: [service], to: [service] });
  // @ts-expect-error other kinds have a group
  new ReferenceGrant(chart, 'grant', { from, to: [{ kind: 'Pool' }] });

  waypoint.enroll(service, reviews, things.serviceEntry, deployment, namespace);
  // @ts-expect-error a Gateway has no waypoint
  waypoint.enroll(gateway);
  // @ts-expect-error a waypoint has one listener
  waypoint.addListener(listeners[0]);
  // @ts-expect-error kinds of traffic are of an enum
  new Waypoint(chart, 'waypoint', { waypointFor: 'service' });
}

test('mistakes in routes, and in what stands around them, do not compile', () => {
  expect([mistakesOfRoutes, mistakesAroundRoutes]).toHaveLength(2);
});
