export { type HttpProtocol, Protocol, type TlsProtocol } from '../core/protocol';
export {
  Destination,
  type DestinationOptions,
  type DestinationRef,
  type HttpDestinations,
  type WeightedDestination,
  type WeightedHttpDestination,
} from './destination';
export * from './destination-rule';
export * from './envoy-filter';
export { ExportTo } from './export-to';
export * from './gateway';
export type { GatewayRef } from './gateway-ref';
export * from './proxy-config';
export * from './service-entry';
export * from './sidecar';
export * from './virtual-service';
