import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../../support/temporary-folder';

const root = join(__dirname, '..', '..', '..');

/** An app whose route goes to the given subset; a Service of the same name stands before it. */
const app = (subset: string) => `
const { ApiObject, App, Chart } = require('cdk8s');
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true });
new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
new ApiObject(chart, 'service', {
  apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ name: 'http', port: 80 }] },
});
new ApiObject(chart, 'rule', {
  apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: { name: 'web-rule' },
  spec: { host: 'web', subsets: [{ name: 'v1', labels: { version: 'v1' } }] },
});
new ApiObject(chart, 'routes', {
  apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'web' },
  spec: { hosts: ['web'], http: [{ route: [{ destination: { host: 'web', subset: '${subset}' } }] }] },
});
app.synth();
`;

function synth(subset: string) {
  const folder = temporaryFolder({
    'cdk8s.yaml': [
      'language: typescript',
      'app: node app.js',
      'output: dist',
      'validations:',
      '  - package: ./plugin',
      '    class: MeshValidation',
      '    version: 0.1.0',
      '    properties: {ignore: [IST0173]}',
      '',
    ].join('\n'),
    'app.js': app(subset),
    // The plugin from its sources, so that the test needs no build.
    'plugin/index.js': `require(${JSON.stringify(require.resolve('tsx/cjs'))});
module.exports = require(${JSON.stringify(join(root, 'lib', 'plugin', 'index.ts'))});\n`,
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const cdk8s = join(root, 'node_modules', '.bin', 'cdk8s');
  const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, CI: '1' } } as const;
  const { status, stdout, stderr } = spawnSync(cdk8s, ['synth', '--check-upgrade=false'], options);
  return { status, output: stdout + stderr };
}

test('cdk8s synth fails for a mistake and names the construct', () => {
  const { status, output } = synth('v9');
  expect({ status, output }).toEqual({ status: 2, output: expect.stringContaining('IST0101') });
  expect(output).toContain('Construct Path: shop/routes');
  expect(output).toContain('/spec/http/0/route/0/destination/subset (line ');
  expect(output).toContain('Validation failed');
}, 60_000);

test('cdk8s synth passes what is right', () => {
  const { status, output } = synth('v1');
  expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('Validations ended') });
}, 60_000);
