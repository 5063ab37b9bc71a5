export { Gateway, type GatewayProps } from './gateway';
export {
  type PlainServerProtocol,
  Server,
  type ServerAddress,
  type ServerAddressOrDefault,
  type ServerOptions,
  type ServerProtocol,
  type WithServerTls,
} from './server';
export { ServerHost, type ServerHostRef } from './server-host';
export {
  type CertificateFiles,
  type SecretRef,
  type ServerMutualTls,
  type ServerSimpleTls,
  ServerTls,
} from './server-tls';
export { type CipherSuite, type TlsParameters, TlsVersion } from './tls-parameters';
