import { asNumber } from '../../mesh/json';
import { scalersByTarget, workloadKey } from '../operations/scalers';
import type { Rule } from '../rule';

/** A number of replicas that an autoscaler changes and the next apply changes back. */
export const replicasOwnedByScaler: Rule = {
  code: 'MESH0404',
  title: 'replicas are written beside an autoscaler',
  severity: 'warning',
  reads: ['Deployment', 'StatefulSet', 'HorizontalPodAutoscaler', 'ScaledObject'],
  fix: 'leave replicas out of the workload; the autoscaler has minReplicas and maxReplicas',
  description:
    'An autoscaler owns the replicas of its target. Where the manifest of the target says how many there are, each kubectl apply or sync sets that number again, in the middle of a peak, too, and GitOps tools report a difference in between.',
  check(mesh, report) {
    const scalers = scalersByTarget(mesh);
    if (scalers.size === 0) return;
    for (const kind of ['Deployment', 'StatefulSet']) {
      for (const object of mesh.kind(kind, 'apps')) {
        const [scaler] = scalers.get(workloadKey(mesh, object)) ?? [];
        const replicas = asNumber(object.spec.replicas);
        if (scaler === undefined || replicas === undefined) continue;
        const message = `replicas ${replicas} stand beside ${scaler.object.kind} ${scaler.object.name}, which sets them: each apply takes back what it scaled`;
        report({ object, pointer: '/spec/replicas', message });
      }
    }
  },
};
