import { describe, expect, test } from '@jest/globals';
import { ServicePort } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { messageOf, renderOne } from '../../support/render';

function portsOf(...ports: ServicePort[]) {
  const service = renderOne((chart) => {
    const target = new kplus.Service(chart, 'service');
    for (const port of ports) port.bindTo(target);
  });
  return service.spec.ports;
}

describe('ServicePort', () => {
  test.each([
    ['http', ServicePort.http(80)],
    ['http2', ServicePort.http2(80)],
    ['https', ServicePort.https(80)],
    ['grpc', ServicePort.grpc(80)],
    ['grpc-web', ServicePort.grpcWeb(80)],
    ['tcp', ServicePort.tcp(80)],
    ['tls', ServicePort.tls(80)],
    ['mongo', ServicePort.mongo(80)],
    ['mysql', ServicePort.mysql(80)],
    ['redis', ServicePort.redis(80)],
  ])('is named after its protocol: %s', (name, port) => {
    expect(portsOf(port)).toEqual([{ name, port: 80, targetPort: 80 }]);
  });

  test('of UDP says so to Kubernetes too', () => {
    expect(portsOf(ServicePort.udp(53))).toEqual([{ name: 'udp', port: 53, targetPort: 53, protocol: 'UDP' }]);
  });

  test('keeps target port and node port', () => {
    expect(portsOf(ServicePort.http(80, { targetPort: 8080, nodePort: 30080 }))).toEqual([
      { name: 'http', port: 80, targetPort: 8080, nodePort: 30080 },
    ]);
  });

  test('says the protocol by appProtocol where the name does not', () => {
    expect(portsOf(ServicePort.tcp(1, { name: 'tcp-first' }), ServicePort.http(80, { name: 'web' }))).toEqual([
      { name: 'tcp-first', port: 1, targetPort: 1 },
      { name: 'web', port: 80, targetPort: 80, appProtocol: 'http' },
    ]);
  });

  test('numbers the second port of a protocol', () => {
    const names = portsOf(ServicePort.http(80), ServicePort.http(8080)).map((port: { name: string }) => port.name);
    expect(names).toEqual(['http', 'http-8080']);
  });

  test('fails for a name that is taken', () => {
    const bind = () => portsOf(ServicePort.http(80, { name: 'web' }), ServicePort.http(81, { name: 'web' }));
    expect(messageOf(bind)).toBe(
      "'port.name' must be the name of one port of the Service only, got 'web' (at test/service) [MESH_DUPLICATE_PORT]",
    );
  });

  test('fails for a number that is no port', () => {
    expect(messageOf(() => ServicePort.http(0))).toBe(
      "'port' must be an integer from 1 to 65535, got 0 [MESH_OUT_OF_RANGE]",
    );
    expect(messageOf(() => ServicePort.http(80, { targetPort: 70000 }))).toBe(
      "'targetPort' must be an integer from 1 to 65535, got 70000 [MESH_OUT_OF_RANGE]",
    );
  });
});
