import type { ScaledObjectSpecFallback } from '../../imports/keda.sh';
import { checkInteger } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';

/** How many pods there are while a trigger fails. */
export enum FallbackBehavior {
  /** `replicas`. */
  STATIC = 'static',
  /** As many as there are. */
  CURRENT_REPLICAS = 'currentReplicas',
  /** As many as there are, and `replicas` at least. */
  CURRENT_REPLICAS_IF_HIGHER = 'currentReplicasIfHigher',
  /** As many as there are, and `replicas` at most. */
  CURRENT_REPLICAS_IF_LOWER = 'currentReplicasIfLower',
  /** What the formula of `scalingModifiers` says, where triggers that fail are `nil`. */
  SCALING_MODIFIERS = 'scalingModifiers',
}

/**
 * What happens while a trigger fails. It counts for all triggers but those of CPU and memory.
 * @see https://keda.sh/docs/2.20/reference/scaledobject-spec/#fallback
 */
export interface ScalingFallback {
  /** How often in a row a trigger fails before. */
  readonly failureThreshold: number;
  /** How many pods there are. */
  readonly replicas: number;
  /**
   * How `replicas` is taken.
   * @default FallbackBehavior.STATIC
   */
  readonly behavior?: FallbackBehavior;
}

/** The fallback in its wire form. */
export function renderFallback(
  { failureThreshold, replicas, behavior }: ScalingFallback,
  at: MeshResource<unknown>,
  property: string,
): Wire<ScaledObjectSpecFallback> {
  return {
    failureThreshold: checkInteger(failureThreshold, { property: `${property}.failureThreshold`, at }, 0),
    replicas: checkInteger(replicas, { property: `${property}.replicas`, at }, 0),
    behavior,
  };
}
