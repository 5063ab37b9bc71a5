import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { find, type Manifest } from '../support/render';
import { applied, base, containerOf, environmentOf, exercise } from './webgatos-objects';

const readme = readFileSync(join(__dirname, '..', '..', 'charts', 'webgatos', 'README.md'), 'utf8');
const manifestNames = (objects: readonly Manifest[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);

describe('The load test', () => {
  const { data } = find(exercise('08-load-test'), 'ConfigMap', 'load-test');
  const { config } = parse(data['config.yaml']);

  test('has 10 users per second arrive for 120 s', () => {
    expect(config.phases).toEqual([{ duration: 120, arrivalRate: 10 }]);
  });

  test('ensures 95 % of the answers within 100 ms, and no error', () => {
    expect(config.ensure).toEqual({ p95: 100, maxErrorRate: 0 });
    expect(config.plugins).toEqual({ expect: {}, ensure: {} });
  });

  test('expects status 200 of the page, by way of the ingress gateway', () => {
    expect(config.target).toBe('http://istio-ingressgateway.istio-system.svc.cluster.local:80');
    const [{ flow }] = parse(data['scenario.yaml']).scenarios;
    const [host] = find(base(), 'VirtualService', 'istio-virtualservice').spec.hosts;
    expect(flow).toEqual([{ get: { url: '/', headers: { host }, expect: [{ statusCode: 200 }] } }]);
  });

  test('is a Job that reads both files, runs once and has no sidecar that would retry', () => {
    const { spec } = find(exercise('08-load-test'), 'Job', 'load-test');
    expect(spec).toMatchObject({ backoffLimit: 0, template: { spec: { restartPolicy: 'Never' } } });
    expect(spec.template.metadata.labels).toMatchObject({ 'sidecar.istio.io/inject': 'false' });
    expect(spec.template.spec.volumes).toMatchObject([{ configMap: { name: 'load-test' } }]);
    const [{ mountPath }] = containerOf({ spec }).volumeMounts;
    expect(containerOf({ spec }).args).toEqual([
      'run',
      '--config',
      `${mountPath}/config.yaml`,
      `${mountPath}/scenario.yaml`,
    ]);
  });
});

describe('The chaos', () => {
  test('kills a pod with app=webapp every 15 s', () => {
    const container = containerOf(find(exercise('09-pod-chaos'), 'Deployment', 'pod-chaos-monkey'));
    expect(environmentOf(container)).toEqual({ SELECTOR: 'app=webapp', INTERVAL: '15' });
    expect(container.command.join('\n')).toMatch(/sleep "\$INTERVAL"[\s\S]*kubectl delete/);
    expect(find(base(), 'Deployment', 'webapp').spec.template.metadata.labels.app).toBe('webapp');
  });

  test('may list and delete pods of its namespace, and nothing else', () => {
    const objects = exercise('09-pod-chaos');
    const { rules } = find(objects, 'Role', 'pod-chaos-monkey');
    expect(rules).toEqual([{ apiGroups: [''], resources: ['pods'], verbs: ['list', 'delete'] }]);
    expect(find(objects, 'RoleBinding', 'pod-chaos-monkey')).toMatchObject({
      metadata: { namespace: 'webgatos' },
      roleRef: { kind: 'Role', name: 'pod-chaos-monkey' },
      subjects: [{ kind: 'ServiceAccount', name: 'pod-chaos-monkey', namespace: 'webgatos' }],
    });
    const { template } = find(objects, 'Deployment', 'pod-chaos-monkey').spec;
    expect(template.spec.serviceAccountName).toBe('pod-chaos-monkey');
  });
});

describe('The measured table', () => {
  const rows = [
    ['no chaos', ['10-one-pod', '11-no-retries'], 1200, { pods: 1, attempts: 0, chaos: false }],
    ['1 pod', ['10-one-pod', '11-no-retries', '09-pod-chaos'], 282, { pods: 1, attempts: 0, chaos: true }],
    ['2 pods', ['11-no-retries', '09-pod-chaos'], 864, { pods: 2, attempts: 0, chaos: true }],
    ['2 pods with Istio retries', ['09-pod-chaos'], 1198, { pods: 2, attempts: 5, chaos: true }],
  ] as const;

  test.each(rows)('row %s: %j, %i of 1200', (name, exercises, completed, expected) => {
    const objects = applied(...exercises);
    const [route] = find(objects, 'VirtualService', 'istio-virtualservice').spec.http;
    expect({
      pods: find(objects, 'Deployment', 'webapp').spec.replicas,
      attempts: route.retries.attempts,
      chaos: manifestNames(objects).includes('Deployment pod-chaos-monkey'),
    }).toEqual(expected);
    const files = exercises.map((exercise) => `\`${exercise}\``).join(', ');
    expect(readme).toContain(`| ${name} | ${files} | ${completed} |`);
  });

  test('one pod differs from two in the number alone', () => {
    const [two, one] = [base(), exercise('10-one-pod')].map((objects) => find(objects, 'Deployment', 'webapp'));
    expect(one).toEqual({ ...two, spec: { ...two.spec, replicas: 1 } });
    expect(exercise('10-one-pod')).toHaveLength(1);
  });

  test('no retries differ from five in the retries alone: of every request, with no try of the mesh', () => {
    const [five, none] = [base(), exercise('11-no-retries')].map(
      (objects) => find(objects, 'VirtualService', 'istio-virtualservice').spec,
    );
    expect(none).toEqual({ ...five, http: [{ route: five.http[0].route, retries: { attempts: 0 } }] });
    expect(exercise('11-no-retries')).toHaveLength(1);
  });
});

describe('nginx-color', () => {
  const objects = () => exercise('12-nginx-color-http-error');

  test('fails half of the requests for /app with 503', () => {
    expect(find(objects(), 'VirtualService', 'nginx-color-http-error').spec).toEqual({
      hosts: ['nginx-color.example.com'],
      gateways: ['nginx-color-gateway'],
      http: [
        {
          match: [{ uri: { prefix: '/app' } }],
          route: [{ destination: { host: 'nginx', port: { number: 80 } } }],
          fault: { abort: { httpStatus: 503, percentage: { value: 50 } } },
        },
      ],
    });
  });

  test('is served by the ingress gateway for its own host', () => {
    expect(find(objects(), 'Gateway', 'nginx-color-gateway').spec).toEqual({
      selector: { istio: 'ingressgateway' },
      servers: [{ hosts: ['nginx-color.example.com'], port: { number: 80, name: 'http', protocol: 'HTTP' } }],
    });
  });

  test('has an nginx that answers /app', () => {
    expect(find(objects(), 'ConfigMap').data['default.conf']).toMatch(/location \/app \{[^}]*return 200/);
    expect(containerOf(find(objects(), 'Deployment', 'nginx')).image).toBe('docker.io/library/nginx:1.27');
    expect(find(objects(), 'Service', 'nginx').spec).toMatchObject({
      selector: { app: 'nginx' },
      ports: [{ name: 'http', port: 80, targetPort: 80 }],
    });
  });
});
