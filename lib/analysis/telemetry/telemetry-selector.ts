import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, at, stringMap } from '../../mesh/json';
import type { Labels, Mesh } from '../../mesh/mesh';
import { hasTarget } from '../policy-target';

/** The labels of a Telemetry's selector; undefined where it selects no workloads by label. */
export function telemetrySelector(telemetry: ManifestObject): Labels | undefined {
  const labels = stringMap(at(telemetry.spec, 'selector', 'matchLabels')) ?? {};
  return Object.keys(labels).length > 0 ? labels : undefined;
}

/** Whether a Telemetry is for all of its namespace. To istioctl it is where it has no selector, target or not. */
export function isForNamespace(mesh: Mesh, telemetry: ManifestObject): boolean {
  if (mesh.options.compat) return asObject(telemetry.spec.selector) === undefined;
  return telemetrySelector(telemetry) === undefined && !hasTarget(telemetry);
}
