import { describe, expect, test } from '@jest/globals';
import { readCases, runCases } from '../../../lib/cases';
import { Coverage } from '../../../lib/routing/coverage';
import { meshOf } from '../../support/check';

const ROUTES = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com, www.shop.example.com]
  gateways: [ingress/public]
  http:
    - match:
        - { uri: { prefix: /api/ }, headers: { x-tier: { exact: gold } }, port: 8443, gateways: [ingress/private] }
        - { uri: { regex: '/v[0-9]+/.*' } }
      route:
        - { destination: { host: api.shop.svc.cluster.local, port: { number: 8080 } }, weight: 90 }
        - { destination: { host: api-next.shop.svc.cluster.local }, weight: 10 }
      headers: { request: { set: { x-api: 'on' } } }
      fault: { delay: { percentage: { value: 5 }, fixedDelay: 1.5s } }
    - match: [{ uri: { prefix: /old } }]
      redirect: { uri: /new, redirectCode: 308 }
    - match: [{ uri: { prefix: /stock } }]
      rewrite: { uri: / }
      delegate: { name: stock, namespace: warehouse }
    - match: [{ uri: { prefix: /mail } }]
      delegate: { name: mail }
    - route: [{ destination: { host: web } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: stock, namespace: warehouse }
spec:
  http:
    - match: [{ uri: { prefix: /stock/eu } }]
      route: [{ destination: { host: stock-eu } }]
    - route: [{ destination: { host: stock } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: all, namespace: shop }
spec:
  hosts: ['*.example.com']
  http: [{ route: [{ destination: { host: rest } }] }]
`;

/** The differences of the only case that has these fields. */
function run(fields: string, wantMatch: string | undefined = 'wantMatch: true'): readonly string[] {
  const text = `testCases:\n  - description: a case\n${`${wantMatch}\n${fields}`.replace(/^/gm, '    ')}\n`;
  const { cases, problems } = readCases(text, { file: 'a_test.yml', folder: '' });
  expect(problems).toEqual([]);
  const mesh = meshOf(ROUTES);
  const [result] = runCases(cases, () => mesh, new Coverage());
  return result?.differences ?? ['there is no case'];
}

const asking = (uri: string, rest = '', host = 'shop.example.com') =>
  `request: { authority: [${host}], method: [GET], uri: [${uri}]${rest} }\n`;
const API = `route:
  - { destination: { host: api.shop.svc.cluster.local, port: { number: 8080 } }, weight: 90 }
  - { weight: 10, destination: { host: api-next.shop.svc.cluster.local } }`;
const WEB = 'route: [{ destination: { host: web } }]';

describe('a case of istio-config-validator passes', () => {
  test.each([
    ['by the headers', `${asking('/api/x', ', headers: { x-tier: gold }')}${API}`],
    ['by a regex that fits the whole path', `${asking('/v1/x')}${API}`],
    ['where nothing but the last rule fits', `${asking('/api/x')}${WEB}`],
    ['by another host of the rule', `${asking('/x', '', 'www.shop.example.com')}${WEB}`],
    ['by a wildcard', `${asking('/x', '', 'other.example.com')}route: [{ destination: { host: rest } }]`],
    [
      'with the fields of the rule',
      `${asking('/v2/x')}headers: { request: { set: { x-api: 'on' } } }\nfault: { delay: { percentage: { value: 5 }, fixedDelay: 1500ms } }`,
    ],
    ['with a redirect', `${asking('/old/x')}redirect: { uri: /new, redirectCode: 308 }`],
    [
      'with the rule of a delegate',
      `${asking('/stock/eu')}route: [{ destination: { host: stock-eu } }]\nrewrite: { uri: / }`,
    ],
    ['with a delegate', `${asking('/stock')}delegate: { name: stock, namespace: warehouse }`],
    ['with a delegate that is not given', `${asking('/mail')}delegate: { name: mail }`],
    ['where the host is of no rule', `${asking('/', '', 'elsewhere.org')}route: []`],
    [
      'for each combination',
      `request: { authority: [shop.example.com, www.shop.example.com], method: [GET, PUT], uri: [/a, '/b?c=d'] }\n${WEB}`,
    ],
  ])('%s', (_, fields) => {
    expect(run(fields)).toEqual([]);
  });

  test('where nothing may be as it says, and nothing is', () => {
    expect(run(`${asking('/api/x')}${API}`, 'wantMatch: false')).toEqual([]);
    // What says nothing about it says no.
    expect(run(`${asking('/api/x')}${API}`, '')).toEqual([]);
  });
});

describe('a case of istio-config-validator fails', () => {
  test('with the request and both sides', () => {
    expect(run(`request: { authority: [shop.example.com], method: [GET, PUT], uri: [/old, /x] }\n${WEB}`)).toEqual([
      'GET shop.example.com/old: route: expected [{"destination":{"host":"web"}}], got none',
      'PUT shop.example.com/old: route: expected [{"destination":{"host":"web"}}], got none',
    ]);
  });

  test('for a field that differs', () => {
    expect(run(`${asking('/old')}redirect: { uri: /new }`)).toEqual([
      'GET shop.example.com/old: redirect: expected {"uri":"/new"}, got {"redirectCode":308,"uri":"/new"}',
    ]);
  });

  test('where nothing may be as it says, and something is', () => {
    expect(run(`${asking('/x')}${WEB}`, 'wantMatch: false')).toEqual([
      'GET shop.example.com/x: route: expected anything but [{"destination":{"host":"web"}}], got [{"destination":{"host":"web"}}]',
    ]);
  });
});

test('names of the query count, which the tool itself does not look at', () => {
  const byQuery = readCases(
    'TestCases: [{ description: a, wantMatch: true, request: { authority: [a], method: [GET], uri: [/], queryParams: { v: 1, on: } }, route: [] }]',
    { file: 'a', folder: '' },
  );
  expect(byQuery.cases).toMatchObject([{ requests: [{ path: '/?v=1&on=' }] }]);
});

describe('a mistake in a file of istio-config-validator is told with its line', () => {
  test.each([
    ['wantmatch: true', "3: testCases[0] has no field 'wantmatch'; did you mean 'wantMatch'?"],
    [
      'request: { authority: [], method: [GET], uri: [/] }\nroute: []',
      '3: testCases[0].request must have at least one authority',
    ],
    [
      'request: { authority: [a], method: [GET], uri: [/] }',
      '2: testCases[0] must have one of route, redirect, rewrite, fault, headers, delegate',
    ],
    ['route: []', '2: testCases[0] must have request'],
  ])('%j', (fields, message) => {
    const text = `testCases:\n  - description: a\n${fields.replace(/^/gm, '    ')}\n`;
    const { problems } = readCases(text, { file: 'a_test.yml', folder: '' });
    expect(problems.map((one) => `${one.line}: ${one.message}`)).toContain(message);
  });
});

test('what the cases reach counts in the coverage', () => {
  const { cases } = readCases(
    `testCases: [{ description: a, request: { authority: [shop.example.com], method: [GET], uri: [/v1/x, /stock/eu, /old] }, route: [] }]`,
    { file: 'a_test.yml', folder: '' },
  );
  const coverage = new Coverage();
  const mesh = meshOf(ROUTES);
  runCases(cases, () => mesh, coverage);
  const reached = coverage.report().items.filter((item) => item.reached);
  expect(reached.map(({ object, pointer }) => `${object} ${pointer}`)).toEqual([
    'VirtualService shop/shop /spec/http/0',
    'VirtualService shop/shop /spec/http/0/match/1',
    'VirtualService shop/shop /spec/http/1',
    'VirtualService shop/shop /spec/http/1/match/0',
    'VirtualService shop/shop /spec/http/2',
    'VirtualService shop/shop /spec/http/2/match/0',
    'VirtualService warehouse/stock /spec/http/0',
    'VirtualService warehouse/stock /spec/http/0/match/0',
  ]);
});
