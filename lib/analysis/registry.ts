import { ambientRules } from './ambient';
import { autoscalingRules } from './autoscaling';
import { destinationRules } from './destination';
import { envoyFilterRules } from './envoy-filter';
import { gatewayRules } from './gateway';
import { gatewayApiRules } from './gateway-api';
import { injectionRules } from './injection';
import { operationsRules } from './operations';
import { resilienceRules } from './resilience';
import { routingRules } from './routing';
import type { Rule } from './rule';
import { schemaRules } from './schema';
import { securityRules } from './security';
import { serviceRules } from './service';
import { serviceEntryRules } from './service-entry';
import { sidecarRules } from './sidecar';
import { telemetryRules } from './telemetry';
import { workloadRules } from './workload';

/** Every rule, by topic. */
export const rules: readonly Rule[] = [
  ...schemaRules,
  ...routingRules,
  ...resilienceRules,
  ...destinationRules,
  ...gatewayRules,
  ...gatewayApiRules,
  ...serviceEntryRules,
  ...sidecarRules,
  ...serviceRules,
  ...workloadRules,
  ...injectionRules,
  ...ambientRules,
  ...securityRules,
  ...telemetryRules,
  ...envoyFilterRules,
  ...autoscalingRules,
  ...operationsRules,
];
