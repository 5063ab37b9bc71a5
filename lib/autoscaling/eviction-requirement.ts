import type { VerticalPodAutoscalerSpecUpdatePolicyEvictionRequirements } from '../../imports/autoscaling.k8s.io';
import { checkNotEmpty } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import type { QuantityWire } from '../core/quantity';

/** A resource whose requests a VerticalPodAutoscaler sets. */
export enum ControlledResource {
  CPU = 'cpu',
  MEMORY = 'memory',
}

/** How a recommendation differs from the requests of a pod. */
export enum EvictionChangeRequirement {
  /** More is recommended. */
  TARGET_HIGHER_THAN_REQUESTS = 'TargetHigherThanRequests',
  /** Less is recommended. */
  TARGET_LOWER_THAN_REQUESTS = 'TargetLowerThanRequests',
}

/** Something that has to hold for a pod to be evicted. */
export interface EvictionRequirement {
  /** The resources; one of them that meets the requirement is enough. */
  readonly resources: readonly ControlledResource[];
  /** How the recommendation has to differ. */
  readonly changeRequirement: EvictionChangeRequirement;
}

/** The requirement in its wire form. */
export function renderEvictionRequirement(
  { resources, changeRequirement }: EvictionRequirement,
  at: MeshResource<unknown>,
  property: string,
): QuantityWire<VerticalPodAutoscalerSpecUpdatePolicyEvictionRequirements> {
  checkNotEmpty(resources, { property: `${property}.resources`, at });
  return { resources: [...resources], changeRequirement };
}
