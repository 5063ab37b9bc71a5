import { isL7Telemetry } from './l7';
import { policyWithoutWaypoint } from './policy-rules';

export const telemetryWithoutWaypoint = policyWithoutWaypoint(
  {
    code: 'KIA1112',
    title: 'telemetry of HTTP without a waypoint',
    description:
      'A Telemetry of an ambient namespace sets tracing, access logs or metrics of requests, but no waypoint is there to report them. ztunnel reports connections by its own settings.',
  },
  { kind: 'Telemetry', group: 'telemetry.istio.io', isL7: isL7Telemetry },
);
