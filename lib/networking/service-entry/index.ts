export type {
  AddressEndpoint,
  Endpoint,
  EndpointOptions,
  EndpointPorts,
  NetworkEndpoint,
  SocketEndpoint,
} from './endpoint';
export {
  type GrpcHealthProbe,
  HealthProbe,
  type HealthProbeOptions,
  type HttpHealthProbe,
  type TcpHealthProbe,
} from './health-probe';
export { Location } from './location';
export { Resolution } from './resolution';
export { ServiceEntry, type ServiceEntryProps } from './service-entry';
export { ServiceEntryPort, type ServiceEntryPortOptions, type ServiceEntryProtocol } from './service-entry-port';
export { UnixSocket } from './unix-socket';
export { WorkloadEntry, type WorkloadEntryProps } from './workload-entry';
export { WorkloadGroup, type WorkloadGroupProps, type WorkloadTemplate } from './workload-group';
