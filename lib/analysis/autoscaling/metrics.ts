import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asObject, asString, at, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { VirtualPod } from '../../mesh/model';
import type { Scaler } from '../operations/scalers';

/** A share of the requested CPU or memory that a scaler goes by. */
export interface UtilizationMetric {
  readonly resource: string;
  /** The one container that counts; undefined where all do. */
  readonly container: string | undefined;
  readonly pointer: string;
}

/** The metrics of a scaler that are shares of what pods request. */
export function utilizationMetrics(object: ManifestObject): UtilizationMetric[] {
  return object.kind === 'ScaledObject' ? ofScaledObject(object) : ofAutoscaler(object);
}

function ofAutoscaler(object: ManifestObject): UtilizationMetric[] {
  const metrics = objectsOf(object.spec.metrics).flatMap(([index, metric]): UtilizationMetric[] => {
    const field = metric.type === 'ContainerResource' ? 'containerResource' : 'resource';
    const source = asObject(metric[field]);
    const resource = asString(source?.name);
    if (resource === undefined || at(source, 'target', 'averageUtilization') === undefined) return [];
    const pointer = `/spec/metrics/${index}/${field}`;
    return [{ resource, container: field === 'resource' ? undefined : asString(source?.container), pointer }];
  });
  if (object.spec.targetCPUUtilizationPercentage === undefined) return metrics;
  return [...metrics, { resource: 'cpu', container: undefined, pointer: '/spec/targetCPUUtilizationPercentage' }];
}

function ofScaledObject(object: ManifestObject): UtilizationMetric[] {
  return objectsOf(object.spec.triggers).flatMap(([index, trigger]): UtilizationMetric[] => {
    const type = asString(trigger.type);
    if (type !== 'cpu' && type !== 'memory') return [];
    const kind = asString(trigger.metricType) ?? asString(at(trigger, 'metadata', 'type')) ?? 'Utilization';
    if (kind !== 'Utilization') return [];
    const container = asString(at(trigger, 'metadata', 'containerName'));
    return [{ resource: type, container, pointer: `/spec/triggers/${index}` }];
  });
}

/** The pods of the workload that a scaler names; undefined where it is not given. */
export function podOfScaler(mesh: Mesh, { target }: Scaler): VirtualPod | undefined {
  const workload = mesh.find(target.kind, undefined, target.namespace, target.name);
  return workload === undefined ? undefined : mesh.podOf(workload);
}

/** What a container requests of a resource; a limit without a request is one. */
export function requestOf(container: JsonObject, resource: string): unknown {
  return at(container, 'resources', 'requests', resource) ?? at(container, 'resources', 'limits', resource);
}
