import type { Rule } from '../rule';
import { accessLogProvider } from './access-log-provider';
import { conflictingTelemetries } from './conflicting-telemetries';
import { lightstepProvider } from './lightstep-provider';
import { severalDefaultTelemetries } from './several-default-telemetries';

export const telemetryRules: readonly Rule[] = [
  accessLogProvider,
  conflictingTelemetries,
  lightstepProvider,
  severalDefaultTelemetries,
];
