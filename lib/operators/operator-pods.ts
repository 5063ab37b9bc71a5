import { checkLabels, type Labels } from '../core/labels';
import type { MeshResource } from '../core/mesh-resource';
import { type OperatorMesh, withoutSidecar } from './operator-mesh';

/** Metadata of the pods that an operator makes. */
export interface OperatorPodMetadata {
  /**
   * Further annotations of the pods.
   * @default - the operator's
   */
  readonly podAnnotations?: Labels;
  /**
   * Further labels of the pods.
   * @default - the operator's
   */
  readonly podLabels?: Labels;
}

/** The metadata in its wire form, with the label that keeps sidecars away where there shall be none. */
export function renderPodMetadata(
  { podAnnotations, podLabels }: OperatorPodMetadata,
  mesh: OperatorMesh,
  at: MeshResource<unknown>,
  path = '',
): OperatorPodMetadata {
  const place = { property: `${path}podLabels`, at };
  const labels = withoutSidecar(podLabels && checkLabels(podLabels, place), mesh, place);
  return {
    ...(podAnnotations === undefined ? {} : { podAnnotations: { ...podAnnotations } }),
    ...(labels === undefined ? {} : { podLabels: labels }),
  };
}
