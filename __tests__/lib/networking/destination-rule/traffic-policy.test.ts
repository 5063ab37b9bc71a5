import { describe, expect, test } from '@jest/globals';
import {
  ClientTls,
  DestinationRule,
  Host,
  LoadBalancer,
  ProxyProtocolVersion,
  type RetryBudget,
  type TrafficPolicy,
  type Tunnel,
  TunnelProtocol,
} from 'cdk8s-mesh';
import { Service } from 'cdk8s-plus-28';
import { find, messageOf, render } from '../../../support/render';
import { renderPolicy } from './render-policy';

describe('a policy', () => {
  test('is what is said and no more', () => {
    expect(renderPolicy({ loadBalancer: LoadBalancer.random() })).toEqual({ loadBalancer: { simple: 'RANDOM' } });
  });

  test('fails where it says nothing', () => {
    expect(messageOf(() => renderPolicy({}))).toBe(
      "'trafficPolicy' must set at least one of connectionPool, outlierDetection, loadBalancer, tls, retryBudget, " +
        "tunnel, proxyProtocol and ports, got {}; leave it out for Istio's defaults (at test/rule) " +
        '[MESH_EMPTY_TRAFFIC_POLICY]',
    );
    expect(messageOf(() => renderPolicy({ tls: undefined }))).toContain('[MESH_EMPTY_TRAFFIC_POLICY]');
  });

  test('fails with a tunnel and the PROXY protocol at once', () => {
    const both = {
      tunnel: { targetHost: Host.external('10.0.0.1'), targetPort: 443 },
      proxyProtocol: {},
    } as unknown as TrafficPolicy;
    expect(messageOf(() => renderPolicy(both))).toBe(
      '\'trafficPolicy\' must have one of tunnel and proxyProtocol, got ["tunnel","proxyProtocol"] (at test/rule) ' +
        '[MESH_TUNNEL_WITH_PROXY_PROTOCOL]',
    );
  });
});

describe('policies for ports', () => {
  test('stand beside that for all ports, in their order', () => {
    expect(
      renderPolicy({
        connectionPool: { tcp: { maxConnections: 100 } },
        ports: [
          { port: 80, loadBalancer: LoadBalancer.leastRequest() },
          { port: 9080, tls: ClientTls.disable(), connectionPool: { http: {} }, outlierDetection: {} },
        ],
      }),
    ).toEqual({
      connectionPool: { tcp: { maxConnections: 100 } },
      portLevelSettings: [
        { port: { number: 80 }, loadBalancer: { simple: 'LEAST_REQUEST' } },
        { port: { number: 9080 }, tls: { mode: 'DISABLE' }, connectionPool: { http: {} }, outlierDetection: {} },
      ],
    });
  });

  const tls = ClientTls.disable();

  test('fail where there is none', () => {
    expect(messageOf(() => renderPolicy({ ports: [] }))).toBe(
      "'trafficPolicy.ports' must have at least one entry, got []; leave it out where all ports are alike " +
        '(at test/rule) [MESH_EMPTY]',
    );
  });

  test('fail where one says nothing', () => {
    expect(messageOf(() => renderPolicy({ ports: [{ port: 80, tls }, { port: 81 }] }))).toBe(
      "'trafficPolicy.ports[1]' must set at least one of connectionPool, outlierDetection, loadBalancer and tls, " +
        'got {"port":81} (at test/rule) [MESH_EMPTY_TRAFFIC_POLICY]',
    );
  });

  test('fail for one port twice', () => {
    const twice = [
      { port: 80, tls },
      { port: 80, tls },
    ];
    expect(messageOf(() => renderPolicy({ ports: twice }))).toBe(
      "'trafficPolicy.ports[1].port' must be named once, got 80; Istio takes the first policy of a port; put " +
        'everything into it (at test/rule) [MESH_DUPLICATE_PORT]',
    );
  });

  test.each([0, 65536, 80.5])('fail for the port %d', (port) => {
    expect(messageOf(() => renderPolicy({ ports: [{ port, tls }] }))).toBe(
      `'trafficPolicy.ports[0].port' must be an integer from 1 to 65535, got ${port} (at test/rule) [MESH_OUT_OF_RANGE]`,
    );
  });

  const onService = (port: number, bindLater?: number) => () =>
    render((chart) => {
      const host = new Service(chart, 'reviews', { ports: [{ port: 9080 }] });
      new DestinationRule(chart, 'rule', { host, trafficPolicy: { ports: [{ port, tls }] } });
      if (bindLater !== undefined) host.bind(bindLater, { name: 'later' });
    });

  test('fail, when the app is synthesized, for a port that the Service does not have', () => {
    expect(messageOf(onService(80))).toBe(
      "Validation failed with the following errors:\n  [test/rule] 'trafficPolicy.ports[0].port' must be a port of " +
        'Service test-reviews, which has 9080, got 80 [MESH_UNKNOWN_PORT]',
    );
  });

  test('take a port of the Service, also one that is bound later', () => {
    expect(onService(9080)).not.toThrow();
    expect(onService(9090, 9090)).not.toThrow();
  });
});

