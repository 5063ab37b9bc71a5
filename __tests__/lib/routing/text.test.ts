import { describe, expect, test } from '@jest/globals';
import { routeText } from '../../../lib/routing';
import { app, injected, virtualService } from '../../support/workload-yaml';
import { routed } from './routed';

const BASE = injected() + app('web') + app('cart') + app('hit');
const told = (http: string, url = 'http://cart:8080/') =>
  routeText(routed(BASE + (http === '' ? '' : virtualService('cart', http)), url));
const TO_HIT = 'route: [{ destination: { host: hit } }]';

describe('the text', () => {
  test.each([
    [
      `- { fault: { delay: { fixedDelay: 7s, percentage: { value: 100 } } }, ${TO_HIT} }`,
      'Every request is held up for 7 s first.',
    ],
    [
      `- { fault: { abort: { httpStatus: 500, percentage: { value: 10 } } }, ${TO_HIT} }`,
      '10 % of requests are answered with 500 instead.',
    ],
    [
      `- { mirror: { host: cart }, ${TO_HIT} }`,
      'A copy of every request goes to cart.shop.svc.cluster.local:8080; its answers are dropped.',
    ],
    [
      `- { timeout: 1500ms, retries: { attempts: 1, perTryTimeout: 1s, retryOn: "5xx,418" }, ${TO_HIT} }`,
      'Tried again once on 5xx, retriable-status-codes (418), each try up to 1 s.\nGiven up after 1500 ms.',
    ],
    ['- { redirect: { uri: /new } }', 'The client is sent to http://cart:8080/new (301).'],
    ['- { directResponse: { status: 418 } }', 'The mesh itself answers with 418, as the rule says.'],
    [
      `- { match: [{ uri: { prefix: /x } }], ${TO_HIT} }`,
      'The mesh itself answers with 404: no rule for cart.shop.svc.cluster.local fits the request.',
    ],
    [
      '- { route: [{ destination: { host: gone } }] }',
      'The mesh itself answers with 503: no Service or ServiceEntry offers gone.shop.svc.cluster.local.',
    ],
    [
      '- { route: [{ destination: { host: hit }, weight: 1 }, { destination: { host: hit, subset: v9 }, weight: 1 }] }',
      "    50 %  hit.shop.svc.cluster.local:8080\n    50 %  hit.shop.svc.cluster.local:8080, subset v9 (no DestinationRule for hit.shop.svc.cluster.local that the client uses defines the subset 'v9')",
    ],
    [
      `- { headers: { request: { set: { a: b }, remove: [c] } }, ${TO_HIT} }`,
      "Received as / for cart:8080 with a set to 'b', c removed.",
    ],
  ])('%s', (http, line) => {
    expect(told(http)).toContain(`${line}\n`);
  });

  test('of what is passed through', () => {
    expect(told('', 'https://example.com/')).toContain('The request goes to example.com:443.\n');
    expect(told('', 'https://example.com/')).toContain('Sent without TLS of the mesh, as it comes.\n');
  });
});
