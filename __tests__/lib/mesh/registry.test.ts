import { describe, expect, test } from '@jest/globals';
import { Mesh, type MeshOptions } from '../../../lib/mesh/mesh';
import { objectsIn } from '../../support/objects';

const meshOf = (yaml: string, options: MeshOptions = {}) => Mesh.of(objectsIn(yaml), options);

describe('a host', () => {
  const mesh = meshOf('');

  test.each([
    ['reviews', 'reviews.bookinfo.svc.cluster.local'],
    ['reviews.prod', 'reviews.prod'],
    ['*', '*'],
    ['*.example.com', '*.example.com'],
    ['10.0.0.1', '10.0.0.1'],
    ['::1', '::1'],
    ['', ''],
  ])('%p is completed to %p', (host, expected) => {
    expect(mesh.resolveHost(host, 'bookinfo')).toBe(expected);
  });
});

describe('the registry', () => {
  test('knows a Service by its FQDN', () => {
    const mesh = meshOf(`
apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: bookinfo }
spec:
  clusterIP: None
  selector: { app: reviews }
  ports:
    - { name: http-web, port: 80, targetPort: web }
    - { name: anything, port: 81 }
    - { name: grpc-web, port: 82, targetPort: 8082 }
    - { name: x, port: 83, appProtocol: kubernetes.io/h2c }
    - { name: db, port: 3306 }
    - { name: dns, port: 53, protocol: UDP }
    - { name: http, port: odd }
`);
    expect(mesh.registry).toMatchObject([
      {
        host: 'reviews.bookinfo.svc.cluster.local',
        kind: 'Service',
        exportTo: ['*'],
        headless: true,
        external: false,
        selector: { app: 'reviews' },
        ports: [
          { number: 80, protocol: 'HTTP', targetPort: 'web', pointer: '/spec/ports/0' },
          { number: 81, protocol: undefined, targetPort: 81 },
          { number: 82, protocol: 'GRPC-WEB', targetPort: 8082 },
          { number: 83, protocol: 'HTTP2' },
          { number: 3306, protocol: 'TCP' },
          { number: 53, protocol: 'UDP', pointer: '/spec/ports/5' },
        ],
      },
    ]);
    expect(mesh.lookup('reviews', 'bookinfo')).toBe(mesh.registry[0]);
    expect(mesh.lookup('reviews', 'other')).toBeUndefined();
    expect(mesh.lookup('reviews.bookinfo', 'bookinfo')).toBeUndefined();
    expect(mesh.lookup('reviews.bookinfo.svc.cluster.local', 'other')).toBe(mesh.registry[0]);
  });

  test('knows a ServiceEntry by each of its hosts, wildcards too', () => {
    const mesh = meshOf(`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ext, namespace: a }
spec: { hosts: [api.example.com, '*.example.com'], ports: [{ number: 443, name: tls, protocol: tls }], resolution: DNS }
`);
    expect(mesh.lookup('api.example.com', 'b')).toMatchObject({
      host: 'api.example.com',
      resolution: 'DNS',
      external: true,
    });
    expect(mesh.lookup('other.example.com', 'b')).toMatchObject({
      host: '*.example.com',
      ports: [{ protocol: 'TLS' }],
    });
    expect(mesh.lookup('example.com', 'b')).toBeUndefined();
    expect(mesh.servicesWithin('*.example.com')).toHaveLength(2);
    expect(mesh.registryOf(mesh.serviceEntries[0] as (typeof mesh.serviceEntries)[0])).toHaveLength(2);
  });

  test('shows what is exported', () => {
    const mesh = meshOf(`
{ apiVersion: v1, kind: Service, metadata: { name: own, namespace: a, annotations: { networking.istio.io/exportTo: '.' } } }
---
{ apiVersion: v1, kind: Service, metadata: { name: some, namespace: a, annotations: { networking.istio.io/exportTo: 'b, c' } } }
---
{ apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: { name: no, namespace: a }, spec: { hosts: [no.com], exportTo: ['~'] } }
`);
    const sees = (host: string, from: string) => mesh.lookup(host, from) !== undefined;
    expect(sees('own.a.svc.cluster.local', 'a')).toBe(true);
    expect(sees('own.a.svc.cluster.local', 'b')).toBe(false);
    expect(sees('some.a.svc.cluster.local', 'a')).toBe(false);
    expect(sees('some.a.svc.cluster.local', 'c')).toBe(true);
    expect(sees('no.com', 'a')).toBe(false);
    expect(mesh.lookupAnywhere('no.com', 'b')?.name).toBe('no');
  });

  test('takes the default of the mesh for what does not say', () => {
    const yaml = '{ apiVersion: v1, kind: Service, metadata: { name: s, namespace: a } }';
    const mesh = meshOf(yaml, { meshConfig: { defaultServiceExportTo: ['.'] } });
    expect(mesh.lookup('s.a.svc.cluster.local', 'b')).toBeUndefined();
    expect(mesh.lookup('s', 'a')).toBeDefined();
  });

  test('prefers a Service to a ServiceEntry of the same host, and among those the one of the client', () => {
    const mesh = meshOf(`
{ apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: { name: one, namespace: b }, spec: { hosts: [s.a.svc.cluster.local, x.com] } }
---
{ apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: { name: two, namespace: c }, spec: { hosts: [x.com] } }
---
{ apiVersion: v1, kind: Service, metadata: { name: s, namespace: a } }
`);
    expect(mesh.lookup('s.a.svc.cluster.local', 'b')?.kind).toBe('Service');
    expect(mesh.lookup('x.com', 'c')?.name).toBe('two');
    expect(mesh.lookup('x.com', 'd')?.name).toBe('one');
    expect(mesh.offering('x.com')).toHaveLength(2);
  });

  test('falls back to a wildcard where the exact host is not visible', () => {
    const mesh = meshOf(`
{ apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: { name: hidden, namespace: a }, spec: { hosts: [x.foo.com], exportTo: ['.'] } }
---
{ apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: { name: wide, namespace: a }, spec: { hosts: ['*.foo.com'] } }
`);
    expect(mesh.lookup('x.foo.com', 'b')?.name).toBe('wide');
    expect(mesh.lookup('x.foo.com', 'a')?.name).toBe('hidden');
  });

  test('joins Services and pods', () => {
    const mesh = meshOf(`
{ apiVersion: v1, kind: Service, metadata: { name: s, namespace: a }, spec: { selector: { app: x } } }
---
{ apiVersion: v1, kind: Service, metadata: { name: none, namespace: a }, spec: { selector: {} } }
---
{ apiVersion: v1, kind: Service, metadata: { name: alias, namespace: a }, spec: { type: ExternalName, selector: { app: x } } }
---
{ apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: { name: se, namespace: a }, spec: { hosts: [x.com], workloadSelector: { labels: { app: x } } } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: a, labels: { app: x } } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: q, namespace: b, labels: { app: x } } }
`);
    const [p, q] = mesh.pods as [(typeof mesh.pods)[0], (typeof mesh.pods)[0]];
    expect(mesh.servicesOf(p).map(({ name }) => name)).toEqual(['s', 'se']);
    expect(mesh.servicesOf(q)).toEqual([]);
    expect(mesh.registry.map((service) => mesh.podsOf(service).map(({ name }) => name))).toEqual([
      ['p'],
      [],
      [],
      ['p'],
    ]);
  });

  test('holds the ingress gateway that istioctl takes for granted', () => {
    const mesh = meshOf('', { compat: true });
    expect(mesh.lookup('istio-ingressgateway', 'istio-system')?.ports.map(({ number }) => number)).toEqual([
      80, 443, 31400, 15443,
    ]);
    expect(mesh.podsOf(mesh.registry[0] as (typeof mesh.registry)[0]).map(({ name }) => name)).toEqual([
      'istio-ingressgateway-dummypod',
    ]);
  });
});