describe('a retry budget', () => {
  const budget = (retryBudget: RetryBudget) => renderPolicy({ retryBudget }).retryBudget;

  test('renders what is said', () => {
    expect(budget({})).toEqual({});
    expect(budget({ percent: 12.5, minRetryConcurrency: 0 })).toEqual({ percent: 12.5, minRetryConcurrency: 0 });
  });

  test('fails out of range', () => {
    expect(messageOf(() => budget({ percent: 100.1 }))).toBe(
      "'trafficPolicy.retryBudget.percent' must be a number from 0 to 100, got 100.1 (at test/rule) [MESH_OUT_OF_RANGE]",
    );
    expect(messageOf(() => budget({ minRetryConcurrency: -1 }))).toBe(
      "'trafficPolicy.retryBudget.minRetryConcurrency' must be an integer from 0 to 4294967295, got -1 (at test/rule) " +
        '[MESH_OUT_OF_RANGE]',
    );
  });
});

describe('the PROXY protocol', () => {
  test('renders its version, or Istio takes its own', () => {
    expect(renderPolicy({ proxyProtocol: {} })).toEqual({ proxyProtocol: {} });
    expect(renderPolicy({ proxyProtocol: { version: ProxyProtocolVersion.V2 } })).toEqual({
      proxyProtocol: { version: 'V2' },
    });
  });
});

describe('a tunnel', () => {
  const tunnel = (settings: Tunnel) => renderPolicy({ tunnel: settings }).tunnel;

  test('leads to a host or an IP address', () => {
    expect(tunnel({ targetHost: Host.external('www.example.com'), targetPort: 443 })).toEqual({
      targetHost: 'www.example.com',
      targetPort: 443,
    });
    expect(tunnel({ targetHost: Host.external('10.0.0.1'), targetPort: 443, protocol: TunnelProtocol.POST })).toEqual({
      targetHost: '10.0.0.1',
      targetPort: 443,
      protocol: 'POST',
    });
    expect(tunnel({ targetHost: Host.external('2001:db8::1'), targetPort: 443 }).targetHost).toBe('2001:db8::1');
  });

  test('names a Service in full, for a proxy in any namespace', () => {
    const manifests = render((chart) => {
      const target = new Service(chart, 'reviews', { ports: [{ port: 9080 }] });
      new DestinationRule(chart, 'rule', {
        host: Host.external('proxy.example.com'),
        trafficPolicy: { tunnel: { targetHost: target, targetPort: 9080, protocol: TunnelProtocol.CONNECT } },
      });
    });
    expect(find(manifests, 'DestinationRule').spec.trafficPolicy.tunnel).toEqual({
      targetHost: 'test-reviews.bookinfo.svc.cluster.local',
      targetPort: 9080,
      protocol: 'CONNECT',
    });
  });

  test('fails for what is no single host', () => {
    expect(messageOf(() => tunnel({ targetHost: Host.external('*.example.com'), targetPort: 443 }))).toBe(
      "'trafficPolicy.tunnel.targetHost' must be one host, not a wildcard, got '*.example.com' (at test/rule) " +
        '[MESH_INVALID_HOST]',
    );
  });

  test('fails for what is no port', () => {
    expect(messageOf(() => tunnel({ targetHost: Host.external('a.example.com'), targetPort: 0 }))).toBe(
      "'trafficPolicy.tunnel.targetPort' must be an integer from 1 to 65535, got 0 (at test/rule) [MESH_OUT_OF_RANGE]",
    );
  });
});
