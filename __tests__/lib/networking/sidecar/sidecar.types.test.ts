import { expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import {
  CaptureMode,
  Destination,
  EgressHost,
  Host,
  OutboundTrafficMode,
  Protocol,
  Sidecar,
  type SidecarEgress,
  type SidecarIngress,
  SidecarTls,
  UnixSocket,
} from 'cdk8s-mesh';

const hosts = [EgressHost.sameNamespace()];
const egressProxy = Destination.of(Host.external('proxy.example.com'), { port: 80 });
const files = { serverCertificate: '/a', privateKey: '/b' };
const tls = SidecarTls.simple(files);
const socket = UnixSocket.path('/a');
const ingress = (listener: SidecarIngress) => listener;
const egress = (listener: SidecarEgress) => listener;

/** The compiler reads this function; nobody calls it. */
function wrongSidecars(chart: Chart): void {
  // @ts-expect-error a listener takes requests in on a port
  ingress({ protocol: Protocol.HTTP });
  // @ts-expect-error sockets are for egress
  ingress({ port: 80, bind: socket });
  // @ts-expect-error HTTP has no TLS
  ingress({ port: 80, protocol: Protocol.HTTP, tls });
  // @ts-expect-error what is guessed has no TLS
  ingress({ port: 80, tls });
  // @ts-expect-error proxies' HTTP goes out only
  ingress({ port: 80, protocol: Protocol.HTTP_PROXY });
  // @ts-expect-error an endpoint is made by a factory
  ingress({ port: 80, defaultEndpoint: '127.0.0.1:80' });
  // @ts-expect-error a listener leads somewhere
  egress({ port: 80 });
  // @ts-expect-error hosts are objects
  egress({ hosts: ['./*'] });
  // @ts-expect-error an address has a port
  egress({ hosts, bind: '127.0.0.1' });
  // @ts-expect-error a protocol has a port
  egress({ hosts, protocol: Protocol.HTTP });
  // @ts-expect-error a socket has no port
  egress({ hosts, bind: socket, port: 80 });
  // @ts-expect-error sockets are not captured by the kernel
  egress({ hosts, bind: socket, captureMode: CaptureMode.IPTABLES });
  // @ts-expect-error a policy has a mode
  new Sidecar(chart, 'a', { outboundTrafficPolicy: {} });
  // @ts-expect-error nothing goes out, by no proxy
  new Sidecar(chart, 'a', { outboundTrafficPolicy: { mode: OutboundTrafficMode.REGISTRY_ONLY, egressProxy } });
  // @ts-expect-error sidecars take no certificates from Secrets
  SidecarTls.simple({ credentialName: 'a' });
  // @ts-expect-error clients are verified by CAs
  SidecarTls.mutual(files);
  // @ts-expect-error clients show nothing
  SidecarTls.simple({ ...files, caCertificates: '/c' });
}

test('the wrong Sidecars above do not compile', () => {
  expect(wrongSidecars).toBeInstanceOf(Function);
});
