import { asObject, objectsOf } from '../../mesh/json';
import { scalersOf } from '../operations/scalers';
import type { Rule } from '../rule';
import { podOfScaler, requestOf, utilizationMetrics } from './metrics';

/** A share of what pods request, of pods that request nothing. */
export const utilizationWithoutRequests: Rule = {
  code: 'MESH0401',
  title: 'autoscaler goes by requests that do not exist',
  severity: 'warning',
  reads: ['HorizontalPodAutoscaler', 'ScaledObject', 'Deployment', 'StatefulSet', 'LimitRange'],
  fix: 'give each container resources.requests, or go by averageValue',
  description:
    'A utilization is a share of what the containers of a pod request. Where a container requests nothing, the metric is unknown and the autoscaler never scales. Harmless where a LimitRange or an admission webhook fills in the requests.',
  check(mesh, report) {
    for (const scaler of scalersOf(mesh)) {
      const pod = podOfScaler(mesh, scaler);
      const { object, target } = scaler;
      if (pod === undefined) continue;
      for (const { resource, container, pointer } of utilizationMetrics(object)) {
        if (defaulted(mesh.kind('LimitRange', ''), target.namespace, resource)) continue;
        const running = pod.containers.filter(({ init, json }) => !init || json.restartPolicy === 'Always');
        const counted = running.filter(({ name }) =>
          container === undefined ? name !== 'istio-proxy' : name === container,
        );
        const workload = `${target.kind} ${target.namespace}/${target.name}`;
        if (container !== undefined && counted.length === 0) {
          // The proxy is injected and requests what the injector says.
          if (container === 'istio-proxy' && pod.inMesh === 'sidecar') continue;
          const names = running.map(({ name }) => name).join(', ');
          const fix = 'name a container of the workload';
          report({ object, pointer, message: `${workload} has no container ${container}, only ${names}`, fix });
          continue;
        }
        const without = counted.filter(({ json }) => requestOf(json, resource) === undefined).map(({ name }) => name);
        if (without.length === 0) continue;
        const who = `container${without.length === 1 ? '' : 's'} ${without.join(', ')} of ${workload}`;
        const message = `${resource} utilization is unknown: ${who} request${without.length === 1 ? 's' : ''} no ${resource}`;
        report({ object, pointer, message });
      }
    }
  },
};

function defaulted(
  ranges: readonly { readonly namespace: string | undefined; readonly spec: unknown }[],
  namespace: string,
  resource: string,
): boolean {
  return ranges.some((range) => {
    if ((range.namespace ?? 'default') !== namespace) return false;
    return objectsOf(asObject(range.spec)?.limits).some(([, limit]) => {
      return (
        asObject(limit.defaultRequest)?.[resource] !== undefined || asObject(limit.default)?.[resource] !== undefined
      );
    });
  });
}
