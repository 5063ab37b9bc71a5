import { app, injected } from '../../support/workload-yaml';

export const BASE = injected() + app('web') + app('cart');
export const FROM = { from: 'gateway:shop/edge' };

export const gateway = (servers: string, name = 'edge') =>
  `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: ${name}, namespace: shop }\nspec: { selector: { istio: ingressgateway }, servers: [${servers}] }\n---\n`;
export const http = (hosts: string, more = '') =>
  `{ hosts: [${hosts}], port: { number: 80, name: http, protocol: HTTP }${more} }`;
export const attached = (name: string, hosts: string, spec: string) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: ${name}, namespace: shop }\nspec: { hosts: [${hosts}], gateways: [edge], ${spec} }\n---\n`;
export const to = (host: string, match = '') => `http: [{ ${match}route: [{ destination: { host: ${host} } }] }]`;
