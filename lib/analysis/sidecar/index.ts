import type { Rule } from '../rule';
import { conflictingSidecars } from './conflicting-sidecars';
import { missingSidecarWorkload, missingTelemetryWorkload } from './missing-workload';
import { severalDefaultSidecars } from './several-default-sidecars';
import { sidecarInAmbient } from './sidecar-in-ambient';
import { declaredCallNotImported } from './declared-call-not-imported';
import { unknownEgressHost } from './unknown-egress-host';
import { rootSidecarWithSelector } from './root-sidecar-with-selector';
import { unsetOutboundMode } from './unset-outbound-mode';

export const sidecarRules: readonly Rule[] = [
  conflictingSidecars,
  severalDefaultSidecars,
  sidecarInAmbient,
  missingSidecarWorkload,
  missingTelemetryWorkload,
  declaredCallNotImported,
  unknownEgressHost,
  rootSidecarWithSelector,
  unsetOutboundMode,
];
