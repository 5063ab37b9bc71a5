export { MeshError, type Problem } from './errors';
export { Host, type HostRef } from './host';
export { MeshResource, type MeshResourceProps } from './mesh-resource';
export { Percentage } from './percentage';
export { type NamedObject, type PolicyAttachment, TargetRef } from './policy-target';
export { HeaderMatch, StringMatch } from './string-match';
export type { Labels, WorkloadRef } from './workload-selector';
