import type { CoreV1Api } from '@kubernetes/client-node';
import { pause } from '../behaviour/traffic';
import type { Random } from '../differential/random';
import type { Experiment } from './experiment';
import type { StartUp } from './start-up';

export interface Target {
  readonly core: CoreV1Api;
  readonly namespace: string;
  readonly experiment: Experiment;
  readonly random: Random;
  readonly startUp: StartUp;
}

/**
 * Kills a pod at once and then one per interval, as if it had done so before: what the chart's `pod-chaos-monkey` does
 * with `kubectl`. Gives how many it killed.
 */
export async function killPods(target: Target): Promise<number> {
  const { killEveryMs, seconds } = target.experiment;
  const begin = performance.now();
  let killed = 0;
  for (let at = 0; at < seconds * 1000; at += killEveryMs) {
    await pause(begin + at - performance.now());
    if (await killOne(target)) killed += 1;
  }
  return killed;
}

/** A pod of those that run and are not ending, whether or not they listen yet; false when there is none. */
async function killOne({ core, namespace, experiment, random, startUp }: Target): Promise<boolean> {
  const { items } = await core.listNamespacedPod({
    namespace,
    labelSelector: experiment.selector,
    fieldSelector: 'status.phase=Running',
  });
  const alive = items.filter(({ metadata }) => metadata?.deletionTimestamp === undefined);
  if (alive.length === 0) return false;
  const name = random.pick(alive).metadata?.name ?? '';
  startUp.killed(namespace);
  await core.deleteNamespacedPod({ name, namespace });
  return true;
}
