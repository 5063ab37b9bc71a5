import { homedir } from 'node:os';
import { join } from 'node:path';

/** Everything that the lab keeps between its runs; it may be deleted at any time when no lab runs. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const base = environment.XDG_CACHE_HOME;
  return join(base?.startsWith('/') ? base : join(homedir(), '.cache'), 'cdk8s-mesh-lab');
}

/** The folder of the lab in the sources. */
export const LAB = join(__dirname, '..');
