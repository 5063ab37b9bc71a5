import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { type ConsistentHashOptions, HashKey, LoadBalancer, type Warmup } from 'cdk8s-mesh';
import { messageOf } from '../../../support/render';
import { renderLoadBalancer } from './render-policy';

const withKey = (key: HashKey, options?: ConsistentHashOptions) =>
  renderLoadBalancer(LoadBalancer.consistentHash(key, options)).consistentHash;
const warming = (warmup: Warmup) => renderLoadBalancer(LoadBalancer.leastRequest({ warmup })).warmup;

describe('choices without a key', () => {
  test.each([
    ['LEAST_REQUEST', LoadBalancer.leastRequest()],
    ['ROUND_ROBIN', LoadBalancer.roundRobin()],
    ['RANDOM', LoadBalancer.random()],
    ['PASSTHROUGH', LoadBalancer.passthrough()],
    ['UNSPECIFIED', LoadBalancer.unspecified()],
  ])('%s has nothing but its name', (simple, loadBalancer) => {
    expect(renderLoadBalancer(loadBalancer)).toEqual({ simple });
  });

  test.each([
    ['LEAST_REQUEST', LoadBalancer.leastRequest],
    ['ROUND_ROBIN', LoadBalancer.roundRobin],
    ['UNSPECIFIED', LoadBalancer.unspecified],
  ])('%s takes warm-up and locality', (simple, create) => {
    expect(
      renderLoadBalancer(create({ warmup: { duration: Duration.minutes(1) }, locality: { enabled: true } })),
    ).toEqual({ simple, warmup: { duration: '1m' }, localityLbSetting: { enabled: true } });
  });

  test('RANDOM takes locality', () => {
    expect(renderLoadBalancer(LoadBalancer.random({ locality: {} }))).toEqual({
      simple: 'RANDOM',
      localityLbSetting: {},
    });
  });
});

