import { type Coverage, meshOf, type TestMesh } from 'cdk8s-mesh/testing';
import { system } from './systems';

/** The mesh of charts of `charts/`, applied in this order. */
export function systemMesh(coverage: Coverage, ...names: readonly string[]): TestMesh {
  return meshOf(
    names.flatMap((name) => system(name)),
    { coverage },
  );
}
