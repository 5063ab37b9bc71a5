import { policyWithoutWaypoint } from './policy-rules';

export const wasmPluginWithoutWaypoint = policyWithoutWaypoint(
  {
    code: 'KIA1111',
    title: 'plugin without a waypoint',
    description: 'A WasmPlugin of an ambient namespace has no waypoint that could run it, and ztunnel runs no plugins.',
  },
  { kind: 'WasmPlugin', group: 'extensions.istio.io' },
);
