import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { gatewayApi } from 'cdk8s-mesh';
import { Protocol, Service } from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne, specYaml } from '../../support/render';
import { violations } from '../../support/schema';

const { BackendRef, Gateway, Listener, ListenerTls, TCPRoute, TLSRoute, UDPRoute } = gatewayApi;

const parents = [{ name: 'gateway' }];
const backends = [BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' })];
const hostnames = ['vault.example.com'];

const tcp = (props: Partial<gatewayApi.TCPRouteProps>) =>
  renderOne((chart) => {
    new TCPRoute(chart, 'route', { parents, backends, ...props });
  });
const tls = (props: Partial<gatewayApi.TLSRouteProps>) =>
  renderOne((chart) => {
    new TLSRoute(chart, 'route', { parents, backends, hostnames, ...props });
  });

describe('a TCPRoute', () => {
  test('sends the connections of a listener to a Service, with its only port', () => {
    const manifests = render((chart) => {
      const gateway = new Gateway(chart, 'gateway', {
        className: 'istio',
        listeners: [Listener.tcp({ name: 'mysql', port: 3306 })],
      });
      const mysql = new Service(chart, 'mysql', { metadata: { name: 'mysql' }, ports: [{ port: 3306 }] });
      new TCPRoute(chart, 'route', { parents: [gateway.listener('mysql')], backends: [mysql] });
    });
    const route = find(manifests, 'TCPRoute');
    expect([route.apiVersion, route.metadata]).toEqual([
      'gateway.networking.k8s.io/v1',
      { name: 'test-route', namespace: 'bookinfo' },
    ]);
    expect(specYaml(route)).toMatchInlineSnapshot(`
"parentRefs:
  - name: test-gateway
    sectionName: mysql
rules:
  - backendRefs:
      - name: mysql
        port: 3306"
`);
    expect(violations(route)).toEqual([]);
  });

  test('has shares and a name of its rule, and none that were not said', () => {
    const [backend] = backends as [gatewayApi.BackendRef];
    const pool = { group: 'example.com', kind: 'Pool', name: 'pool' };
    expect(
      tcp({ ruleName: 'all', backends: [{ backend, weight: 9 }, { backend, weight: 0 }, backend] }).spec.rules,
    ).toEqual([{ name: 'all', backendRefs: [{ ...pool, weight: 9 }, { ...pool, weight: 0 }, pool] }]);
    expect(tcp({}).spec.rules).toEqual([{ backendRefs: [pool] }]);
  });

  test.each([
    [
      'no backend',
      { backends: [] },
      "'backends' must have at least one entry, got []; name at least one backend (at test/route) [MESH_EMPTY]",
    ],
    [
      'no parent',
      { parents: [] },
      "'parents' must have at least one entry, got []; name a Gateway or one of its listeners (at test/route) [MESH_EMPTY]",
    ],
    [
      'weights of 0',
      { backends: [{ backend: backends[0] as gatewayApi.BackendRef, weight: 0 }] },
      "'backends[].weight' must not all be 0, got [0]; give at least one backend a positive weight " +
        '(at test/route) [MESH_WEIGHTS_ALL_ZERO]',
    ],
    [
      'what is no name',
      { ruleName: 'All' },
      "'ruleName' must be a DNS subdomain: at most 253 lower-case letters, digits, dashes and dots, got 'All' " +
        '(at test/route) [MESH_INVALID_NAME]',
    ],
  ])('fails for %s', (_, props, message) => {
    expect(messageOf(() => tcp(props))).toBe(message);
  });
});

describe('a TLSRoute', () => {
  test('sends connections on by the server name that the client asks for', () => {
    const manifests = render((chart) => {
      const gateway = new Gateway(chart, 'gateway', {
        className: 'istio',
        listeners: [Listener.tls({ name: 'tls', port: 443, tls: ListenerTls.passthrough() })],
      });
      const vault = new Service(chart, 'vault', { metadata: { name: 'vault' }, ports: [{ port: 8200 }] });
      new TLSRoute(chart, 'route', {
        parents: [gateway],
        hostnames: ['vault.example.com', '*.vault.example.com'],
        backends: [vault],
      });
    });
    const route = find(manifests, 'TLSRoute');
    expect(specYaml(route)).toMatchInlineSnapshot(`
"hostnames:
  - vault.example.com
  - "*.vault.example.com"
parentRefs:
  - name: test-gateway
rules:
  - backendRefs:
      - name: vault
        port: 8200"
`);
    expect(violations(route)).toEqual([]);
  });

  test.each([
    [
      'no server name',
      [],
      "'hostnames' must have at least one entry, got []; name the server names that clients ask for (at test/route) [MESH_EMPTY]",
    ],
    [
      'an IP address',
      ['10.0.0.1'],
      "'hostnames[0]' must be a DNS name in lower case, or a wildcard such as *.example.com, got '10.0.0.1' " +
        '(at test/route) [MESH_INVALID_HOST]',
    ],
    [
      'more than 1024 server names',
      Array.from({ length: 1025 }, (_, index) => `h${index}.example.com`),
      "'hostnames' must have at most 1024 entries, got 1025 (at test/route) [MESH_TOO_MANY]",
    ],
  ])('fails for %s', (_, names, message) => {
    expect(messageOf(() => tls({ hostnames: names }))).toBe(message);
  });
});

describe('a UDPRoute', () => {
  test('sends the packets of a listener to a Service', () => {
    const manifests = render((chart) => {
      const ports = [{ port: 53, protocol: Protocol.UDP }];
      const dns = new Service(chart, 'dns', { metadata: { name: 'dns' }, ports });
      new UDPRoute(chart, 'route', { parents: [{ name: 'edge', sectionName: 'dns' }], backends: [dns] });
    });
    const route = find(manifests, 'UDPRoute');
    expect(route.apiVersion).toBe('gateway.networking.k8s.io/v1');
    expect(route.spec).toEqual({
      parentRefs: [{ name: 'edge', sectionName: 'dns' }],
      rules: [{ backendRefs: [{ name: 'dns', port: 53 }] }],
    });
    expect(violations(route)).toEqual([]);
  });
});

test('routes of connections are resources that roles can name', () => {
  const chart = new Chart(Testing.app(), 'test');
  const routes = [
    new TCPRoute(chart, 'tcp', { parents, backends }),
    new TLSRoute(chart, 'tls', { parents, backends, hostnames }),
    new UDPRoute(chart, 'udp', { parents, backends }),
  ];
  expect(routes.map(({ resourceType, apiGroup }) => `${resourceType}.${apiGroup}`)).toEqual([
    'tcproutes.gateway.networking.k8s.io',
    'tlsroutes.gateway.networking.k8s.io',
    'udproutes.gateway.networking.k8s.io',
  ]);
});
