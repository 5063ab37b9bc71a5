import type { KubeConfig, KubernetesListObject, KubernetesObject } from '@kubernetes/client-node';

export interface Watched<T> {
  list(): readonly T[];
  stop(): Promise<void>;
}

export interface Changes<T> {
  changed?(object: T): void;
  deleted?(object: T): void;
}

/** Keeps a list of objects as the API server has them, until it is stopped. */
export async function watch<T extends KubernetesObject>(
  client: KubeConfig,
  path: string,
  list: () => Promise<KubernetesListObject<T>>,
  changes: Changes<T>,
): Promise<Watched<T>> {
  const { makeInformer } = await import('@kubernetes/client-node');
  const informer = makeInformer<T>(client, path, list);
  let stopped = false;
  informer.on('add', (object) => changes.changed?.(object));
  informer.on('update', (object) => changes.changed?.(object));
  informer.on('delete', (object) => changes.deleted?.(object));
  informer.on('error', () => {
    if (!stopped) setTimeout(() => !stopped && void informer.start().catch(() => {}), 200).unref();
  });
  await informer.start();
  return {
    list: () => informer.list(),
    stop: async () => {
      stopped = true;
      await informer.stop();
    },
  };
}
