import { scalersByTarget, workloadKey } from '../operations/scalers';
import type { Rule } from '../rule';
import { utilizationMetrics } from './metrics';

const ANNOTATIONS: { readonly [resource: string]: readonly string[] } = {
  cpu: ['sidecar.istio.io/proxyCPU', 'sidecar.istio.io/proxyCPULimit'],
  memory: ['sidecar.istio.io/proxyMemory', 'sidecar.istio.io/proxyMemoryLimit'],
};

/** Annotations that give the proxy one resource and thereby take the other one away. */
export const partialProxyResources: Rule = {
  code: 'MESH0403',
  title: 'annotation takes the other requests of the proxy away',
  severity: 'info',
  reads: ['Deployment', 'StatefulSet', 'HorizontalPodAutoscaler', 'ScaledObject'],
  fix: 'annotate both sidecar.istio.io/proxyCPU and sidecar.istio.io/proxyMemory, or neither',
  description:
    'As soon as one annotation sets a resource of the proxy, none of the defaults of the injector hold for it: a proxy with only proxyCPU requests no memory. An autoscaler that goes by the utilization of that resource then knows nothing and never scales, which makes it a warning.',
  check(mesh, report) {
    const scalers = scalersByTarget(mesh);
    for (const pod of mesh.pods) {
      if (pod.inMesh !== 'sidecar') continue;
      const given = Object.keys(ANNOTATIONS).filter(
        (resource) => annotationOf(pod.annotations, resource) !== undefined,
      );
      const [only] = given;
      if (only === undefined || given.length !== 1) continue;
      const other = only === 'cpu' ? 'memory' : 'cpu';
      const scaler = (scalers.get(workloadKey(mesh, pod.workload)) ?? []).find(({ object }) =>
        utilizationMetrics(object).some(({ resource, container }) => resource === other && container === undefined),
      );
      const annotation = annotationOf(pod.annotations, only) as string;
      const pointer = `${pod.podPointer}/metadata/annotations/${annotation.replaceAll('/', '~1')}`;
      const message = `${annotation} alone leaves the proxy without a request for ${other}`;
      if (scaler === undefined) report({ object: pod.workload, pointer, message });
      else {
        const { kind, name } = scaler.object;
        const blind = `${message}, and ${kind} ${name} goes by the ${other} utilization of all containers, which is then unknown`;
        report({ object: pod.workload, pointer, message: blind, severity: 'warning' });
      }
    }
  },
};

function annotationOf(annotations: { readonly [key: string]: string }, resource: string): string | undefined {
  return ANNOTATIONS[resource]?.find((name) => Object.hasOwn(annotations, name));
}
