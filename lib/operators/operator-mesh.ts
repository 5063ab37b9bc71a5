import { MeshError } from '../core/errors';
import type { Labels } from '../core/labels';
import type { MeshResource } from '../core/mesh-resource';

/** How the pods that an operator makes stand to the sidecars of the mesh. */
export enum OperatorMesh {
  /**
   * No pod gets a sidecar: each one has the label `sidecar.istio.io/inject: "false"`. Clients with a sidecar reach them in
   * plain text, as automatic mutual TLS does with every server that has none.
   */
  NO_SIDECARS = 'NO_SIDECARS',
  /**
   * What the nodes of the cluster say among themselves goes around the sidecars; clients are served through them. Whether
   * there are sidecars is the namespace's choice.
   */
  BYPASS_BETWEEN_NODES = 'BYPASS_BETWEEN_NODES',
  /** Nothing is rendered: the namespace decides, and sidecars take all traffic. */
  AS_NAMESPACE = 'AS_NAMESPACE',
}

/** The label that keeps the injector away from a pod. */
const NO_SIDECAR: Labels = { 'sidecar.istio.io/inject': 'false' };

/** The labels of pods, with the one that keeps sidecars away where there shall be none. */
export function withoutSidecar(labels: Labels | undefined, mesh: OperatorMesh, place: MeshPlace): Labels | undefined {
  return mesh === OperatorMesh.NO_SIDECARS ? { ...labels, ...agreeing(labels, NO_SIDECAR, place) } : labels;
}

/** The annotations of pods, with those that lead the ports around the sidecar. */
export function bypassing(annotations: Labels | undefined, ports: readonly number[], place: MeshPlace): Labels {
  const list = ports.join(',');
  const added = {
    'traffic.sidecar.istio.io/excludeInboundPorts': list,
    'traffic.sidecar.istio.io/excludeOutboundPorts': list,
  };
  return { ...annotations, ...agreeing(annotations, added, place) };
}

interface MeshPlace {
  readonly property: string;
  readonly at: MeshResource<unknown>;
}

/** What is said twice has to be said in the same way. */
function agreeing(given: Labels | undefined, added: Labels, place: MeshPlace): Labels {
  for (const [key, text] of Object.entries(added)) {
    const other = given?.[key] ?? text;
    if (other !== text) {
      throw new MeshError('MESH_INJECTION_CONFLICT', {
        ...place,
        value: { [key]: other },
        must: `not contradict mesh, which sets '${text}'`,
        fix: 'set mesh: OperatorMesh.AS_NAMESPACE and say everything here',
      });
    }
  }
  return added;
}
