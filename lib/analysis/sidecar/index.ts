import type { Rule } from '../rule';
import { conflictingSidecars } from './conflicting-sidecars';
import { declaredCallNotImported } from './declared-call-not-imported';
import { missingSidecarWorkload, missingTelemetryWorkload } from './missing-workload';
import { rootSidecarWithSelector } from './root-sidecar-with-selector';
import { severalDefaultSidecars } from './several-default-sidecars';
import { sidecarInAmbient } from './sidecar-in-ambient';
import { unknownEgressHost } from './unknown-egress-host';
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
