export { MeshError, type Problem } from './errors';
export { Host, type HostRef } from './host';
export { MeshResource, type MeshResourceProps } from './mesh-resource';
export { Percentage } from './percentage';
export { HeaderMatch, StringMatch } from './string-match';
export type { Labels, WorkloadRef } from './workload-selector';
