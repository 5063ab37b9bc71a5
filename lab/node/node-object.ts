import type { V1Node } from '@kubernetes/client-node';

export const NODE_NAME = 'lab';

/** The one machine of the lab: ready, with room, without a taint, since controllers skip pods on a node that is not. */
export function nodeObject(address: string, now: Date): V1Node {
  const capacity = { cpu: '64', memory: '256Gi', pods: '250', 'ephemeral-storage': '256Gi' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: NODE_NAME, labels: { 'kubernetes.io/hostname': NODE_NAME, 'kubernetes.io/os': 'linux' } },
    spec: {},
    status: {
      capacity,
      allocatable: capacity,
      addresses: [
        { type: 'InternalIP', address },
        { type: 'Hostname', address: NODE_NAME },
      ],
      conditions: [
        { type: 'Ready', status: 'True', reason: 'Lab', message: '', lastHeartbeatTime: now, lastTransitionTime: now },
      ],
    },
  };
}