describe('warm-up', () => {
  test('renders each setting', () => {
    expect(warming({ duration: Duration.seconds(30), minimumPercent: 0, aggression: 0.5 })).toEqual({
      duration: '30s',
      minimumPercent: 0,
      aggression: 0.5,
    });
  });

  test.each([-1, 100.5, Number.NaN])('fails for a minimumPercent of %d', (minimumPercent) => {
    expect(messageOf(() => warming({ duration: Duration.seconds(30), minimumPercent }))).toBe(
      `'trafficPolicy.loadBalancer.warmup.minimumPercent' must be a number from 0 to 100, got ${minimumPercent} ` +
        '(at test/rule) [MESH_OUT_OF_RANGE]',
    );
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('fails for an aggression of %d', (aggression) => {
    expect(messageOf(() => warming({ duration: Duration.seconds(30), aggression }))).toBe(
      `'trafficPolicy.loadBalancer.warmup.aggression' must be a number greater than 0, got ${aggression} ` +
        '(at test/rule) [MESH_OUT_OF_RANGE]',
    );
  });

  test('fails for a duration of nothing', () => {
    expect(messageOf(() => warming({ duration: Duration.seconds(0) }))).toBe(
      "'trafficPolicy.loadBalancer.warmup.duration' must be a whole number of milliseconds, 1 ms or more, got '0 ms' " +
        '(at test/rule) [MESH_INVALID_DURATION]',
    );
  });
});

describe('keys', () => {
  test.each<[string, HashKey, object]>([
    ['header', HashKey.header('x-user'), { httpHeaderName: 'x-user' }],
    ['query parameter', HashKey.queryParameter('user'), { httpQueryParameterName: 'user' }],
    ['source address', HashKey.sourceIp(), { useSourceIp: true }],
    ['cookie that clients bring', HashKey.cookie({ name: 'user' }), { httpCookie: { name: 'user' } }],
    [
      'cookie of the session',
      HashKey.cookie({ name: 'user', ttl: Duration.seconds(0) }),
      { httpCookie: { name: 'user', ttl: '0s' } },
    ],
    [
      'cookie with everything',
      HashKey.cookie({
        name: 'user',
        path: '/api',
        ttl: Duration.hours(1),
        attributes: { SameSite: 'Strict', Secure: '' },
      }),
      {
        httpCookie: {
          name: 'user',
          path: '/api',
          ttl: '1h',
          attributes: [
            { name: 'SameSite', value: 'Strict' },
            { name: 'Secure', value: '' },
          ],
        },
      },
    ],
  ])('a %s', (_, key, consistentHash) => {
    expect(renderLoadBalancer(LoadBalancer.consistentHash(key))).toEqual({ consistentHash });
  });

  test.each<[string, () => HashKey]>([
    ['header', () => HashKey.header('')],
    ['queryParameter', () => HashKey.queryParameter(' ')],
    ['cookie.name', () => HashKey.cookie({ name: '' })],
    ['cookie.attributes', () => HashKey.cookie({ name: 'user', attributes: { '': 'x' } })],
  ])('fails for an empty name: %s', (property, create) => {
    expect(messageOf(create)).toMatch(
      new RegExp(`^'${property}' must not be empty, got ' ?' \\[MESH_INVALID_HASH_KEY\\]$`),
    );
  });

  test('fails for a cookie that lives for a part of a millisecond', () => {
    expect(messageOf(() => HashKey.cookie({ name: 'user', ttl: Duration.millis(0.5) }))).toBe(
      "'cookie.ttl' must be a whole number of milliseconds, 1 ms or more, got '0.5 ms' [MESH_INVALID_DURATION]",
    );
  });
});

describe('algorithms', () => {
  const key = HashKey.sourceIp();

  test('a ring, with and without a size', () => {
    expect(withKey(key, { ringHash: {} })).toEqual({ useSourceIp: true, ringHash: {} });
    expect(withKey(key, { ringHash: { minimumRingSize: 2048 } })).toEqual({
      useSourceIp: true,
      ringHash: { minimumRingSize: 2048 },
    });
  });

  test.each([2, 3, 251, 65537, 4999999])('a Maglev table of %d places', (tableSize) => {
    expect(withKey(key, { maglev: { tableSize } })).toEqual({ useSourceIp: true, maglev: { tableSize } });
  });

  test('locality beside a key', () => {
    expect(renderLoadBalancer(LoadBalancer.consistentHash(key, { locality: { enabled: false } }))).toEqual({
      consistentHash: { useSourceIp: true },
      localityLbSetting: { enabled: false },
    });
  });

  test.each([0, 1, 4, 65536, 25, 5000011, 2.5, Number.NaN])('fails for a Maglev table of %d places', (tableSize) => {
    expect(messageOf(() => withKey(key, { maglev: { tableSize } }))).toBe(
      "'trafficPolicy.loadBalancer.consistentHash.maglev.tableSize' must be a prime below 5000011, " +
        `got ${tableSize}; 65537 is what Envoy takes by itself (at test/rule) [MESH_TABLE_SIZE]`,
    );
  });

  test('fails for a ring larger than Envoy takes', () => {
    expect(messageOf(() => withKey(key, { ringHash: { minimumRingSize: 8388609 } }))).toBe(
      "'trafficPolicy.loadBalancer.consistentHash.ringHash.minimumRingSize' must be an integer from 0 to 8388608, " +
        'got 8388609 (at test/rule) [MESH_OUT_OF_RANGE]',
    );
  });

  test('fails for a ring and a table at once', () => {
    const both = { ringHash: {}, maglev: { tableSize: 7 } } as unknown as ConsistentHashOptions;
    expect(messageOf(() => withKey(key, both))).toBe(
      "'trafficPolicy.loadBalancer.consistentHash' must have one of ringHash and maglev, got " +
        '["ringHash","maglev"] (at test/rule) [MESH_HASH_ALGORITHM]',
    );
  });
});
