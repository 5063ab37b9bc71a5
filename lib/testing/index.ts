import { register } from './register';
import './runner-types';

export {
  Coverage,
  type CoverageCount,
  type CoverageItem,
  type CoverageKind,
  type CoverageReport,
} from '../routing/coverage';
export type {
  Expected,
  ExpectedDestination,
  ExpectedDuration,
  ExpectedFaults,
  ExpectedHeaders,
  ExpectedMirror,
  ExpectedRequest,
  ExpectedRetries,
  ExpectedShare,
} from '../routing/expectation';
export type { FindingsOptions } from './manifest-matchers';
export type { MatcherResult } from './matcher-result';
export { matchers } from './matchers';
export type { MeshMatchers } from './mesh-matchers';
export {
  type MeshOfOptions,
  type MeshPart,
  type MeshSource,
  meshOf,
  type RenderedApp,
  type RenderedChart,
  type RenderedManifest,
} from './mesh-of';
export type { ExpectedRoute } from './route-matchers';
export { type Followed, TestMesh, type TestRequest } from './test-mesh';

register();
