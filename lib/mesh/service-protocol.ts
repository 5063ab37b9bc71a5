const PROTOCOLS = new Set([
  'tcp',
  'udp',
  'grpc',
  'grpc-web',
  'http',
  'http_proxy',
  'http2',
  'https',
  'tls',
  'mongo',
  'redis',
  'mysql',
]);

/** Values of `appProtocol` that Kubernetes defines. */
const KUBERNETES_PROTOCOLS: { readonly [appProtocol: string]: string } = {
  'kubernetes.io/h2c': 'HTTP2',
  'kubernetes.io/ws': 'HTTP',
  'kubernetes.io/wss': 'HTTPS',
};

/** Ports where the server speaks first, so that Istio does not wait for the client to find out the protocol. */
const SERVER_FIRST = new Set([25, 53, 3306, 27017]);

/** Istio's name of a protocol; undefined for one that it does not know. */
export function protocolNamed(name: string): string | undefined {
  return PROTOCOLS.has(name.toLowerCase()) ? name.toUpperCase() : undefined;
}

/** The protocol of a port of a Service; undefined where Istio finds it out from the traffic. */
export function serviceProtocol(port: {
  readonly number: number;
  readonly name: string | undefined;
  readonly appProtocol: string | undefined;
  readonly transport: string | undefined;
}): string | undefined {
  if (port.transport?.toUpperCase() === 'UDP') return 'UDP';
  const declared =
    port.appProtocol === undefined
      ? protocolInName(port.name ?? '')
      : (KUBERNETES_PROTOCOLS[port.appProtocol] ?? protocolInName(port.appProtocol));
  return declared ?? (SERVER_FIRST.has(port.number) ? 'TCP' : undefined);
}

/** `http-web` says HTTP, `grpc-web` and `grpc-web-api` gRPC-Web. */
function protocolInName(name: string): string | undefined {
  const text = name.toLowerCase();
  if (text === 'grpc-web' || text.startsWith('grpc-web-')) return 'GRPC-WEB';
  return protocolNamed(text.split('-', 1)[0] as string);
}
