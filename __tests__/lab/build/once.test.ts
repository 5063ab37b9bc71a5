import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from '../../../lab/build/once';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-once-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a file of the cache', () => {
  test('is made when it is missing, and then taken as it is', async () => {
    const file = join(folder, 'program');
    let made = 0;
    const make = async () => {
      made++;
      writeFileSync(file, '');
    };
    expect(await once(file, make)).toBe(file);
    expect(await once(file, make)).toBe(file);
    expect(made).toBe(1);
  });

  test('is made once when two lack it at the same time', async () => {
    const file = join(folder, 'program');
    let made = 0;
    const make = async () => {
      made++;
      await new Promise((resolve) => setImmediate(resolve));
      writeFileSync(file, '');
    };
    await Promise.all([once(file, make), once(file, make)]);
    expect(made).toBe(1);
  });

  test('can be tried again after a failure', async () => {
    const file = join(folder, 'program');
    await expect(once(file, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
    await once(file, async () => writeFileSync(file, ''));
    expect(existsSync(file)).toBe(true);
  });
});
