import { describe, expect, test } from '@jest/globals';
import {
  type Endpoint,
  ExportTo,
  Host,
  Location,
  Resolution,
  ServiceEntry,
  ServiceEntryPort,
  type ServiceEntryProps,
  UnixSocket,
  VirtualService,
  WorkloadGroup,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne, specYaml } from '../../../support/render';
import { violations } from '../../../support/schema';

const host = Host.external('api.example.com');
const other = Host.external('www.example.com');
const wildcard = Host.external('*.example.com');
const ports = [ServiceEntryPort.https(443)];

function specOf(props: ServiceEntryProps) {
  const manifest = renderOne((chart) => {
    new ServiceEntry(chart, 'api', props);
  });
  expect(violations(manifest)).toEqual([]);
  return manifest.spec;
}

/** Props whose types were lost on the way. */
const lost = (props: object) => props as unknown as ServiceEntryProps;
const fails = (props: object) => messageOf(() => specOf(lost(props)));

describe('a ServiceEntry', () => {
  test('renders nothing that was not said', () => {
    const manifest = renderOne((chart) => {
      new ServiceEntry(chart, 'api', { host, ports });
    });
    expect(manifest.apiVersion).toBe('networking.istio.io/v1');
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"hosts:
  - api.example.com
ports:
  - name: https
    number: 443
    protocol: HTTPS"
`);
  });

  test('has one host or several', () => {
    expect(specOf({ hosts: [host, other], ports }).hosts).toEqual(['api.example.com', 'www.example.com']);
  });

  test('has the whole name of a Service', () => {
    expect(specOf({ host: Host.service('db', { namespace: 'bookinfo' }), ports }).hosts).toEqual([
      'db.bookinfo.svc.cluster.local',
    ]);
  });

  test('has location, names to verify, and namespaces that see it', () => {
    expect(
      specOf({
        host,
        ports,
        location: Location.MESH_INTERNAL,
        subjectAltNames: ['spiffe://cluster.local/ns/a/sa/b'],
        exportTo: [ExportTo.NONE],
      }),
    ).toMatchObject({
      location: 'MESH_INTERNAL',
      subjectAltNames: ['spiffe://cluster.local/ns/a/sa/b'],
      exportTo: ['~'],
    });
  });

  test('is a host that others route to', () => {
    const manifests = render((chart) => {
      const api = new ServiceEntry(chart, 'api', { hosts: [host, other], ports, resolution: Resolution.DNS });
      expect(api.host).toBe(host);
      expect(api.hosts).toEqual([host, other]);
      new VirtualService(chart, 'routes', { host: api, http: [{ to: api }] });
    });
    expect(find(manifests, 'VirtualService').spec).toEqual({
      hosts: ['api.example.com'],
      http: [{ route: [{ destination: { host: 'api.example.com' } }] }],
    });
  });

  test('fails without hosts, and without ports', () => {
    expect(fails({ hosts: [], ports })).toBe(
      "'hosts' must have at least one entry, got []; name a host (at test/api) [MESH_EMPTY]",
    );
    expect(fails({ host, ports: [] })).toBe(
      "'ports' must have at least one entry, got []; name a port, such as ServiceEntryPort.https(443) (at test/api) " +
        '[MESH_EMPTY]',
    );
  });

  test('fails for every host at once, and for an address as host', () => {
    expect(fails({ host: Host.ANY, ports })).toBe(
      "'hosts[0]' must not be '*', got '*'; name a domain, such as *.example.com (at test/api) [MESH_INVALID_HOST]",
    );
    expect(fails({ host: Host.external('10.0.0.1'), ports })).toBe(
      "'hosts[0]' must be a DNS name, got '10.0.0.1'; put IP addresses into addresses (at test/api) " +
        '[MESH_INVALID_HOST]',
    );
  });
});

describe('addresses of a ServiceEntry', () => {
  test('are IP addresses, and ranges where nothing is resolved by DNS', () => {
    const addresses = ['10.1.2.0/24', '2001:db8::1'];
    expect(specOf({ host, ports, addresses }).addresses).toEqual(addresses);
    expect(specOf({ host, ports, addresses, resolution: Resolution.STATIC }).addresses).toEqual(addresses);
    expect(specOf({ host, ports, addresses: ['10.1.2.3'], resolution: Resolution.DNS }).addresses).toEqual([
      '10.1.2.3',
    ]);
  });

  test('fails for a range that DNS would have to resolve', () => {
    expect(fails({ host, ports, addresses: ['10.1.2.0/24'], resolution: Resolution.DNS })).toBe(
      "'addresses[0]' must be one address, not a range, for resolution DNS, got '10.1.2.0/24' (at test/api) " +
        '[MESH_INVALID_ADDRESS]',
    );
  });

  test('fails for what is no address', () => {
    expect(fails({ host, ports, addresses: ['api.example.com'] })).toContain("'addresses[0]' must be an IP address");
  });
});

describe('resolution of a ServiceEntry', () => {
  const endpoints = [{ address: '10.0.0.1' }, { address: '10.0.0.2' }];

  test('NONE is the default and can be said', () => {
    expect(specOf({ host, ports, resolution: Resolution.NONE })).toMatchObject({ resolution: 'NONE' });
  });

  test('STATIC has addresses, sockets or networks, or selects workloads', () => {
    expect(specOf({ host, ports, resolution: Resolution.STATIC, endpoints })).toMatchObject({
      resolution: 'STATIC',
      endpoints: [{ address: '10.0.0.1' }, { address: '10.0.0.2' }],
    });
    const socket = [{ address: UnixSocket.path('/var/run/api.sock') }];
    expect(specOf({ host, ports, resolution: Resolution.STATIC, endpoints: socket }).endpoints).toEqual([
      { address: 'unix:///var/run/api.sock' },
    ]);
    expect(specOf({ host, ports, resolution: Resolution.STATIC, endpoints: [{ network: 'west' }] }).endpoints).toEqual([
      { network: 'west' },
    ]);
    const workloadSelector = { matchLabels: { app: 'api' } };
    expect(specOf({ host, ports, resolution: Resolution.STATIC, workloadSelector }).workloadSelector).toEqual({
      labels: { app: 'api' },
    });
  });

  test('STATIC selects the workloads of a WorkloadGroup', () => {
    const manifests = render((chart) => {
      const workloadSelector = new WorkloadGroup(chart, 'vms', { template: {}, labels: { app: 'api' } });
      new ServiceEntry(chart, 'api', { host, ports, resolution: Resolution.STATIC, workloadSelector });
    });
    expect(find(manifests, 'ServiceEntry').spec.workloadSelector).toEqual({ labels: { app: 'api' } });
  });

  test('DNS resolves its hosts, or the names of its endpoints', () => {
    expect(specOf({ host, ports, resolution: Resolution.DNS }).endpoints).toBeUndefined();
    const named = [{ address: 'eu.example.com', locality: 'eu/eu-west', ports: { https: 8443 }, weight: 2 }];
    expect(specOf({ host: wildcard, ports, resolution: Resolution.DNS, endpoints: named }).endpoints).toEqual(named);
  });

  test('DNS_ROUND_ROBIN has one endpoint at most', () => {
    expect(
      specOf({ host, ports, resolution: Resolution.DNS_ROUND_ROBIN, endpoints: [{ address: 'eu.example.com' }] }),
    ).toMatchObject({ resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'eu.example.com' }] });
    expect(fails({ host, ports, resolution: Resolution.DNS_ROUND_ROBIN, endpoints })).toBe(
      "'endpoints' must have one entry for resolution DNS_ROUND_ROBIN (at test/api) [MESH_RESOLUTION]",
    );
  });

  test('DYNAMIC_DNS resolves what is behind a wildcard', () => {
    expect(
      specOf({ host: wildcard, ports: [ServiceEntryPort.tls(443)], resolution: Resolution.DYNAMIC_DNS }),
    ).toMatchObject({ hosts: ['*.example.com'], resolution: 'DYNAMIC_DNS' });
  });

  test.each([
    [
      { resolution: Resolution.NONE, endpoints },
      "'endpoints' must not be set for resolution NONE (at test/api) [MESH_RESOLUTION]",
    ],
    [{ endpoints }, "'endpoints' must not be set for resolution NONE (at test/api) [MESH_RESOLUTION]"],
    [
      { workloadSelector: { matchLabels: { app: 'api' } } },
      "'workloadSelector' must not be set for resolution NONE (at test/api) [MESH_RESOLUTION]",
    ],
    [
      { resolution: Resolution.STATIC, endpoints, workloadSelector: { matchLabels: { app: 'api' } } },
      "'endpoints' must not stand beside workloadSelector (at test/api) [MESH_RESOLUTION]",
    ],
    [
      { resolution: Resolution.DYNAMIC_DNS, host: wildcard, ports: [ServiceEntryPort.tls(443)], endpoints },
      "'endpoints' must not be set for resolution DYNAMIC_DNS (at test/api) [MESH_RESOLUTION]",
    ],
    [
      { resolution: Resolution.DYNAMIC_DNS, host: wildcard, ports: [ServiceEntryPort.tls(443)], addresses: [] },
      "'addresses' must not be set for resolution DYNAMIC_DNS (at test/api) [MESH_RESOLUTION]",
    ],
    [
      { resolution: Resolution.DYNAMIC_DNS, host: wildcard },
      "'ports[0].protocol' must be one of HTTP, HTTP2, GRPC, TLS for resolution DYNAMIC_DNS, which reads the name in " +
        "the request, got 'HTTPS' (at test/api) [MESH_RESOLUTION]",
    ],
    [
      {
        resolution: Resolution.DYNAMIC_DNS,
        host: wildcard,
        ports: [ServiceEntryPort.tls(443)],
        location: Location.MESH_INTERNAL,
        metadata: { labels: { 'istio.io/use-waypoint': 'waypoint' } },
      },
      "'location' must be MESH_EXTERNAL for resolution DYNAMIC_DNS behind a waypoint, got 'MESH_INTERNAL' " +
        '(at test/api) [MESH_RESOLUTION]',
    ],
  ])('fails for %j', (props, message) => {
    expect(fails({ host, ports, ...props })).toBe(message);
  });

  test('DYNAMIC_DNS may be inside the mesh where no waypoint is', () => {
    const metadata = { labels: { 'istio.io/use-waypoint': 'none' } };
    expect(
      specOf({
        metadata,
        host: wildcard,
        ports: [ServiceEntryPort.tls(443)],
        resolution: Resolution.DYNAMIC_DNS,
        location: Location.MESH_INTERNAL,
      }).location,
    ).toBe('MESH_INTERNAL');
  });

  test('fails for a wildcard that DNS would have to resolve, and for a name that DYNAMIC_DNS would', () => {
    expect(fails({ host: wildcard, ports, resolution: Resolution.DNS })).toBe(
      "'hosts[0]' must not be a wildcard for resolution DNS without endpoints, got '*.example.com'; use " +
        'Resolution.DYNAMIC_DNS (at test/api) [MESH_INVALID_HOST]',
    );
    expect(fails({ host, ports: [ServiceEntryPort.tls(443)], resolution: Resolution.DYNAMIC_DNS })).toBe(
      "'hosts[0]' must be a wildcard for resolution DYNAMIC_DNS, got 'api.example.com'; use Resolution.DNS " +
        '(at test/api) [MESH_INVALID_HOST]',
    );
  });
});

describe('several hosts of a ServiceEntry', () => {
  const hosts = [host, other];

  test('share ports on which requests say the host', () => {
    const named = [ServiceEntryPort.http(80), ServiceEntryPort.tls(443)];
    expect(specOf({ hosts, ports: named, resolution: Resolution.DNS }).hosts).toHaveLength(2);
  });

  test('share any port where nothing is resolved', () => {
    expect(specOf({ hosts, ports: [ServiceEntryPort.tcp(9000)] }).hosts).toHaveLength(2);
  });

  test.each([
    ['tcp', ServiceEntryPort.tcp(9000)],
    ['mysql', ServiceEntryPort.mysql(9000)],
    ['a guessed protocol', ServiceEntryPort.sniffed(9000)],
  ])('fails for %s', (_, port) => {
    expect(fails({ hosts, ports: [port], resolution: Resolution.STATIC })).toBe(
      "'hosts' must have one entry beside port 9000, which does not tell hosts apart, got " +
        '["api.example.com","www.example.com"]; make one ServiceEntry for each host (at test/api) [MESH_SEVERAL_HOSTS]',
    );
  });

  test('fails for addresses that they would share', () => {
    expect(fails({ hosts, ports, addresses: ['10.0.0.1'], resolution: Resolution.DNS })).toBe(
      "'hosts' must have one entry beside addresses and port 443, got " +
        '["api.example.com","www.example.com"]; make one ServiceEntry for each host (at test/api) [MESH_SEVERAL_HOSTS]',
    );
  });
});

describe('endpoints of a ServiceEntry', () => {
  const staticWith = (endpoint: object, more: readonly ServiceEntryPort[] = []) =>
    fails({ host, ports: [...ports, ...more], resolution: Resolution.STATIC, endpoints: [endpoint as Endpoint] });

  test('fails for a port that the service does not have', () => {
    expect(staticWith({ address: '10.0.0.1', ports: { http: 80 } })).toBe(
      "'endpoints[0].ports' must be named after a port of the service: https, got 'http' (at test/api) " +
        '[MESH_UNKNOWN_PORT]',
    );
  });

  test('fails for a name where addresses are static', () => {
    expect(staticWith({ address: 'eu.example.com' })).toBe(
      "'endpoints[0].address' must be an IP address, got 'eu.example.com' (at test/api) [MESH_INVALID_ADDRESS]",
    );
  });

  test('fails for a socket beside two ports', () => {
    expect(staticWith({ address: UnixSocket.path('/a') }, [ServiceEntryPort.http(80)])).toBe(
      "'endpoints[0].address' must stand beside one port of the service only, got 'unix:///a' (at test/api) " +
        '[MESH_SOCKET_WITH_PORT]',
    );
  });

  test('fails for an endpoint that is nowhere', () => {
    expect(staticWith({ labels: { app: 'api' } })).toBe(
      "'endpoints[0].address' must be set unless network is (at test/api) [MESH_ENDPOINT_WITHOUT_ADDRESS]",
    );
  });

  test('fails for what DNS cannot resolve', () => {
    const dns = (address: unknown) => fails({ host, ports, resolution: Resolution.DNS, endpoints: [{ address }] });
    expect(dns('*.example.com')).toBe(
      "'endpoints[0].address' must be an IP address or a DNS name, got '*.example.com' (at test/api) " +
        '[MESH_INVALID_ADDRESS]',
    );
    expect(dns(UnixSocket.path('/a'))).toBe(
      "'endpoints[0].address' must be an IP address or a DNS name for resolution DNS, got 'unix:///a' (at test/api) " +
        '[MESH_INVALID_ADDRESS]',
    );
    expect(dns(undefined)).toContain('must be an IP address or a DNS name for resolution DNS (at test/api)');
  });

  test('have the ServiceAccount of an object', () => {
    const manifests = render((chart) => {
      const serviceAccount = new kplus.ServiceAccount(chart, 'api-account');
      const endpoints = [{ address: '10.0.0.1', serviceAccount }];
      new ServiceEntry(chart, 'api', { host, ports, resolution: Resolution.STATIC, endpoints });
    });
    expect(find(manifests, 'ServiceEntry').spec.endpoints[0].serviceAccount).toBe('test-api-account');
  });
});
