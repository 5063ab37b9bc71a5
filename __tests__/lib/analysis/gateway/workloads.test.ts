import { expect, test } from '@jest/globals';
import { deployment, documents, found, istio, service } from '../../../support/found';

const gateway = (selector: string, port = 80) =>
  istio(
    'Gateway',
    'web',
    `selector: {${selector}}, servers: [{port: {number: ${port}, name: http, protocol: HTTP}, hosts: ["*"]}]`,
  );
const ingress = deployment('ingress').replace(
  'metadata: {labels: {app: ingress}}',
  'metadata: {labels: {app: ingress}, annotations: {inject.istio.io/templates: gateway}}',
);

test('a selector that matches none of the given pods of gateways is an error', () => {
  expect(found('IST0101', documents(ingress, gateway('app: ingres')))).toEqual([
    'error IST0101 Gateway shop/web /spec/selector: selector app=ingres matches no pod',
  ]);
  expect(found('IST0101', documents(ingress, gateway('app: ingress')))).toEqual([]);
});

test('where no pod of a gateway is given, it may be installed elsewhere', () => {
  const yaml = documents(service('cart'), gateway('app: ingres'));
  expect(found('IST0101', yaml)).toEqual([
    'info IST0101 Gateway shop/web /spec/selector: selector app=ingres matches no pod of the given manifests',
  ]);
  expect(found('IST0101', yaml, { assumeComplete: true })[0]).toMatch(/^error /);
  expect(found('IST0101', documents(service('cart'), gateway('istio: ingressgateway')))).toEqual([]);
});

test('istioctl takes an ingress gateway for granted, and counts literal Pods only', () => {
  expect(found('IST0101', gateway('istio: ingressgateway'), { compat: true })).toEqual([]);
  expect(found('IST0101', documents(ingress, gateway('app: ingress')), { compat: true })).toHaveLength(1);
});

test('a port that no Service of the pods leads to is a warning', () => {
  expect(found('IST0162', documents(ingress, service('ingress'), gateway('app: ingress', 8443)))).toEqual([
    'warning IST0162 Gateway shop/web /spec/servers/0/port/number: port 8443 is offered by no Service of the pods with app=ingress: Service shop/ingress offers 80',
  ]);
});

test('ports and target ports of a Service lead there, also by name; without a Service there is nothing to compare', () => {
  const named = service('ingress').replace('port: 80', 'port: 80, targetPort: http');
  expect(found('IST0162', documents(ingress, named, gateway('app: ingress', 80)))).toEqual([]);
  expect(found('IST0162', documents(ingress, named, gateway('app: ingress', 8080)))).toEqual([]);
  expect(found('IST0162', documents(ingress, gateway('app: ingress', 8443)))).toEqual([]);
});
