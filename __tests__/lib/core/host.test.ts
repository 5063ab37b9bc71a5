import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { Host } from 'cdk8s-mesh';
import { Service } from 'cdk8s-plus-28';
import fc from 'fast-check';
import { hostsOverlap, isHostWithin } from '../../../lib/core/host-pattern';
import { messageOf } from '../../support/render';

const label = fc.stringMatching(/^[a-z](?:[-a-z0-9]{0,10}[a-z0-9])?$/);

function service(namespace?: string): Service {
  const chart = new Chart(Testing.app(), 'test', {
    disableResourceNameHashes: true,
    ...(namespace ? { namespace } : {}),
  });
  const ports = [{ port: 9080 }, { port: 9090, name: 'metrics' }];
  return new Service(chart, 'service', { metadata: { name: 'reviews' }, ports });
}

describe('the host of a Service of the app', () => {
  test('has its name, namespace and ports', () => {
    const host = Host.of(service('bookinfo'));
    expect(host).toMatchObject({ name: 'reviews', namespace: 'bookinfo', isService: true, ports: [9080, 9090] });
    expect(host.fullName).toBe('reviews.bookinfo.svc.cluster.local');
  });

  test('knows ports that are bound later', () => {
    const reviews = service('bookinfo');
    const host = Host.of(reviews);
    reviews.bind(9091, { name: 'admin' });
    expect(host.ports).toEqual([9080, 9090, 9091]);
  });

  test('has only its short name where it has no namespace', () => {
    const host = Host.of(service());
    expect(host.fullName).toBe('reviews');
    expect(host.nameFrom(undefined)).toBe('reviews');
  });

  test('fails to be named from a namespace where it has none', () => {
    expect(messageOf(() => Host.of(service()).nameFrom('bookinfo'))).toBe(
      "'host' must have a namespace to be named from namespace 'bookinfo', got 'reviews'; give the Service or its chart a namespace [MESH_HOST_WITHOUT_NAMESPACE]",
    );
  });
});

describe('Host.of', () => {
  const host = Host.service('reviews', { namespace: 'bookinfo' });

  test('hands a host back, also out of whatever has one', () => {
    expect(Host.of(host)).toBe(host);
    expect(Host.of({ host })).toBe(host);
  });
});

describe('Host.service', () => {
  test('is a Service whose ports are not known', () => {
    const host = Host.service('istiod', { namespace: 'istio-system' });
    expect(host.isService).toBe(true);
    expect(host.ports).toBeUndefined();
    expect(host.fullName).toBe('istiod.istio-system.svc.cluster.local');
  });

  test('is named short exactly where the rule is in its namespace', () => {
    fc.assert(
      fc.property(label, label, label, (name, own, other) => {
        const host = Host.service(name, { namespace: own });
        expect(host.nameFrom(own)).toBe(name);
        expect(host.nameFrom(other) === name).toBe(own === other);
        expect(host.nameFrom(undefined)).toBe(host.fullName);
      }),
    );
  });

  test.each(['reviews.bookinfo', '*', '*.local', 'Reviews', ''])('fails for the name %j', (name) => {
    expect(messageOf(() => Host.service(name, { namespace: 'bookinfo' }))).toBe(
      `'name' must be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end, got '${name}' [MESH_INVALID_NAME]`,
    );
  });

  test('fails for a namespace that is none', () => {
    expect(messageOf(() => Host.service('reviews', { namespace: 'Book Info' }))).toBe(
      "'namespace' must be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end, got 'Book Info' [MESH_INVALID_NAME]",
    );
  });
});

describe('Host.external', () => {
  test.each([
    'api.example.com',
    'example.com.',
    '*.example.com',
    'API.example.com',
    'xn--bcher-kva.example',
    '10.1.2.3',
    '2001:db8::1',
    `${'a'.repeat(63)}.com`,
    `${'a.'.repeat(126)}com`,
  ])('%s is named alike from everywhere', (name) => {
    const host = Host.external(name);
    expect(host.nameFrom('bookinfo')).toBe(name);
    expect(host.nameFrom(undefined)).toBe(name);
    expect(host.fullName).toBe(name);
    expect(host).toMatchObject({ isService: false, namespace: undefined, ports: undefined });
  });

  test.each([
    ['', ''],
    ['-a.com', ''],
    ['a..com', ''],
    ['a_b.com', ''],
    ['a.*.com', ''],
    ['*a.com', ''],
    ['1.2.3', ''],
    ['10.0.0.256', ''],
    ['fe80::1%eth0', ''],
    [`${'a'.repeat(64)}.com`, ''],
    [`${'a.'.repeat(127)}com`, ''],
    ['*', '; write Host.ANY for every host'],
    ['https://api.example.com', '; leave out the scheme and the path'],
    ['api.example.com:443', '; leave out the port'],
  ])('fails for %j', (name, fix) => {
    const shown = name.length > 118 ? `'${name.slice(0, 116)}...` : `'${name}'`;
    expect(messageOf(() => Host.external(name))).toBe(
      `'host' must be a DNS name, a wildcard such as *.example.com, or an IP address, got ${shown}${fix} [MESH_INVALID_HOST]`,
    );
  });

  test('fails to be named in a rule without a dot, since Istio would take it for a Service', () => {
    expect(messageOf(() => Host.external('localhost').nameFrom('bookinfo'))).toBe(
      "'host' must be a whole DNS name, since one without a dot means a Service beside the rule, got 'localhost'; give the domain too, or use Host.service for a Service [MESH_SHORT_HOST]",
    );
  });
});

test('Host.ANY is the wildcard for every host', () => {
  expect(Host.ANY.name).toBe('*');
  expect(Host.ANY.nameFrom('bookinfo')).toBe('*');
  expect(Host.ANY.isService).toBe(false);
});

describe('wildcards', () => {
  test.each([
    ['a.com', 'a.com', true],
    ['a.com', 'b.com', false],
    ['x.a.com', '*.a.com', true],
    ['x.y.a.com', '*.a.com', true],
    ['a.com', '*.a.com', false],
    ['*.x.a.com', '*.a.com', true],
    ['*.a.com', '*.x.a.com', false],
    ['*.a.com', '*.a.com', true],
    ['*', '*.a.com', false],
    ['a.com', '*', true],
    ['*', '*', true],
    ['*.a.com', 'x.a.com', false],
  ])('%s is within %s: %p', (host, pattern, within) => {
    expect(isHostWithin(host, pattern)).toBe(within);
  });

  test('overlap in either order, and only where one is within the other', () => {
    const hosts = ['*', '*.com', '*.a.com', 'a.com', 'x.a.com', '*.x.a.com', 'b.org'];
    for (const one of hosts) {
      for (const other of hosts) {
        expect(hostsOverlap(one, other)).toBe(hostsOverlap(other, one));
        expect(hostsOverlap(one, other)).toBe(isHostWithin(one, other) || isHostWithin(other, one));
      }
    }
    expect(hostsOverlap('*.com', '*.a.com')).toBe(true);
    expect(hostsOverlap('*.a.com', 'b.org')).toBe(false);
  });
});
