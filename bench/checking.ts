import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './installed';
import { synthesize } from './manifests';
import type { Scenario } from './scenarios';

export const CHECK = 'cdk8s-mesh check';
export const ANALYZE = 'istioctl analyze';

const cli = join(__dirname, '..', 'build', 'lib', 'cli', 'main.js');

/** Checking the manifests of the app, and istioctl on the same files where it is installed. */
export function checking(folder: string, sizes: readonly number[] = [1000, 5000, 20_000]): Scenario[] {
  const hasIstioctl = isInstalled('istioctl', 'version', '--remote=false');
  return sizes.flatMap((size): Scenario[] => {
    const group = checkingGroup(size);
    const prepared = join(folder, `checking-${size}`);
    mkdirSync(prepared);
    const manifests = join(prepared, 'manifests');
    const output = join(prepared, 'output');
    synthesize(size, manifests);
    const args = [cli, 'check', '--fail-on', 'never', '--format', 'json', manifests];
    const check = { group, tool: CHECK, command: () => ({ program: process.execPath, args, output }) };
    if (!hasIstioctl) return [check];
    const analyze = { program: 'istioctl', args: ['analyze', '--use-kube=false', manifests], output };
    return [check, { group, tool: ANALYZE, command: () => analyze }];
  });
}

export function checkingGroup(size: number): string {
  return `checking ${size.toLocaleString('en')} resources`;
}
