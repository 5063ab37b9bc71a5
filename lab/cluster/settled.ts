import type { ControlPlane } from '../control-plane';
import type { Run } from '../run';

/** Longer than istiod gathers changes before it sends them. */
const GATHERING_MS = 400;

/** Until each proxy has acknowledged what istiod last sent to it. */
export async function settled(run: Run, controlPlane: ControlPlane): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, GATHERING_MS));
  await run.until('proxies in sync', async () => {
    const proxies = (await controlPlane.debug('/debug/syncz')) as Syncz;
    return (proxies ?? []).every(isSynced) || undefined;
  });
}

type Syncz = readonly { readonly [field: string]: unknown }[] | null;

function isSynced(proxy: { readonly [field: string]: unknown }): boolean {
  const pairs = ['cluster', 'listener', 'route', 'endpoint'];
  return pairs.every((what) => proxy[`${what}_sent`] === proxy[`${what}_acked`]);
}
