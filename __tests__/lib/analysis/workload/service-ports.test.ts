import { expect, test } from '@jest/globals';
import { deployment, documents, found } from '../../../support/found';

const namespace = (labels = 'istio-injection: enabled') =>
  `{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {${labels}}}}`;
const service = (name: string, port: string, selector = 'app: cart') =>
  `{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: shop}, spec: {selector: {${selector}}, ports: [{name: p, ${port}}]}}`;

test('one port number with two protocols is a warning', () => {
  const yaml = documents(
    namespace(),
    deployment('cart'),
    service('a', 'port: 53, protocol: UDP'),
    service('b', 'port: 53'),
  );
  expect(found('IST0116', yaml)).toEqual([
    'warning IST0116 Deployment shop/cart /metadata/name: port 53 of Deployment cart is used as UDP by Service shop/a and as TCP by Service shop/b',
  ]);
  expect(found('IST0116', yaml, { compat: true })).toHaveLength(1);
});

test('a StatefulSet is a workload too, but not to istioctl', () => {
  const set = deployment('cart').replace('Deployment', 'StatefulSet');
  const yaml = documents(namespace(), set, service('a', 'port: 53, protocol: UDP'), service('b', 'port: 53'));
  expect(found('IST0116', yaml)).toHaveLength(1);
  expect(found('IST0116', yaml, { compat: true })).toEqual([]);
});

test('one port of the pods behind two port numbers is a warning, also by its name', () => {
  const yaml = documents(
    namespace(),
    deployment('cart'),
    service('a', 'port: 80, targetPort: 8080'),
    service('b', 'port: 81, targetPort: http'),
  );
  expect(found('IST0137', yaml)).toEqual([
    'warning IST0137 Deployment shop/cart /metadata/name: port 8080 of Deployment cart is behind ports 80, 81 of Service shop/a, Service shop/b',
  ]);
});

test('the same port and protocol, other pods, and pods outside the mesh are right', () => {
  const same = documents(service('a', 'port: 80'), service('b', 'port: 80'));
  expect(found('IST0116', documents(namespace(), deployment('cart'), same))).toEqual([]);
  expect(found('IST0137', documents(namespace(), deployment('cart'), same))).toEqual([]);
  const differ = (selector: string) =>
    documents(service('a', 'port: 80, targetPort: 8080'), service('b', 'port: 81, targetPort: 8080', selector));
  expect(found('IST0137', documents(namespace(), deployment('cart'), differ('app: stock')))).toEqual([]);
  expect(found('IST0137', documents(namespace('team: a'), deployment('cart'), differ('app: cart')))).toEqual([]);
});
