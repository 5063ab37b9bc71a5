import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asString, at, objectsOf, stringsOf } from '../../mesh/json';
import { type Scaler, scalersByTarget, targetKey } from '../operations/scalers';
import type { Rule } from '../rule';
import { type UtilizationMetric, utilizationMetrics } from './metrics';

/** A vertical autoscaler that changes the requests that a horizontal one goes by. */
export const verticalAndHorizontal: Rule = {
  code: 'MESH0406',
  title: 'vertical and horizontal autoscaler go by the same resource',
  severity: 'warning',
  reads: ['VerticalPodAutoscaler', 'HorizontalPodAutoscaler', 'ScaledObject'],
  fix: 'leave the resource to one of them: controlledResources of the vertical one, or another metric for the horizontal one',
  description:
    'The utilization that a horizontal autoscaler goes by is a share of the requests, and a vertical autoscaler raises these as usage grows: the share stays where it was, and no pod is added. Harmless where the vertical one only recommends (updateMode Off) or controls another resource or container.',
  check(mesh, report) {
    const scalers = scalersByTarget(mesh);
    for (const object of mesh.kind('VerticalPodAutoscaler', 'autoscaling.k8s.io')) {
      const name = asString(at(object.spec, 'targetRef', 'name'));
      const kind = asString(at(object.spec, 'targetRef', 'kind'));
      const mode = at(object.spec, 'updatePolicy', 'updateMode');
      // YAML 1.1 reads an unquoted Off as false.
      if (name === undefined || kind === undefined || mode === 'Off' || mode === false) continue;
      const key = targetKey({ kind, namespace: mesh.namespaceOf(object), name });
      const clash = clashOf(object, scalers.get(key) ?? []);
      if (clash === undefined) continue;
      const { scaler, metric } = clash;
      const message = `${scaler.object.kind} ${scaler.object.name} scales ${key} by its ${metric.resource} utilization, whose base, the ${metric.resource} requests, this autoscaler changes`;
      report({ object, pointer: '/spec/targetRef', message });
    }
  },
};

function clashOf(
  object: ManifestObject,
  scalers: readonly Scaler[],
): { readonly scaler: Scaler; readonly metric: UtilizationMetric } | undefined {
  const policies = objectsOf(at(object.spec, 'resourcePolicy', 'containerPolicies')).map(([, policy]) => policy);
  for (const scaler of scalers) {
    const metric = utilizationMetrics(scaler.object).find((one) => controls(policies, one));
    if (metric !== undefined) return { scaler, metric };
  }
  return undefined;
}

/** Whether requests that the metric goes by are changed: by default those of all containers and of both resources. */
function controls(policies: readonly JsonObject[], { resource, container }: UtilizationMetric): boolean {
  const rest = policies.find(({ containerName }) => containerName === '*');
  const active = (policy: JsonObject | undefined): boolean => {
    if (policy?.mode === 'Off' || policy?.mode === false) return false;
    return policy?.controlledResources === undefined || stringsOf(policy.controlledResources).includes(resource);
  };
  if (container !== undefined) return active(policies.find(({ containerName }) => containerName === container) ?? rest);
  const named = policies.filter(({ containerName }) => containerName !== '*' && containerName !== 'istio-proxy');
  return named.length === 0 ? active(rest) : named.some(active);
}
