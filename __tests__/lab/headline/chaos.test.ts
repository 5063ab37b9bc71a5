import { describe, expect, test } from '@jest/globals';
import type { CoreV1Api, V1Pod } from '@kubernetes/client-node';
import { Random } from '../../../lab/differential/random';
import { killPods } from '../../../lab/headline/chaos';
import { StartUp } from '../../../lab/headline/start-up';

// One kill, at once.
const EXPERIMENT = { seconds: 1, perSecond: 10, killEveryMs: 15_000, selector: 'app=webapp' };

function pod(name: string, deletionTimestamp?: Date): V1Pod {
  return { metadata: { name, namespace: 'cats', ...(deletionTimestamp && { deletionTimestamp }) } };
}

async function killAmong(items: readonly V1Pod[]) {
  const asked: unknown[] = [];
  const deleted: unknown[] = [];
  const core = {
    listNamespacedPod: async (request: unknown) => {
      asked.push(request);
      return { items };
    },
    deleteNamespacedPod: async (request: unknown) => void deleted.push(request),
  } as unknown as CoreV1Api;
  const startUp = new StartUp();
  const target = { core, namespace: 'cats', experiment: EXPERIMENT, random: new Random(1), startUp };
  return { kills: await killPods(target), asked, deleted, startUp };
}

describe('chaos', () => {
  test('asks for the pods that run and have the label, and deletes one as kubectl does', async () => {
    const { kills, asked, deleted } = await killAmong([pod('tom')]);
    expect(asked).toEqual([{ namespace: 'cats', labelSelector: 'app=webapp', fieldSelector: 'status.phase=Running' }]);
    expect(deleted).toEqual([{ name: 'tom', namespace: 'cats' }]);
    expect(kills).toBe(1);
  });

  test('passes over a pod that is ending already', async () => {
    const { deleted } = await killAmong([pod('gone', new Date(0)), pod('tom'), pod('went', new Date(0))]);
    expect(deleted).toEqual([{ name: 'tom', namespace: 'cats' }]);
  });

  test('kills nothing where nothing runs, and no pod waits for it then', async () => {
    const { kills, deleted, startUp } = await killAmong([pod('gone', new Date(0))]);
    expect(deleted).toEqual([]);
    expect(kills).toBe(0);
    expect(startUp.msFor(pod('next'))).toBe(0);
  });
});

describe('how long a new pod takes to listen', () => {
  test('is nothing before the first kill', () => {
    expect(new StartUp().msFor(pod('first'), 5000)).toBe(0);
  });

  test('is counted from the kill, so that a slow machine does not add to it', () => {
    const startUp = new StartUp();
    startUp.killed('cats', 1000);
    expect(startUp.msFor(pod('quick'), 1100)).toBe(11_375);
    startUp.killed('cats', 16_000);
    expect(startUp.msFor(pod('slow'), 18_000)).toBe(9475);
    expect(startUp.madeIn('cats')).toEqual([100, 2000]);
  });

  test('is never negative', () => {
    const startUp = new StartUp();
    startUp.killed('cats', 0);
    expect(startUp.msFor(pod('late'), 20_000)).toBe(0);
  });

  test('is of one namespace only', () => {
    const startUp = new StartUp();
    startUp.killed('dogs', 0);
    expect(startUp.msFor(pod('first'), 1)).toBe(0);
    expect(startUp.madeIn('cats')).toEqual([]);
  });
});
