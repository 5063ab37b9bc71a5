import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, at } from '../../mesh/json';
import { type Scaler, scalersByTarget } from '../operations/scalers';
import type { Rule } from '../rule';

/** A workload that two autoscalers scale. */
export const twoScalers: Rule = {
  code: 'MESH0405',
  title: 'two autoscalers scale one workload',
  severity: 'error',
  reads: ['HorizontalPodAutoscaler', 'ScaledObject'],
  fix: 'keep one autoscaler and give it the metrics of both: it takes the highest number that one of them asks for',
  description:
    'Each autoscaler sets the replicas of its target on its own, and so does the HorizontalPodAutoscaler that KEDA makes of a ScaledObject. Two of them undo each other: the number of pods swings, and neither holds its bounds.',
  check(mesh, report) {
    for (const [target, scalers] of scalersByTarget(mesh)) {
      const [first, ...others] = scalers;
      for (const { object, pointer } of others) {
        if (first === undefined || isTakenOver(first, object)) continue;
        const message = `${target} is scaled by ${first.object.kind} ${first.object.name}, too`;
        report({ object, pointer, message });
      }
    }
  },
};

/** KEDA may be told to take over a HorizontalPodAutoscaler instead of making one. */
function isTakenOver({ object: first }: Scaler, second: ManifestObject): boolean {
  if (first.kind !== 'HorizontalPodAutoscaler' || second.kind !== 'ScaledObject') return false;
  if (second.annotations['scaledobject.keda.sh/transfer-hpa-ownership'] !== 'true') return false;
  return asString(at(second.spec, 'advanced', 'horizontalPodAutoscalerConfig', 'name')) === first.name;
}
