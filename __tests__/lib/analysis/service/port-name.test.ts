import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0118'];

const service = (port: string, more = '') => `
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop${more} }
spec: { selector: { app: cart }, ports: [{ ${port} }] }
`;

test('a port whose name begins with no protocol is reported', () => {
  expect(findingsOf(service('name: web, port: 8080'), { codes })).toEqual([
    {
      code: 'IST0118',
      severity: 'info',
      object: 'Service shop/cart',
      pointer: '/spec/ports/0/name',
      message:
        'port 8080 of Service shop/cart has the name "web", which names no protocol: Istio has to guess the protocol',
      fix: 'set appProtocol, or name the port <protocol>[-<suffix>], with the protocol one of http, http2, https, grpc, grpc-web, tcp, tls, udp, mongo, mysql, redis',
    },
  ]);
});

test('appProtocol counts before the name, right or wrong', () => {
  expect(findingsOf(service('name: web, port: 8080, appProtocol: kubernetes.io/h2c'), { codes })).toEqual([]);
  expect(findingsOf(service('name: http, port: 8080, appProtocol: amqp'), { codes })).toMatchObject([
    {
      pointer: '/spec/ports/0/appProtocol',
      message:
        'port 8080 of Service shop/cart has the appProtocol "amqp", which names no protocol: Istio has to guess the protocol',
    },
  ]);
});

test('a port without a name is reported where the port stands', () => {
  expect(findingsOf(service('port: 8080'), { codes })).toMatchObject([
    {
      pointer: '/spec/ports/0',
      message: 'port 8080 of Service shop/cart has neither name nor appProtocol: Istio has to guess the protocol',
    },
  ]);
});

test.each([
  'name: http, port: 80',
  'name: GRPC-web-api, port: 80',
  'name: dns, port: 53, protocol: UDP',
  'name: db, port: 3306',
])('%s is right', (port) => {
  expect(findingsOf(service(port), { codes })).toEqual([]);
});

test("the Services of Istio's installation, of its gateways and of the cluster are left alone", () => {
  expect(findingsOf(service('port: 15012', ', labels: { istio: pilot }'), { codes })).toEqual([]);
  const managed = ', labels: { gateway.istio.io/managed: istio.io-gateway-controller }';
  expect(findingsOf(service('port: 15021', managed), { codes })).toEqual([]);
  expect(findingsOf(service('port: 80').replace('shop', 'kube-system'), { codes })).toEqual([]);
});
