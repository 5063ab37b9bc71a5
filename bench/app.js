/**
 * The app that is measured: charts of five resources each. It runs as a process of its own:
 *
 *     node bench/app.js mesh|cdk8s RESOURCES OUTDIR [chain]
 */
const { App, ApiObject, Chart, Duration } = require('cdk8s');
const kplus = require('cdk8s-plus-28');

const [kind, resources, outdir, dependencies] = process.argv.slice(2);
const AppClass = kind === 'mesh' ? require('cdk8s-mesh').MeshApp : App;
const app = new AppClass({ outdir });

let previous;
for (let index = 0; index < Number(resources) / 5; index++) {
  const chart = build(index);
  if (dependencies === 'chain' && previous) chart.addDependency(previous);
  previous = chart;
}
app.synth();

function build(index) {
  const name = `service-${index}`;
  const chart = new Chart(app, name, { namespace: `team-${index % 20}`, disableResourceNameHashes: true });
  const deployment = new kplus.Deployment(chart, 'deployment', {
    metadata: { name },
    podMetadata: { labels: { app: name, version: 'v1' } },
    containers: [
      {
        image: `registry.example.com/${name}:1.0.${index}`,
        portNumber: 8080,
        resources: { cpu: { request: kplus.Cpu.millis(100) } },
        envVariables: { NAME: kplus.EnvValue.fromValue(name), PORT: kplus.EnvValue.fromValue('8080') },
      },
    ],
  });
  new kplus.Service(chart, 'service', {
    metadata: { name },
    selector: deployment,
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  });
  new ApiObject(chart, 'virtual-service', {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name },
    spec: {
      hosts: [name],
      http: [
        {
          match: [{ headers: { 'end-user': { exact: 'jason' } } }],
          route: [{ destination: { host: name, subset: 'v2' } }],
        },
        {
          route: [{ destination: { host: name, subset: 'v1' } }],
          timeout: '5s',
          retries: { attempts: 3, perTryTimeout: '2s', retryOn: '5xx' },
        },
      ],
    },
  });
  new ApiObject(chart, 'destination-rule', {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name },
    spec: {
      host: name,
      subsets: [
        { name: 'v1', labels: { version: 'v1' } },
        { name: 'v2', labels: { version: 'v2' } },
      ],
      trafficPolicy: { connectionPool: { http: { http1MaxPendingRequests: 100 } } },
    },
  });
  new kplus.HorizontalPodAutoscaler(chart, 'autoscaler', {
    metadata: { name },
    target: deployment,
    minReplicas: 1,
    maxReplicas: 10,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(80))],
    scaleDown: { stabilizationWindow: Duration.minutes(5) },
  });
  return chart;
}
