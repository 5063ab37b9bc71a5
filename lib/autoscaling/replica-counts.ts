import { checkInteger } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';

/** How many pods KEDA lets there be. */
export interface ReplicaCounts {
  /**
   * The fewest pods while a trigger is active; 0 lets the last one go. Triggers of CPU and memory alone need 1 or more.
   * @default 0
   */
  readonly minReplicaCount?: number;
  /**
   * The most pods, 1 or more.
   * @default 100
   */
  readonly maxReplicaCount?: number;
  /**
   * How many pods there are while no trigger is active, where `minReplicaCount` is 1 or more. KEDA can do no other number
   * than 0.
   * @default - `minReplicaCount`
   * @see https://keda.sh/docs/2.20/reference/scaledobject-spec/#idlereplicacount
   */
  readonly idleReplicaCount?: 0;
}

/** The numbers, once they fit together. */
export function checkReplicaCounts(counts: ReplicaCounts, at: MeshResource<unknown>): ReplicaCounts {
  const { minReplicaCount, maxReplicaCount, idleReplicaCount } = counts;
  checkInteger(minReplicaCount, { property: 'minReplicaCount', at }, 0);
  checkInteger(maxReplicaCount, { property: 'maxReplicaCount', at }, 1);
  const min = minReplicaCount ?? 0;
  if (min > (maxReplicaCount ?? 100)) {
    const max = maxReplicaCount === undefined ? '100 where it is left out' : maxReplicaCount;
    const must = `be at most maxReplicaCount, which is ${max}`;
    throw new MeshError('MESH_REPLICA_BOUNDS', { property: 'minReplicaCount', value: min, must, at });
  }
  if (idleReplicaCount !== undefined && (idleReplicaCount !== 0 || min === 0)) {
    throw new MeshError('MESH_REPLICA_BOUNDS', {
      property: 'idleReplicaCount',
      value: idleReplicaCount,
      must: `be 0 and less than minReplicaCount, which is ${min}`,
      fix: 'leave it out, or set minReplicaCount',
      at,
    });
  }
  return { minReplicaCount, maxReplicaCount, idleReplicaCount };
}
