import { describe, expect, test } from '@jest/globals';
import { find } from '../support/render';
import { exercisesOf, snapshot, system } from '../support/systems';

const base = () => system('istio-in-action');
const containerOf = (name: string) => find(base(), 'Deployment', name).spec.template.spec.containers[0];

describe('Istio in Action', () => {
  test.each(['istio-in-action', ...exercisesOf('istio-in-action')])('%s renders what dist/ has', (name) => {
    const { rendered, committed } = snapshot(name);
    expect(rendered).toBe(committed);
  });

  test('lives in a namespace whose pods get sidecars', () => {
    const [first] = base();
    expect(first).toMatchObject({
      kind: 'Namespace',
      metadata: { name: 'istioinaction', labels: { 'istio-injection': 'enabled' } },
    });
  });

  test('runs catalog on 3000 and webapp on 8080, each behind port 80 with a ServiceAccount of its own', () => {
    expect(containerOf('catalog')).toMatchObject({
      image: 'docker.io/andresss117/catalog:latest',
      ports: [{ containerPort: 3000 }],
    });
    expect(containerOf('webapp')).toMatchObject({
      image: 'docker.io/andresss117/webapp:latest',
      ports: [{ containerPort: 8080 }],
    });
    expect(find(base(), 'Service', 'catalog').spec.ports).toMatchObject([{ name: 'http', port: 80, targetPort: 3000 }]);
    expect(find(base(), 'Service', 'webapp').spec.ports).toMatchObject([{ name: 'http', port: 80, targetPort: 8080 }]);
    expect(find(base(), 'Deployment', 'catalog').spec.template.spec.serviceAccountName).toBe('catalog');
    expect(find(base(), 'Deployment', 'webapp').spec.template.spec.serviceAccountName).toBe('webapp');
  });

  test('tells webapp by its environment where catalog is', () => {
    expect(containerOf('webapp').env).toEqual([
      { name: 'CATALOG_SERVICE_HOST', value: 'catalog.istioinaction.svc.cluster.local' },
      { name: 'CATALOG_SERVICE_PORT', value: '80' },
    ]);
  });

  test('retries catalog three times on 5xx, two seconds each', () => {
    const [route] = find(base(), 'VirtualService', 'catalog').spec.http;
    expect(route.retries).toEqual({ attempts: 3, retryOn: '5xx', perTryTimeout: '2s' });
    expect(route.route).toEqual([{ destination: { host: 'catalog' } }]);
  });

  test('opens port 80 of the ingress gateway for every host, to webapp', () => {
    const gateway = find(base(), 'Gateway');
    expect(gateway.spec).toEqual({
      selector: { istio: 'ingressgateway' },
      servers: [{ hosts: ['*'], port: { number: 80, name: 'http', protocol: 'HTTP' } }],
    });
    expect(find(base(), 'VirtualService', 'webapp').spec).toEqual({
      hosts: ['*'],
      gateways: [gateway.metadata.name],
      http: [{ route: [{ destination: { host: 'webapp' } }] }],
    });
  });

  test('traces every request, logs access and sends metrics to Prometheus', () => {
    const { spec } = find(base(), 'Telemetry');
    expect(spec.tracing[0].randomSamplingPercentage).toBe(100);
    expect(spec.accessLogging).toEqual([{ providers: [{ name: 'envoy' }] }]);
    expect(spec.metrics).toEqual([{ providers: [{ name: 'prometheus' }] }]);
  });

  test('fails half of the answers in the proxy of catalog, where the retries of callers see it', () => {
    const [filter, ...others] = system('istio-in-action-01-chaos-500-50');
    expect(others).toEqual([]);
    expect(filter.metadata.namespace).toBe('istioinaction');
    expect(filter.spec.workloadSelector).toEqual({ labels: { app: 'catalog' } });
    const [patch] = filter.spec.configPatches;
    expect(patch.match).toMatchObject({ context: 'SIDECAR_INBOUND', listener: { portNumber: 3000 } });
    expect(patch.patch.value.typed_config.abort).toEqual({
      http_status: 500,
      percentage: { numerator: 50, denominator: 'HUNDRED' },
    });
  });

  test('leaves a caller with 6.25 % of failures when half of the answers fail', () => {
    const [{ retries }] = find(base(), 'VirtualService', 'catalog').spec.http;
    const [{ patch }] = system('istio-in-action-01-chaos-500-50')[0].spec.configPatches;
    const share = patch.value.typed_config.abort.percentage.numerator / 100;
    expect(share ** (1 + retries.attempts)).toBe(0.0625);
  });
});
