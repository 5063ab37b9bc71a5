import type {
  RabbitmqClusterSpecOverride,
  RabbitmqClusterSpecOverrideService,
  RabbitmqClusterSpecOverrideStatefulSet,
} from '../../imports/rabbitmq.com';
import type { MeshResource } from '../core/mesh-resource';
import type { JsonOf } from './json';
import { bypassing, OperatorMesh, withoutSidecar } from './operator-mesh';
import { NODE_PORTS } from './rabbitmq-ports';

/** Fields to merge into the StatefulSet that the operator makes, as they stand in YAML. */
export type RabbitmqStatefulSetOverride = JsonOf<RabbitmqClusterSpecOverrideStatefulSet>;

/** Fields to merge into the Service that the operator makes, as they stand in YAML. */
export type RabbitmqServiceOverride = JsonOf<RabbitmqClusterSpecOverrideService>;

/**
 * Fields to merge into what the operator makes. Containers and ports are merged by their names.
 * @see https://www.rabbitmq.com/kubernetes/operator/using-operator#override
 */
export interface RabbitmqOverride {
  /**
   * Fields of the StatefulSet; the container is `rabbitmq`.
   * @default - none
   */
  readonly statefulSet?: RabbitmqStatefulSetOverride;
  /**
   * Fields of the Service.
   * @default - none
   */
  readonly service?: RabbitmqServiceOverride;
}

const PROPERTY = 'override.statefulSet.spec.template.metadata';

/** The override in its wire form, with what the mesh needs of the pods. */
export function renderOverride(
  override: RabbitmqOverride | undefined,
  mesh: OperatorMesh,
  at: MeshResource<unknown>,
): JsonOf<RabbitmqClusterSpecOverride> | undefined {
  if (mesh === OperatorMesh.AS_NAMESPACE) return override && { ...override };
  const { spec, ...statefulSet } = override?.statefulSet ?? {};
  const { metadata, ...template } = spec?.template ?? {};
  const forPods =
    mesh === OperatorMesh.NO_SIDECARS
      ? { labels: withoutSidecar(metadata?.labels, mesh, { property: `${PROPERTY}.labels`, at }) ?? {} }
      : {
          annotations: bypassing(metadata?.annotations, Object.values(NODE_PORTS), {
            property: `${PROPERTY}.annotations`,
            at,
          }),
        };
  return {
    ...override,
    statefulSet: {
      ...statefulSet,
      spec: { ...spec, template: { ...template, metadata: { ...metadata, ...forPods } } },
    },
  };
}
