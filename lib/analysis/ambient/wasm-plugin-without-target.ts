import { policyWithoutTarget } from './policy-rules';

export const wasmPluginWithoutTarget = policyWithoutTarget(
  {
    code: 'KIA1116',
    title: 'plugin without targetRefs',
    description:
      'A WasmPlugin of an ambient namespace has no targetRefs. Waypoints read plugins with targetRefs only, so it never runs.',
  },
  { kind: 'WasmPlugin', group: 'extensions.istio.io' },
);
