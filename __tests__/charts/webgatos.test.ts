import { describe, expect, test } from '@jest/globals';
import { find, type Manifest } from '../support/render';
import { hasSchema, violations } from '../support/schema';
import { exercisesOf, snapshot, system } from '../support/systems';
import { base, containerOf, environmentOf, title } from './webgatos-objects';

const all = () => ['webgatos', ...exercisesOf('webgatos')];

describe('webgatos', () => {
  test.each(all())('%s renders what dist/ has', (name) => {
    const { rendered, committed } = snapshot(name);
    expect(rendered).toBe(committed);
  });

  test.each(all())('%s has custom resources that their CRDs take', (name) => {
    const custom = system(name).filter(hasSchema);
    expect(custom.flatMap((manifest) => violations(manifest).map((text) => `${title(manifest)}${text}`))).toEqual([]);
  });

  test.each(all())('%s lives in the namespace webgatos', (name) => {
    const others = system(name).filter(
      ({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== 'webgatos',
    );
    expect(others.map(title)).toEqual([]);
  });

  test('begins with the namespace, whose pods get sidecars', () => {
    expect(base()[0]).toMatchObject({
      kind: 'Namespace',
      metadata: { name: 'webgatos', labels: { 'istio-injection': 'enabled' } },
    });
  });

  test('needs nothing but Kubernetes and Istio', () => {
    const groups = new Set(base().map(({ apiVersion }) => apiVersion.split('/').slice(0, -1).join()));
    expect([...groups].sort()).toEqual(['', 'apps', 'autoscaling', 'networking.istio.io', 'policy']);
  });
});

describe('The web application of webgatos', () => {
  test('runs two pods, which are selected by app=webapp', () => {
    const { spec } = find(base(), 'Deployment', 'webapp');
    expect(spec.replicas).toBe(2);
    expect(spec.selector.matchLabels).toEqual({ app: 'webapp' });
    expect(find(base(), 'Service', 'webapp').spec).toMatchObject({
      selector: { app: 'webapp' },
      ports: [{ name: 'http', port: 8080, targetPort: 8080 }],
    });
  });

  test('keeps sessions in MySQL, whose password it has from a Secret', () => {
    const container = containerOf(find(base(), 'Deployment', 'webapp'));
    expect(container).toMatchObject({
      image: 'docker.io/codeurjc/webgatos2-scalable:0.0.1',
      ports: [{ containerPort: 8080 }],
    });
    expect(environmentOf(container)).toEqual({
      SPRING_DATASOURCE_URL: 'jdbc:mysql://mysql.webgatos.svc.cluster.local:3306/webgatos',
      SPRING_DATASOURCE_USERNAME: 'webapp',
      SPRING_DATASOURCE_PASSWORD: 'mysql-passwords/webapp',
      SPRING_SESSION_JDBC_INITIALIZE_SCHEMA: 'always',
    });
  });

  test('has no readiness probe, as in the measurement', () => {
    expect(containerOf(find(base(), 'Deployment', 'webapp'))).not.toHaveProperty('readinessProbe');
  });

  test('is open to kube-monkey: enabled, identifier, kill-mode fixed, kill-value 1', () => {
    const { metadata, spec } = find(base(), 'Deployment', 'webapp');
    expect(metadata.labels).toMatchObject({
      'kube-monkey/enabled': 'enabled',
      'kube-monkey/identifier': 'webapp',
      'kube-monkey/kill-mode': 'fixed',
      'kube-monkey/kill-value': '1',
    });
    expect(spec.template.metadata.labels).toMatchObject({
      'kube-monkey/enabled': 'enabled',
      'kube-monkey/identifier': 'webapp',
    });
  });

  test('is entered by istio-gateway on the shared ingress gateway, by its own host', () => {
    expect(find(base(), 'Gateway', 'istio-gateway').spec).toEqual({
      selector: { istio: 'ingressgateway' },
      servers: [{ hosts: ['webgatos.example.com'], port: { number: 80, name: 'http', protocol: 'HTTP' } }],
    });
  });

  test('is retried 5 times for 2 s each where a request only reads, on 503 too', () => {
    const { gateways, hosts, http } = find(base(), 'VirtualService', 'istio-virtualservice').spec;
    const route = [{ destination: { host: 'webapp', port: { number: 8080 } } }];
    expect({ gateways, hosts }).toEqual({ gateways: ['istio-gateway'], hosts: ['webgatos.example.com'] });
    expect(http).toEqual([
      {
        match: [{ method: { regex: 'GET|HEAD' } }],
        route,
        retries: {
          attempts: 5,
          perTryTimeout: '2s',
          retryOn: 'connect-failure,refused-stream,unavailable,cancelled,503',
        },
      },
      { route },
    ]);
  });
});

describe('The MySQL of webgatos', () => {
  const container = () => containerOf(find(base(), 'StatefulSet', 'mysql'));

  test('is a StatefulSet behind a headless Service, with a volume for its data', () => {
    const { spec } = find(base(), 'StatefulSet', 'mysql');
    expect(spec).toMatchObject({
      replicas: 1,
      serviceName: 'mysql-headless',
      selector: { matchLabels: { app: 'mysql' } },
    });
    expect(find(base(), 'Service', 'mysql-headless').spec.clusterIP).toBe('None');
    expect(spec.volumeClaimTemplates).toEqual([
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ]);
    expect(container().volumeMounts).toEqual([{ name: 'data', mountPath: '/var/lib/mysql', subPath: 'mysql' }]);
  });

  test.each(['mysql', 'mysql-headless'])('names the port of %s after what is spoken on it', (name) => {
    expect(find(base(), 'Service', name).spec).toMatchObject({
      selector: { app: 'mysql' },
      ports: [{ name: 'mysql', port: 3306, targetPort: 3306 }],
    });
  });

  test('has its passwords from the Secret that the application reads', () => {
    expect(container().image).toBe('docker.io/library/mysql:8.4');
    expect(environmentOf(container())).toEqual({
      MYSQL_ROOT_PASSWORD: 'mysql-passwords/root',
      MYSQL_DATABASE: 'webgatos',
      MYSQL_USER: 'webapp',
      MYSQL_PASSWORD: 'mysql-passwords/webapp',
    });
    expect(Object.keys(find(base(), 'Secret', 'mysql-passwords').stringData)).toEqual(['root', 'webapp']);
  });
});

describe('php-apache', () => {
  test('requests 100m and 64Mi, and gets 200m and 128Mi at most', () => {
    expect(containerOf(find(base(), 'Deployment', 'php-apache')).resources).toEqual({
      requests: { cpu: '100m', memory: '64Mi' },
      limits: { cpu: '200m', memory: '128Mi' },
    });
  });

  test('has 1 to 10 pods, for 10 % of the CPU of its own container', () => {
    const autoscaler: Manifest = find(base(), 'HorizontalPodAutoscaler', 'php-apache');
    expect(autoscaler.apiVersion).toBe('autoscaling/v2');
    expect(autoscaler.spec).toMatchObject({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'php-apache' },
      minReplicas: 1,
      maxReplicas: 10,
      metrics: [
        {
          type: 'ContainerResource',
          containerResource: {
            container: 'php-apache',
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 10 },
          },
        },
      ],
    });
  });

  test('is found as http://php-apache by the load generator', () => {
    expect(find(base(), 'Service', 'php-apache').spec).toMatchObject({
      selector: { app: 'php-apache' },
      ports: [{ name: 'http', port: 80, targetPort: 80 }],
    });
  });
});
