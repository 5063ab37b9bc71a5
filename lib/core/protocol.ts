/**
 * What is spoken on a port.
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export enum Protocol {
  /** HTTP/1.1, or HTTP/2 where the client asks for it. */
  HTTP = 'HTTP',
  /** HTTP/2. */
  HTTP2 = 'HTTP2',
  /** HTTP to a proxy, `CONNECT` included; for egress listeners of a Sidecar only. */
  HTTP_PROXY = 'HTTP_PROXY',
  /** gRPC. */
  GRPC = 'GRPC',
  /** gRPC for browsers. */
  GRPC_WEB = 'GRPC-WEB',
  /** HTTP inside TLS. A gateway may end the TLS; elsewhere the mesh sees the server name only. */
  HTTPS = 'HTTPS',
  /** Anything inside TLS; connections are told apart by their server name. */
  TLS = 'TLS',
  /** Any protocol over TCP. */
  TCP = 'TCP',
  /** UDP, which proxies let through untouched. */
  UDP = 'UDP',
  /** MongoDB. */
  MONGO = 'MONGO',
  /** MySQL, where the server speaks first. */
  MYSQL = 'MYSQL',
  /** Redis. */
  REDIS = 'REDIS',
}

/** The protocols that run inside TLS. */
export type TlsProtocol = Protocol.HTTPS | Protocol.TLS;

/** The protocols whose requests a proxy can read. */
export type HttpProtocol = Protocol.HTTP | Protocol.HTTP2 | Protocol.HTTP_PROXY | Protocol.GRPC | Protocol.GRPC_WEB;

const HTTP: ReadonlySet<Protocol | undefined> = new Set<HttpProtocol>([
  Protocol.HTTP,
  Protocol.HTTP2,
  Protocol.HTTP_PROXY,
  Protocol.GRPC,
  Protocol.GRPC_WEB,
]);

/** Whether a proxy can read the requests. */
export function isHttp(protocol: Protocol | undefined): protocol is HttpProtocol {
  return HTTP.has(protocol);
}

/** Whether the protocol runs inside TLS. */
export function isTls(protocol: Protocol | undefined): protocol is TlsProtocol {
  return protocol === Protocol.HTTPS || protocol === Protocol.TLS;
}
