import type { V1ContainerStatus, V1Pod, V1PodCondition, V1PodStatus } from '@kubernetes/client-node';

/** How a container of a pod is. */
export interface ContainerState {
  readonly name: string;
  readonly image: string;
  readonly startedAt: Date | undefined;
  readonly ready: boolean;
  readonly restarts: number;
}

export interface PodState {
  readonly address: string | undefined;
  readonly hostAddress: string;
  readonly containers: readonly ContainerState[];
  /** Whether the sidecar, where there is one, has its configuration. */
  readonly proxyReady: boolean;
  readonly startedAt: Date;
}

/** The status that a kubelet reports. */
export function podStatus(pod: V1Pod, state: PodState, now: Date): V1PodStatus {
  const running = state.address !== undefined && state.containers.every(({ startedAt }) => startedAt !== undefined);
  const containersReady = running && state.proxyReady && state.containers.every(({ ready }) => ready);
  const condition = (type: string, holds: boolean): V1PodCondition => {
    const status = holds ? 'True' : 'False';
    const before = pod.status?.conditions?.find((one) => one.type === type);
    return { type, status, lastTransitionTime: before?.status === status ? before.lastTransitionTime : now };
  };
  return {
    phase: running ? 'Running' : 'Pending',
    hostIP: state.hostAddress,
    hostIPs: [{ ip: state.hostAddress }],
    ...(state.address !== undefined && { podIP: state.address, podIPs: [{ ip: state.address }] }),
    startTime: state.startedAt,
    conditions: [
      condition('PodScheduled', true),
      condition('Initialized', true),
      condition('ContainersReady', containersReady),
      condition('Ready', containersReady),
    ],
    containerStatuses: state.containers.map((container) => containerStatus(container, state.proxyReady)),
  };
}

function containerStatus(container: ContainerState, proxyReady: boolean): V1ContainerStatus {
  const { name, image, startedAt, ready, restarts } = container;
  return {
    name,
    image,
    imageID: `stand-in://${image}`,
    ready: ready && proxyReady,
    started: startedAt !== undefined,
    restartCount: restarts,
    state: startedAt === undefined ? { waiting: { reason: 'ContainerCreating' } } : { running: { startedAt } },
  };
}
