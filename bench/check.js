/**
 * node bench/check.js   (after npm run build)
 *
 * Checks meshes of 1,000 and 20,000 generated resources, and says how the time per resource grows.
 */
const { execFileSync } = require('node:child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const cli = join(__dirname, '..', 'build', 'lib', 'cli', 'main.js');
const SIZES = [1_000, 20_000];
const RUNS = 3;

/** Five resources per service: Service, Deployment, VirtualService, DestinationRule, AuthorizationPolicy. */
function mesh(resources) {
  const documents = [];
  for (let at = 0; documents.length < resources; at++) {
    const namespace = `ns-${at % 50}`;
    const metadata = { name: `svc-${at}`, namespace };
    const app = `svc-${at}`;
    if (at < 50) {
      const labels = { 'istio-injection': 'enabled' };
      documents.push({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } });
    }
    documents.push(
      { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app }, ports: [{ name: 'http', port: 80 }] } },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: {
          selector: { matchLabels: { app, version: 'v1' } },
          template: {
            metadata: { labels: { app, version: 'v1' } },
            spec: { containers: [{ name: 'app', image: 'app:1', ports: [{ containerPort: 80 }] }] },
          },
        },
      },
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'VirtualService',
        metadata,
        spec: { hosts: [app], http: [{ route: [{ destination: { host: app, subset: 'v1' } }], timeout: '5s' }] },
      },
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'DestinationRule',
        metadata,
        spec: { host: app, subsets: [{ name: 'v1', labels: { version: 'v1' } }] },
      },
      {
        apiVersion: 'security.istio.io/v1',
        kind: 'AuthorizationPolicy',
        metadata,
        spec: { selector: { matchLabels: { app } }, rules: [{ to: [{ operation: { methods: ['GET'] } }] }] },
      },
    );
  }
  return documents.slice(0, resources);
}

function yaml(value, indent = '') {
  if (typeof value !== 'object') return ` ${JSON.stringify(value)}\n`;
  const entries = Array.isArray(value)
    ? value.map((item) => ['-', item])
    : Object.entries(value).map(([k, v]) => [`${k}:`, v]);
  return `\n${entries.map(([key, item]) => `${indent}${key}${yaml(item, `${indent}  `)}`).join('')}`;
}

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-bench-'));
try {
  const times = SIZES.map((size) => {
    const file = join(folder, `${size}.yaml`);
    writeFileSync(
      file,
      mesh(size)
        .map((object) => yaml(object).slice(1))
        .join('---\n'),
    );
    const runs = Array.from({ length: RUNS }, () => {
      const start = process.hrtime.bigint();
      execFileSync(process.execPath, [cli, 'check', '--fail-on', 'never', '--format', 'json', file], {
        maxBuffer: 2 ** 30,
      });
      return Number(process.hrtime.bigint() - start) / 1e6;
    });
    const best = Math.min(...runs);
    console.log(`${size} resources: ${Math.round(best)} ms`);
    return best;
  });
  const [small = 1, large = 1] = times;
  console.log(`${SIZES[1] / SIZES[0]} times the resources take ${(large / small).toFixed(1)} times the time`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
