export { MeshApp, type MeshAppProps } from './mesh-app';
export { OutputFolder } from './output-folder';
export type { Publication } from './publish';
