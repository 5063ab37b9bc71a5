import { scalersOf } from '../operations/scalers';
import type { Rule } from '../rule';
import { podOfScaler, utilizationMetrics } from './metrics';

/** An autoscaler that averages the application with its proxy. */
export const sidecarInUtilization: Rule = {
  code: 'MESH0402',
  title: 'autoscaler counts the proxy with the application',
  severity: 'info',
  reads: ['HorizontalPodAutoscaler', 'ScaledObject', 'Deployment', 'StatefulSet', 'Namespace'],
  fix: "go by the application's container only: metric type ContainerResource (KEDA: containerName)",
  description:
    'A Resource metric is the usage of all containers of a pod over all that they request, and the injected proxy is one of them. Its idle requests hide a busy application, so that the autoscaler acts later than the number suggests. It is right where the number was chosen with the proxy in it.',
  check(mesh, report) {
    for (const scaler of scalersOf(mesh)) {
      const pod = podOfScaler(mesh, scaler);
      if (pod?.inMesh !== 'sidecar') continue;
      for (const { resource, container, pointer } of utilizationMetrics(scaler.object)) {
        if (container !== undefined) continue;
        const { kind, namespace, name } = scaler.target;
        const message = `${resource} utilization of ${kind} ${namespace}/${name} counts the usage and the requests of the proxy, too`;
        report({ object: scaler.object, pointer, message });
      }
    }
  },
};
