import type { Binaries } from '../build';
import type { Namespace, Run } from '../run';

/** Who is not intercepted: the proxy itself. */
export const PROXY_USER = 1337;

/** Sends what enters and leaves a namespace through its proxy, as Istio's init container does. */
export async function intercept(
  run: Run,
  binaries: Binaries,
  namespace: Namespace,
  controlPorts: readonly number[],
): Promise<void> {
  const direct = [15090, 15021, 15020, ...controlPorts].join(',');
  const user = String(PROXY_USER);
  const args = ['-p', '15001', '-z', '15006', '-u', user, '-g', user, '-m', 'REDIRECT', '-i', '*', '-x', '', '-b', '*'];
  await run.exec(binaries.pilotAgent, ['istio-iptables', ...args, '-d', direct], { namespace });
}
