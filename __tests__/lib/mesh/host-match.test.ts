import { describe, expect, test } from '@jest/globals';
import { HostIndex, hostsOverlap, isHostWithin, serviceHost, serviceOfHost } from '../../../lib/mesh/host-match';

describe('wildcards', () => {
  test.each([
    ['a.foo.com', '*.foo.com', true],
    ['a.b.foo.com', '*.foo.com', true],
    ['foo.com', '*.foo.com', false],
    ['xfoo.com', '*foo.com', true],
    ['anything', '*', true],
    ['*.a.foo.com', '*.foo.com', true],
    ['*.foo.com', '*.a.foo.com', false],
  ])('%s is within %s: %p', (host, pattern, within) => {
    expect(isHostWithin(host, pattern)).toBe(within);
  });

  test('overlap in both directions', () => {
    expect(hostsOverlap('*.foo.com', '*.a.foo.com')).toBe(true);
    expect(hostsOverlap('*.foo.com', '*.bar.com')).toBe(false);
  });
});

describe('the hosts of Services', () => {
  test('are the name with namespace and domain', () => {
    expect(serviceHost('reviews', 'bookinfo')).toBe('reviews.bookinfo.svc.cluster.local');
  });

  test('tell name and namespace', () => {
    expect(serviceOfHost('reviews.bookinfo.svc.cluster.local')).toEqual({ name: 'reviews', namespace: 'bookinfo' });
    expect(serviceOfHost('reviews.bookinfo')).toBeUndefined();
    expect(serviceOfHost('a.reviews.bookinfo.svc.cluster.local')).toBeUndefined();
  });
});

describe('an index of hosts', () => {
  const index = new HostIndex<number>();
  for (const [number, host] of ['a.foo.com', '*', '*.foo.com', '*foo.com', '*.b.foo.com', 'bar.com'].entries()) {
    index.add(host, number);
  }

  test('finds what a host is within, the most specific first', () => {
    expect(index.covering('a.foo.com')).toEqual(['a.foo.com', '*.foo.com', '*foo.com', '*']);
    expect(index.covering('x.b.foo.com')).toEqual(['*.b.foo.com', '*.foo.com', '*foo.com', '*']);
    expect(index.covering('*.b.foo.com')).toEqual(['*.b.foo.com', '*.foo.com', '*foo.com', '*']);
    expect(index.covering('bar.com')).toEqual(['bar.com', '*']);
  });

  test('finds what is within a wildcard', () => {
    expect(index.within('*.foo.com')).toEqual(['a.foo.com', '*.foo.com', '*.b.foo.com']);
    expect(index.within('*oo.com')).toEqual(['a.foo.com', '*.foo.com', '*foo.com', '*.b.foo.com']);
    expect(index.within('*')).toHaveLength(6);
    expect(index.within('bar.com')).toEqual(['bar.com']);
    expect(index.within('baz.com')).toEqual([]);
  });

  test('finds each overlapping host once', () => {
    expect(index.overlapping('*.b.foo.com')).toEqual(['*.b.foo.com', '*.foo.com', '*foo.com', '*']);
  });

  test('keeps all things of one host', () => {
    const several = new HostIndex<string>();
    several.add('a.com', 'first');
    several.add('a.com', 'second');
    expect(several.exactly('a.com')).toEqual(['first', 'second']);
    expect(several.exactly('b.com')).toEqual([]);
  });
});
