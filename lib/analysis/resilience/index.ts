import type { Rule } from '../rule';
import { callerGivesUpFirst } from './caller-gives-up-first';
import { faultBesideRetries } from './fault-beside-retries';
import { faultWithoutPercentage } from './fault-without-percentage';
import { mirrorDoublesLoad } from './mirror-doubles-load';
import { outlierDetectionEjectsAll } from './outlier-detection-ejects-all';
import { outlierDetectionFailsOver } from './outlier-detection-fails-over';
import { retriedWrites } from './retried-writes';
import { retriesWithoutConditions } from './retries-without-conditions';
import { retryAmplification } from './retry-amplification';
import { timeoutCutsRetries } from './timeout-cuts-retries';

/** Timeouts, retries, faults, mirrors and ejection. */
export const resilienceRules: readonly Rule[] = [
  timeoutCutsRetries,
  retriedWrites,
  retryAmplification,
  callerGivesUpFirst,
  faultBesideRetries,
  outlierDetectionEjectsAll,
  outlierDetectionFailsOver,
  retriesWithoutConditions,
  mirrorDoublesLoad,
  faultWithoutPercentage,
];
