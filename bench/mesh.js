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

/** The manifests of a generated mesh. */
exports.meshYaml = (resources) =>
  mesh(resources)
    .map((object) => yaml(object).slice(1))
    .join('---\n');
