import { expect, test } from '@jest/globals';
import { deployment, documents, found, istio } from '../../../support/found';

const gateway = istio(
  'Gateway',
  'web',
  'selector: {app: ingress}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]',
);
const route = (headers: string) =>
  istio(
    'VirtualService',
    'cart',
    `hosts: [cart.example.com], gateways: [web], http: [{match: [{headers: {${headers}}}]}]`,
  );
const claims = route('"@request.auth.claims.group": {exact: admin}');
const authentication = (app: string, namespace = 'shop') =>
  `{apiVersion: security.istio.io/v1, kind: RequestAuthentication, metadata: {name: jwt, namespace: ${namespace}}, spec: {selector: {matchLabels: {app: ${app}}}}}`;

test('claims that nothing verifies never match', () => {
  const yaml = documents(deployment('ingress'), gateway, claims, authentication('cart'));
  expect(found('IST0149', yaml)).toEqual([
    "error IST0149 VirtualService shop/cart /spec/http/0/match/0/headers/@request.auth.claims.group: '@request.auth.claims.group' is matched on gateway 'web', but no RequestAuthentication applies to Deployment shop/ingress",
  ]);
});

test('a RequestAuthentication of the pods or of the mesh verifies them', () => {
  expect(found('IST0149', documents(deployment('ingress'), gateway, claims, authentication('ingress')))).toEqual([]);
  const everywhere = authentication('ingress', 'istio-system');
  expect(found('IST0149', documents(deployment('ingress'), gateway, claims, everywhere))).toEqual([]);
});

test('other headers need none, and pods that are not given cannot be judged', () => {
  expect(found('IST0149', documents(deployment('ingress'), gateway, route('x-user: {exact: a}')))).toEqual([]);
  expect(found('IST0149', documents(gateway, claims))).toEqual([]);
});
