export { CALLS_ANNOTATION, type Call } from './call';
export { ContainerPreset } from './container-preset';
export { Injection } from './injection';
export { MeshNamespace, type MeshNamespaceProps } from './mesh-namespace';
export { ServicePort, type ServicePortOptions } from './service-port';
export { ServiceVersions } from './service-versions';
export { type VersionOptions, VersionedService, type VersionedServiceProps } from './versioned-service';
