import type { Resource } from 'cdk8s-plus-28';
import { Construct, type IConstruct } from 'constructs';
import { MeshError } from '../core/errors';

const scalers = new WeakMap<object, Resource>();

/**
 * Notes that `scaler` scales `target`, which has one scaler at most: two of them undo each other's decisions.
 *
 * @throws MeshError MESH_SECOND_SCALER for a target that has one
 */
export function claim(target: object, scaler: Resource): void {
  const first = scalers.get(target) ?? foreignScaler(target);
  if (first !== undefined) {
    const what = Construct.isConstruct(first) ? `${(first as Resource).kind} ${first.node.path}` : 'something else';
    throw new MeshError('MESH_SECOND_SCALER', {
      property: 'target',
      ...(Construct.isConstruct(target) ? { value: target.node.path } : {}),
      must: `have one autoscaler, and ${what} scales it`,
      fix: `drop that or ${scaler.kind} ${scaler.node.path}`,
      at: scaler,
    });
  }
  scalers.set(target, scaler);
}

/** An autoscaler of cdk8s-plus, or whatever else marked the workload as scaled. */
function foreignScaler(target: object): IConstruct | true | undefined {
  if (!Construct.isConstruct(target) || !('hasAutoscaler' in target) || !target.hasAutoscaler) return undefined;
  return target.node.root.node.findAll().find((other) => 'target' in other && other.target === target) ?? true;
}
