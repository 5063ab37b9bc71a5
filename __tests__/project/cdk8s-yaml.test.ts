import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { temporaryFolder } from '../support/temporary-folder';

const root = join(__dirname, '..', '..');
const TIMEOUT = 60_000;

/** `npx cdk8s synth` in this project, with its `cdk8s.yaml`, only into another folder. */
function synth(...options: string[]) {
  const modules = join(root, 'node_modules');
  const bin = join(modules, '.bin');
  const args = ['synth', '--check-upgrade=false', '--output', join(temporaryFolder(), 'dist'), ...options];
  const { status, stdout, stderr } = spawnSync(join(bin, 'cdk8s'), args, {
    cwd: root,
    encoding: 'utf8',
    // As npx has it; and the planted app stands outside of the project.
    env: { ...process.env, CI: '1', PATH: `${bin}:${process.env.PATH}`, NODE_PATH: modules },
  });
  return { status, output: stdout + stderr };
}

/** An app of this project that has a route to a subset which its rule does not have, and another of the same name. */
const PLANTED = `
import { Chart } from 'cdk8s';
import { Destination, DestinationRule, Host, MeshApp, MeshNamespace, VirtualService } from ${JSON.stringify(join(root, 'lib'))};
const app = new MeshApp();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
new MeshNamespace(chart, 'namespace');
const host = Host.service('web', { namespace: 'shop' });
const metadata = { name: 'web' };
new VirtualService(chart, 'routes', { metadata, host, http: [{ to: Destination.of(host, { subset: 'v9' }) }] });
new DestinationRule(chart, 'rule', { metadata, host, subsets: [{ name: 'v1', labels: { version: 'v1' } }] });
app.synth();
`;

test(
  'cdk8s synth checks the sample charts with the rules of this project, and passes',
  () => {
    const { status, output } = synth();
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('Validations ended') });
    expect(output).toMatch(/║ Errors +│ 0 +║/);
    expect(output).not.toContain('Construct Path: N/A');
  },
  TIMEOUT,
);

test(
  'cdk8s synth fails for a planted mistake and names the construct',
  () => {
    const main = join(temporaryFolder({ 'main.ts': PLANTED }), 'main.ts');
    const { status, output } = synth('--app', `tsx ${main}`);
    expect({ status, output }).toEqual({ status: 2, output: expect.stringContaining('Validation failed') });
    expect(output).toContain('IST0101');
    expect(output).toContain('Construct Path: shop/routes/Resource');
    expect(output).toContain('Resource Name: VirtualService shop/web');
  },
  TIMEOUT,
);

test('the validation of cdk8s.yaml has the version of the package', () => {
  const { validations } = parse(readFileSync(join(root, 'cdk8s.yaml'), 'utf8'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(validations).toEqual([expect.objectContaining({ class: 'MeshValidation', version })]);
});
