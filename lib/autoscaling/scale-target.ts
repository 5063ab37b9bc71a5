import type { Deployment, StatefulSet } from 'cdk8s-plus-28';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { checkSameNamespace } from '../core/same-namespace';
import { claim } from './scaler-registry';

/** Whatever can run more or fewer pods. */
export type ScaleTarget = Deployment | StatefulSet | ScalableObject;

/** An object of another kind that Kubernetes can scale, such as a Rollout: one with a `scale` subresource. */
export interface ScalableObject {
  /** Its API version: `argoproj.io/v1alpha1`. */
  readonly apiVersion: string;
  /** Its kind. */
  readonly kind: string;
  /** Its name; it lives in the namespace of the autoscaler. */
  readonly name: string;
  readonly containers?: never;
}

/** The wire form of a reference to a target. */
export interface TargetRefJson {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

/** The reference in its wire form. */
export function renderTargetRef({ apiVersion, kind, name }: TargetRefJson): TargetRefJson {
  return { apiVersion, kind, name };
}

/** Hands the number of the target's pods to `scaler`: its manifest says none from now on. */
export function takeOver(target: ScaleTarget, scaler: MeshResource<unknown>): void {
  checkSameNamespace(target, scaler, 'target');
  const workload = 'markHasAutoscaler' in target ? target : undefined;
  if (workload === undefined && 'containers' in target && target.containers !== undefined) {
    throw new MeshError('MESH_INVALID_TARGET', {
      property: 'target',
      value: target.kind,
      must: 'be something whose number of pods can be set, such as a Deployment or a StatefulSet',
      at: scaler,
    });
  }
  if (workload?.replicas !== undefined) {
    throw new MeshError('MESH_FIXED_REPLICAS', {
      property: 'target',
      must: `not fix its replicas: ${workload.kind} ${workload.node.path} has ${workload.replicas}`,
      fix: `leave replicas out there; each apply would undo what the ${scaler.kind} decided`,
      at: scaler,
    });
  }
  claim(target, scaler);
  workload?.markHasAutoscaler();
}
