import { describe, expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import {
  AuthorizationPolicy,
  type AuthorizationRule,
  Condition,
  Operation,
  ServicePort,
  Source,
  VersionedService,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render } from '../../support/render';

const service = (chart: Chart, ...ports: ServicePort[]) =>
  new VersionedService(chart, 'ratings', { ports, versions: { v1: { image: 'ratings' } } });
const build = (rule: AuthorizationRule, ...ports: ServicePort[]) =>
  find(
    render((chart) => new AuthorizationPolicy(chart, 'access', { selector: service(chart, ...ports), rules: [rule] })),
    'AuthorizationPolicy',
  ).spec.rules[0];
const failure = (rule: AuthorizationRule, ...ports: ServicePort[]) => messageOf(() => build(rule, ...ports));

const http = ServicePort.http(80, { targetPort: 8080 });
const mysql = ServicePort.mysql(3306);

const message = (property: string, port: string) =>
  `'${property}' must be asked of ports with HTTP, which alone have methods, paths, hosts, headers and tokens, got '${port}'; ` +
  'name the HTTP ports in ports, and make a rule of its own for the others (at test/access) [MESH_HTTP_RULE_ON_TCP_PORT]';

describe('what only HTTP has', () => {
  test('may be asked of an HTTP port beside others', () => {
    const rule = { to: [{ ports: [8080], methods: ['GET'] }, Operation.ports(3306)] };
    expect(build(rule, http, mysql).to).toHaveLength(2);
  });

  test('may be asked without naming ports where one of them is HTTP', () => {
    expect(build({ to: [Operation.methods('GET')] }, http, mysql).to).toHaveLength(1);
  });

  test.each([ServicePort.http2(80), ServicePort.grpc(80), ServicePort.grpcWeb(80)])(
    'may be asked of every protocol that is HTTP underneath',
    (port) => {
      expect(build({ to: [{ ports: [80], methods: ['POST'] }] }, port).to).toHaveLength(1);
    },
  );

  test('may be asked of ports of which nothing is known', () => {
    const rules = [{ to: [{ ports: [3306], methods: ['GET'] }] }];
    const manifests = render((chart) => {
      new AuthorizationPolicy(chart, 'access', { selector: { matchLabels: { app: 'ratings' } }, rules });
      new AuthorizationPolicy(chart, 'everywhere', { rules });
    });
    expect(manifests).toHaveLength(2);
  });

  test('may be asked where the construct has ports without protocols', () => {
    const selector = { podLabels: { app: 'ratings' }, ports: [3306] };
    const rules = [{ to: [{ ports: [3306], methods: ['GET'] }] }];
    expect(render((chart) => new AuthorizationPolicy(chart, 'access', { selector, rules }))).toHaveLength(1);
  });

  test('is not asked by a rule about the connection only', () => {
    const rule = { from: [Source.namespaces('a')], when: [Condition.sni().in(['a'])], to: [Operation.ports(3306)] };
    expect(build(rule, mysql).to).toHaveLength(1);
  });

  test.each(['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'] as const)(
    'fails where a rule asks a TCP port for %s',
    (field) => {
      expect(failure({ to: [{ ports: [3306], [field]: ['*'] }] }, http, mysql)).toBe(
        message(`rules[0].to[0].${field}`, 'MYSQL port 3306'),
      );
    },
  );

  test.each<[string, AuthorizationRule]>([
    ['from[0].requestPrincipals', { from: [Source.requestPrincipals('*')] }],
    ['from[0].notRequestPrincipals', { from: [Source.notRequestPrincipals('*')] }],
    ['when[0]', { when: [Condition.requestHeader('a').in(['b'])] }],
    ['when[0]', { when: [Condition.claim('a').in(['b'])] }],
    ['when[0]', { when: [Condition.audiences().in(['b'])] }],
  ])('fails where a rule asks a TCP port for %s', (property, rule) => {
    const expected = message(`rules[0].${property}`, 'MYSQL port 3306');
    expect(
      failure({ ...rule, to: [Operation.ports(8080), Operation.ports(3306)] } as AuthorizationRule, http, mysql),
    ).toBe(expected);
    expect(failure(rule, mysql)).toBe(expected);
  });

  test.each([
    ServicePort.tcp(443),
    ServicePort.https(443),
    ServicePort.tls(443),
    ServicePort.mongo(443),
    ServicePort.redis(443),
  ])('fails for every protocol that the proxy cannot read', (port) => {
    expect(failure({ to: [Operation.paths('/')] }, port)).toBe(
      message('rules[0].to[0].paths', `${port.protocol} port 443`),
    );
  });

  test('fails where the ports that are left have no HTTP', () => {
    const rule = { to: [{ methods: ['GET'], notPorts: [http] }] };
    expect(failure(rule, http, mysql)).toBe(message('rules[0].to[0].methods', 'MYSQL port 3306'));
  });

  test('fails for a port that says its protocol itself, whatever the workload', () => {
    const rules = [{ to: [{ ports: [mysql], methods: ['GET'] }] }];
    expect(messageOf(() => render((chart) => new AuthorizationPolicy(chart, 'access', { rules })))).toBe(
      message('rules[0].to[0].methods', 'MYSQL port 3306'),
    );
  });
});

describe('the ports of an operation', () => {
  test('may be container ports of the selected workload', () => {
    expect(build({ to: [{ ports: [8080], notPorts: [mysql] }] }, http, mysql).to[0].operation).toEqual({
      ports: ['8080'],
      notPorts: ['3306'],
    });
  });

  test.each(['ports', 'notPorts'])('fail where %s name a port of the Service', (field) => {
    expect(failure({ to: [{ [field]: [3306, 80] }] }, http, mysql)).toBe(
      `Validation failed with the following errors:\n  [test/access] 'rules[0].to[0].${field}[1]' must be a container port of ` +
        'ratings-v1: 8080, 3306, got 80; 80 is a port of Service ratings; its container port is 8080 ' +
        '[MESH_UNKNOWN_WORKLOAD_PORT]',
    );
  });

  test('are looked for in all containers of a workload', () => {
    const containers = [
      { image: 'a', name: 'a', ports: [{ number: 8080 }] },
      { image: 'b', name: 'b', ports: [{ number: 9090 }] },
    ];
    const at = (port: number) => () =>
      render((chart) => {
        const selector = new kplus.Deployment(chart, 'web', { podMetadata: { labels: { app: 'web' } }, containers });
        new AuthorizationPolicy(chart, 'access', { selector, rules: [{ to: [Operation.ports(port)] }] });
      });
    expect(at(9090)()).toHaveLength(2);
    expect(messageOf(at(9091))).toContain('must be a container port of test-web: 8080, 9090, got 9091');
  });
});
