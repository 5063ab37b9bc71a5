import { isL7Telemetry } from './l7';
import { policyWithoutTarget } from './policy-rules';
import { selectorOf } from './policy-targets';

export const telemetryWithoutTarget = policyWithoutTarget(
  {
    code: 'KIA1117',
    title: 'telemetry selects pods that waypoints do not read',
    description:
      'A Telemetry of an ambient namespace selects pods by labels. Waypoints read a Telemetry for the whole namespace, or one with targetRefs, so this one has no effect.',
  },
  {
    kind: 'Telemetry',
    group: 'telemetry.istio.io',
    isL7: (telemetry) => selectorOf(telemetry) !== undefined && isL7Telemetry(telemetry),
  },
);
