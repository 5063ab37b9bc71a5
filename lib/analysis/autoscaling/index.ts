import type { Rule } from '../rule';
import { partialProxyResources } from './partial-proxy-resources';
import { podLevelResources } from './pod-level-resources';
import { replicasOwnedByScaler } from './replicas-owned-by-scaler';
import { sidecarInUtilization } from './sidecar-in-utilization';
import { twoScalers } from './two-scalers';
import { utilizationWithoutRequests } from './utilization-without-requests';
import { verticalAndHorizontal } from './vertical-and-horizontal';

export const autoscalingRules: readonly Rule[] = [
  utilizationWithoutRequests,
  sidecarInUtilization,
  partialProxyResources,
  replicasOwnedByScaler,
  twoScalers,
  verticalAndHorizontal,
  podLevelResources,
];
