import { describe, expect, test } from '@jest/globals';
import { Host, ServiceEntry, ServiceEntryPort } from 'cdk8s-mesh';
import { messageOf, renderOne } from '../../../support/render';
import { violations } from '../../../support/schema';

function portsOf(...ports: ServiceEntryPort[]) {
  const manifest = renderOne((chart) => {
    new ServiceEntry(chart, 'api', { host: Host.external('api.example.com'), ports });
  });
  expect(violations(manifest)).toEqual([]);
  return manifest.spec.ports;
}

describe('ServiceEntryPort', () => {
  test.each([
    ['HTTP', ServiceEntryPort.http(80)],
    ['HTTP2', ServiceEntryPort.http2(80)],
    ['GRPC', ServiceEntryPort.grpc(80)],
    ['GRPC-WEB', ServiceEntryPort.grpcWeb(80)],
    ['HTTPS', ServiceEntryPort.https(80)],
    ['TLS', ServiceEntryPort.tls(80)],
    ['TCP', ServiceEntryPort.tcp(80)],
    ['UDP', ServiceEntryPort.udp(80)],
    ['MONGO', ServiceEntryPort.mongo(80)],
    ['MYSQL', ServiceEntryPort.mysql(80)],
    ['REDIS', ServiceEntryPort.redis(80)],
  ])('says its protocol and is named after it: %s', (protocol, port) => {
    expect(portsOf(port)).toEqual([{ number: 80, protocol, name: protocol.toLowerCase() }]);
    expect(port.protocol).toBe(protocol);
    expect(port.number).toBe(80);
  });

  test('leaves the protocol to proxies where it is guessed', () => {
    expect(portsOf(ServiceEntryPort.sniffed(9000))).toEqual([{ number: 9000, name: 'port' }]);
  });

  test('takes a name and a target port', () => {
    expect(portsOf(ServiceEntryPort.http(80, { name: 'web', targetPort: 8080 }))).toEqual([
      { number: 80, protocol: 'HTTP', name: 'web', targetPort: 8080 },
    ]);
  });

  test('has its number in its name beside another port of its protocol', () => {
    const names = portsOf(ServiceEntryPort.http(80), ServiceEntryPort.http(8080)).map(
      ({ name }: { name: string }) => name,
    );
    expect(names).toEqual(['http', 'http-8080']);
  });

  test('fails for a number that is taken, and for a name', () => {
    expect(messageOf(() => portsOf(ServiceEntryPort.http(80), ServiceEntryPort.tcp(80)))).toBe(
      "'ports[1].number' must be the number of one port only, got 80 (at test/api) [MESH_DUPLICATE_PORT]",
    );
    expect(messageOf(() => portsOf(ServiceEntryPort.http(80), ServiceEntryPort.tcp(81, { name: 'http' })))).toBe(
      "'ports[1].name' must be the name of one port only, got 'http' (at test/api) [MESH_DUPLICATE_PORT]",
    );
  });

  test('fails for what is no port and no name', () => {
    expect(messageOf(() => ServiceEntryPort.http(0))).toBe(
      "'port' must be an integer from 1 to 65535, got 0 [MESH_OUT_OF_RANGE]",
    );
    expect(messageOf(() => ServiceEntryPort.http(80, { targetPort: 70000 }))).toBe(
      "'port.targetPort' must be an integer from 1 to 65535, got 70000 [MESH_OUT_OF_RANGE]",
    );
    expect(messageOf(() => ServiceEntryPort.http(80, { name: 'a.b' }))).toContain("'port.name' must be a DNS label");
  });
});
