export * from './autoscaling';
export * from './chaos';
export * from './core';
export * from './extensions';
export * as gatewayApi from './gateway-api';
export * from './networking';
export * from './security';
export * from './telemetry';
export * from './workloads';
