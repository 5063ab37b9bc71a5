import { type MeshSource, meshOf } from './mesh-of';
import type { TestMesh } from './test-mesh';

/** What stands in `expect(…)`, as a mesh: one that was made with `meshOf`, or whatever `meshOf` takes. */
export function receivedMesh(received: unknown): TestMesh {
  return meshOf(received as MeshSource);
}
