import type { ManifestObject } from '../../manifest/manifest-object';
import { asNumber, asString, at } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';

/** Something that sets the replicas of a workload. */
export interface Scaler {
  readonly object: ManifestObject;
  /** The workload that it names, whether it is given or not. */
  readonly target: { readonly kind: string; readonly namespace: string; readonly name: string };
  readonly pointer: string;
  /** The fewest replicas that it leaves. */
  readonly min: number;
}

/** The HorizontalPodAutoscalers, then the ScaledObjects. */
export function scalersOf(mesh: Mesh): readonly Scaler[] {
  return [
    ...mesh
      .kind('HorizontalPodAutoscaler', 'autoscaling')
      .flatMap((object) => scaler(mesh, object, undefined, 'minReplicas', 1)),
    ...mesh
      .kind('ScaledObject', 'keda.sh')
      .flatMap((object) => scaler(mesh, object, 'Deployment', 'minReplicaCount', 0)),
  ];
}

/** One word for a workload, to find what scales it. */
export function targetKey({ kind, namespace, name }: Scaler['target']): string {
  return `${kind} ${namespace}/${name}`;
}

/** The scalers by the workload that they scale. */
export function scalersByTarget(mesh: Mesh): ReadonlyMap<string, readonly Scaler[]> {
  const scalers = new Map<string, Scaler[]>();
  for (const one of scalersOf(mesh)) {
    const key = targetKey(one.target);
    scalers.set(key, [...(scalers.get(key) ?? []), one]);
  }
  return scalers;
}

/** The key under which `scalersByTarget` has the scalers of a workload. */
export function workloadKey(mesh: Mesh, workload: ManifestObject): string {
  return targetKey({ kind: workload.kind, namespace: mesh.namespaceOf(workload), name: workload.name });
}

function scaler(
  mesh: Mesh,
  object: ManifestObject,
  defaultKind: string | undefined,
  minimum: string,
  otherwise: number,
): readonly Scaler[] {
  const name = asString(at(object.spec, 'scaleTargetRef', 'name'));
  const kind = asString(at(object.spec, 'scaleTargetRef', 'kind')) ?? defaultKind;
  if (name === undefined || kind === undefined) return [];
  const target = { kind, namespace: mesh.namespaceOf(object), name };
  const min = asNumber(at(object.spec, minimum)) ?? otherwise;
  return [{ object, target, pointer: '/spec/scaleTargetRef', min }];
}
