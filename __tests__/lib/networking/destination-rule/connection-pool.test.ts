import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { type ConnectionPool, H2UpgradePolicy, type HttpConnectionPool, type TcpConnectionPool } from 'cdk8s-mesh';
import { messageOf } from '../../../support/render';
import { renderPolicy } from './render-policy';

const pool = (connectionPool: ConnectionPool) => renderPolicy({ connectionPool }).connectionPool;
const tcp = (settings: TcpConnectionPool) => pool({ tcp: settings }).tcp;
const http = (settings: HttpConnectionPool) => pool({ http: settings }).http;

describe('what is rendered', () => {
  test('nothing is added to what is said: the other half is left out', () => {
    expect(pool({ tcp: { maxConnections: 1 } })).toEqual({ tcp: { maxConnections: 1 } });
    expect(pool({ http: { maxRetries: 3 } })).toEqual({ http: { maxRetries: 3 } });
  });

  test('empty halves survive', () => {
    expect(pool({ tcp: {}, http: {} })).toEqual({ tcp: {}, http: {} });
    expect(tcp({ tcpKeepalive: {} })).toEqual({ tcpKeepalive: {} });
  });

  test('each limit of connections', () => {
    expect(
      tcp({
        maxConnections: 100,
        connectTimeout: Duration.millis(30),
        tcpKeepalive: { probes: 9, time: Duration.hours(2), interval: Duration.seconds(75) },
        maxConnectionDuration: Duration.minutes(10),
        idleTimeout: Duration.minutes(5),
      }),
    ).toEqual({
      maxConnections: 100,
      connectTimeout: '30ms',
      tcpKeepalive: { probes: 9, time: '2h', interval: '75s' },
      maxConnectionDuration: '10m',
      idleTimeout: '5m',
    });
  });

  test('each limit of requests', () => {
    expect(
      http({
        http1MaxPendingRequests: 1,
        http2MaxRequests: 2,
        maxRequestsPerConnection: 3,
        maxRetries: 4,
        idleTimeout: Duration.seconds(30),
        maxConcurrentStreams: 5,
        useClientProtocol: true,
        h2UpgradePolicy: H2UpgradePolicy.DO_NOT_UPGRADE,
      }),
    ).toEqual({
      http1MaxPendingRequests: 1,
      http2MaxRequests: 2,
      maxRequestsPerConnection: 3,
      maxRetries: 4,
      idleTimeout: '30s',
      maxConcurrentStreams: 5,
      useClientProtocol: true,
      h2UpgradePolicy: 'DO_NOT_UPGRADE',
    });
  });

  test('0 and false survive', () => {
    expect(http({ http1MaxPendingRequests: 0, maxRequestsPerConnection: 0, useClientProtocol: false })).toEqual({
      http1MaxPendingRequests: 0,
      maxRequestsPerConnection: 0,
      useClientProtocol: false,
    });
    expect(tcp({ maxConnections: 0, tcpKeepalive: { probes: 0 } })).toEqual({
      maxConnections: 0,
      tcpKeepalive: { probes: 0 },
    });
  });

  test('an idle timeout of 0 switches the timeout of TCP connections off', () => {
    expect(tcp({ idleTimeout: Duration.millis(0) })).toEqual({ idleTimeout: '0s' });
  });

  test('requests are upgraded where they need not keep their version', () => {
    expect(http({ useClientProtocol: false, h2UpgradePolicy: H2UpgradePolicy.UPGRADE }).h2UpgradePolicy).toBe(
      'UPGRADE',
    );
  });
});

describe('fails', () => {
  test('for a pool that limits nothing', () => {
    expect(messageOf(() => pool({} as ConnectionPool))).toBe(
      "'trafficPolicy.connectionPool' must have tcp or http, got {}; leave it out for no limits (at test/rule) " +
        '[MESH_EMPTY_CONNECTION_POOL]',
    );
  });

  test('for an upgrade of what keeps its version', () => {
    const settings = {
      useClientProtocol: true,
      h2UpgradePolicy: H2UpgradePolicy.UPGRADE,
    } as unknown as HttpConnectionPool;
    expect(messageOf(() => http(settings))).toBe(
      "'trafficPolicy.connectionPool.http.h2UpgradePolicy' must not be UPGRADE where useClientProtocol is true, " +
        "got 'UPGRADE'; requests keep their HTTP version or are upgraded; drop one of the two (at test/rule) " +
        '[MESH_UPGRADE_OF_CLIENT_PROTOCOL]',
    );
  });

  test.each<[string, () => unknown, string]>([
    ['tcp.maxConnections', () => tcp({ maxConnections: -1 }), 'be an integer of at least 0, got -1'],
    [
      'tcp.tcpKeepalive.probes',
      () => tcp({ tcpKeepalive: { probes: -1 } }),
      'be an integer from 0 to 4294967295, got -1',
    ],
    [
      'http.http1MaxPendingRequests',
      () => http({ http1MaxPendingRequests: 1.5 }),
      'be an integer of at least 0, got 1.5',
    ],
    ['http.http2MaxRequests', () => http({ http2MaxRequests: -1 }), 'be an integer of at least 0, got -1'],
    [
      'http.maxRequestsPerConnection',
      () => http({ maxRequestsPerConnection: 536870913 }),
      'be an integer from 0 to 536870912, got 536870913',
    ],
    ['http.maxRetries', () => http({ maxRetries: 2147483648 }), 'be an integer of at least 0, got 2147483648'],
    [
      'http.maxConcurrentStreams',
      () => http({ maxConcurrentStreams: Number.NaN }),
      'be an integer of at least 0, got NaN',
    ],
  ])('for %s out of range', (property, run, problem) => {
    expect(messageOf(run)).toBe(
      `'trafficPolicy.connectionPool.${property}' must ${problem} (at test/rule) [MESH_OUT_OF_RANGE]`,
    );
  });

  test.each<[string, () => unknown, string]>([
    ['tcp.connectTimeout', () => tcp({ connectTimeout: Duration.millis(0) }), '0 ms'],
    ['tcp.maxConnectionDuration', () => tcp({ maxConnectionDuration: Duration.millis(0.5) }), '0.5 ms'],
    ['tcp.idleTimeout', () => tcp({ idleTimeout: Duration.millis(1.5) }), '1.5 ms'],
    ['http.idleTimeout', () => http({ idleTimeout: Duration.millis(0) }), '0 ms'],
  ])('for %s that Istio does not take', (property, run, got) => {
    expect(messageOf(run)).toBe(
      `'trafficPolicy.connectionPool.${property}' must be a whole number of milliseconds, 1 ms or more, got '${got}' ` +
        '(at test/rule) [MESH_INVALID_DURATION]',
    );
  });

  test.each(['time', 'interval'])('for a part of a second in the %s of keep-alive', (name) => {
    expect(messageOf(() => tcp({ tcpKeepalive: { [name]: Duration.millis(1500) } }))).toBe(
      `'trafficPolicy.connectionPool.tcp.tcpKeepalive.${name}' must be whole seconds, got '1500 ms' (at test/rule) ` +
        '[MESH_INVALID_DURATION]',
    );
  });
});
