export type { AccessLogging } from './access-logging';
export { CustomTag, type CustomTagOptions } from './custom-tag';
export { Metric } from './metric';
export type { Metrics, MetricsOverride } from './metrics';
export { TagOverride } from './tag-override';
export { Telemetry, type TelemetryProps } from './telemetry';
export type { Tracing } from './tracing';
export { WorkloadMode } from './workload-mode';
