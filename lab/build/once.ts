import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { takeLock } from '../run/slot';
import { until } from '../run/until';

const HOUR_MS = 60 * 60_000;

/** Makes a file when it is not there; of two labs that lack it, one makes it and the other waits. */
export async function once(file: string, make: () => Promise<void>): Promise<string> {
  if (existsSync(file)) return file;
  const lock = createHash('sha256').update(file).digest('hex').slice(0, 16);
  const release = await until(`${file}, which another lab makes`, () => takeLock(lock), HOUR_MS);
  try {
    if (!existsSync(file)) await make();
  } finally {
    release();
  }
  return file;
}
