import { describe, expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import { AuthorizationPolicy, Host, Operation, ServicePort, VersionedService } from 'cdk8s-mesh';
import { find, messageOf, render } from '../../support/render';

const operationOf = (build: (chart: Chart) => Operation, namespace?: string) =>
  find(
    render((chart) => {
      new AuthorizationPolicy(chart, 'access', { rules: [{ to: [build(chart)] }] });
    }, namespace),
    'AuthorizationPolicy',
  ).spec.rules[0].to[0].operation;
const operation = (given: unknown) => operationOf(() => given as Operation);
const failure = (given: unknown) => messageOf(() => operation(given));

describe('Operation', () => {
  test.each([
    Operation.hosts('example.com', '*.example.com', 'example.com:*', '*'),
    Operation.notHosts('example.com'),
    Operation.methods('GET', 'PROPFIND', 'P*', '*'),
    Operation.notMethods('GET'),
    Operation.paths('/', '/a', '/a*', '*.png', '*', '/pkg.Service/Method'),
    Operation.notPaths('/a'),
  ])('writes %j as it is', (given) => {
    expect(operation(given)).toEqual(given);
  });

  test('writes ports as text', () => {
    expect(operation({ ports: [8080, 65535], notPorts: [9090] })).toEqual({
      ports: ['8080', '65535'],
      notPorts: ['9090'],
    });
  });

  test('takes a port of a Service for the container port behind it', () => {
    expect(operation(Operation.ports(ServicePort.http(80, { targetPort: 8080 })))).toEqual({ ports: ['8080'] });
  });

  test('takes a Service for all names that clients have for it', () => {
    const reviews = (chart: Chart) =>
      new VersionedService(chart, 'reviews', { port: ServicePort.http(9080), versions: { v1: { image: 'reviews' } } });
    expect(operationOf((chart) => Operation.hosts(reviews(chart)))).toEqual({
      hosts: [
        'reviews',
        'reviews:*',
        'reviews.bookinfo',
        'reviews.bookinfo:*',
        'reviews.bookinfo.svc',
        'reviews.bookinfo.svc:*',
        'reviews.bookinfo.svc.cluster.local',
        'reviews.bookinfo.svc.cluster.local:*',
      ],
    });
  });

  test.each([
    ['api.example.com', ['api.example.com', 'api.example.com:*']],
    ['*.example.com', ['*.example.com']],
    ['10.0.0.1', ['10.0.0.1', '10.0.0.1:*']],
    ['fd00::1', ['[fd00::1]', '[fd00::1]:*']],
  ])('takes the host %s with and without a port as far as it can', (name, hosts) => {
    expect(operation(Operation.hosts(Host.external(name)))).toEqual({ hosts });
    expect(operation(Operation.notHosts(Host.ANY))).toEqual({ notHosts: ['*'] });
  });

  test.each(['/a/{*}', '/{*}/b', '/a/{**}', '/{**}/b', '/a/{*}/b/{**}', '/{*}/{**}/c/', '/a-b_c.~/{*}'])(
    'takes the template %s',
    (path) => {
      expect(operation(Operation.paths(path))).toEqual({ paths: [path] });
    },
  );
});

describe('an operation that cannot be', () => {
  test.each([[{}], [{ methods: undefined }]])('fails where it says nothing: %j', (given) => {
    expect(failure(given)).toBe("'rules[0].to[0]' must say what requests want, got {} (at test/access) [MESH_EMPTY]");
  });

  test.each(Object.keys(Operation))('fails for an empty list of %s, which would be anything', (field) => {
    expect(failure({ [field]: [] })).toBe(
      `'rules[0].to[0].${field}' must have at least one entry, got []; leave it out where anything will do ` +
        '(at test/access) [MESH_EMPTY]',
    );
  });

  test.each(['hosts', 'methods', 'paths'])('fails for an empty text in %s', (field) => {
    expect(failure({ [field]: [''] })).toBe(
      `'rules[0].to[0].${field}[0]' must not be empty, got '' (at test/access) [MESH_EMPTY_TEXT]`,
    );
  });

  test.each([0, 65536, 80.5])('fails for the port %d', (port) => {
    expect(failure(Operation.ports(80, port))).toBe(
      `'rules[0].to[0].ports[1]' must be an integer from 1 to 65535, got ${port} (at test/access) [MESH_OUT_OF_RANGE]`,
    );
  });

  test.each([
    ['get', "; write 'GET'"],
    ['g*', "; write 'G*'"],
    ['GET POST', ''],
  ])('fails for the method %j', (method, fix) => {
    expect(failure(Operation.methods(method))).toBe(
      `'rules[0].to[0].methods[0]' must be a method of HTTP, which are in capitals, got '${method}'${fix} ` +
        '(at test/access) [MESH_INVALID_METHOD]',
    );
  });

  test.each([
    ['api', "begin with '/' or '*'"],
    ['/api?debug=1', 'be a path without a query, which is never compared'],
    ['{*}/a', "begin with '/', since it has a template"],
    ['/a/{**}/{*}', "have '{**}' once, and no template behind it"],
    ['/a/{**}/{**}', "have '{**}' once, and no template behind it"],
    ['/a/{id}', "have no braces but the whole segments '{*}' and '{**}'"],
    ['/a/x{*}', "have no braces but the whole segments '{*}' and '{**}'"],
    ['/a/*/{*}', "have no segment '*' beside a template"],
    ['/a//{*}', "have no segment '' beside a template"],
    ['/a b/{*}', "have no segment 'a b' beside a template"],
  ])('fails for the path %s', (path, must) => {
    expect(failure(Operation.paths('/ok', path))).toBe(
      `'rules[0].to[0].paths[1]' must ${must}, got '${path}' (at test/access) [MESH_INVALID_PATH]`,
    );
  });

  test("fails for a '*' inside a path, with the template that does it", () => {
    expect(failure(Operation.notPaths('/a/*/b'))).toBe(
      "'rules[0].to[0].notPaths[0]' must have at most one '*', at its beginning or its end, got '/a/*/b'; write '{*}' for " +
        "one whole segment and '{**}' for any number of them (at test/access) [MESH_INVALID_PATTERN]",
    );
  });

  test("fails for a '*' inside a host", () => {
    expect(failure(Operation.hosts('*.example.com:*'))).toBe(
      "'rules[0].to[0].hosts[0]' must have at most one '*', at its beginning or its end, got '*.example.com:*' " +
        '(at test/access) [MESH_INVALID_PATTERN]',
    );
  });
});
