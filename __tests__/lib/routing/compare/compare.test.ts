import { describe, expect, test } from '@jest/globals';
import { compare, comparisonJson, comparisonText } from '../../../../lib/routing/compare';
import { meshOf } from '../../../support/check';
import { app, destinationRule, injected, virtualService } from '../../../support/workload-yaml';

const BASE = injected() + app('web') + app('cart') + app('hit') + app('miss');
const to = (host: string, match = '', more = '') =>
  `- { ${match === '' ? '' : `match: [${match}], `}route: [{ destination: { host: ${host} } }]${more} }`;
const rules = (...http: readonly string[]) => BASE + virtualService('cart', http.join('\n'));
const compared = (one: string, other: string) => compare(meshOf(one), meshOf(other));

/** The first request that shows a difference: `GET /path header=value`. */
function shown(one: string, other: string): string {
  const [first] = compared(one, other).differences;
  if (first === undefined) return 'alike';
  const { method = 'GET', path, headers = {} } = first.request;
  return [method, path, ...Object.entries(headers).map(([name, text]) => `${name}=${text}`)].join(' ');
}

describe('a difference is found', () => {
  test.each([
    ['in the destination', to('hit'), to('miss'), 'GET /'],
    ['in a prefix', to('hit', '{ uri: { prefix: /a } }'), to('hit', '{ uri: { prefix: /a/ } }'), 'GET /a'],
    ['in an exact path', to('hit', '{ uri: { prefix: /a } }'), to('hit', '{ uri: { exact: /a } }'), 'GET /a/'],
    [
      'in case',
      to('hit', '{ uri: { prefix: /a } }'),
      to('hit', '{ uri: { prefix: /a }, ignoreUriCase: true }'),
      'GET /A',
    ],
    [
      'in a regex',
      to('hit', '{ uri: { regex: "/(a|b)/[0-9]+" } }'),
      to('hit', '{ uri: { regex: "/a/[0-9]+" } }'),
      'GET /b/0',
    ],
    ['in a method', to('hit', '{ method: { exact: PUT } }'), to('hit'), 'GET /'],
    [
      'in a header',
      to('hit', '{ headers: { x: { exact: a } } }'),
      to('hit', '{ headers: { x: { exact: b } } }'),
      'GET / x=a',
    ],
    ['in a missing header', to('hit', '{ withoutHeaders: { x: {} } }'), to('hit'), 'GET / x=something'],
    [
      'in a query',
      to('hit', '{ queryParams: { q: { exact: a } } }'),
      to('hit', '{ queryParams: { q: {} } }'),
      'GET /?q=something',
    ],
    ['in the authority', to('hit', '{ authority: { exact: cart } }'), to('hit'), 'GET /'],
    ['in the timeout', to('hit', '', ', timeout: 5s'), to('hit', '', ', timeout: 6s'), 'GET /'],
    ['in retries', to('hit'), to('hit', '', ', retries: { attempts: 1 }'), 'GET /'],
    ['in a rewrite', to('hit'), to('hit', '', ', rewrite: { uri: /x }'), 'GET /'],
    ['in a mirror', to('hit'), to('hit', '', ', mirror: { host: miss }'), 'GET /'],
    [
      'in a fault',
      to('hit'),
      to('hit', '', ', fault: { abort: { httpStatus: 500, percentage: { value: 1 } } }'),
      'GET /',
    ],
  ])('%s', (_, one, other, request) => {
    expect(shown(rules(one), rules(other))).toBe(request);
    expect(compared(rules(one), rules(one)).alike).toBe(true);
  });

  test('in the order of two rules that ask for different things', () => {
    const one = to('hit', '{ headers: { x: { exact: a } } }');
    const other = to('miss', '{ uri: { prefix: /p } }');
    expect(shown(rules(one, other, to('cart')), rules(other, one, to('cart')))).toBe('GET /p x=a');
  });

  test('among more rules than can be combined', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      to('hit', `{ uri: { prefix: /p${index}/ }, headers: { h${index}: { exact: a } } }`),
    );
    const changed = [...many];
    changed[40] = to('miss', '{ uri: { prefix: /p40/ }, headers: { h40: { exact: a } } }');
    expect(shown(rules(...many, to('cart')), rules(...changed, to('cart')))).toBe('GET /p40/ h40=a');
    expect(compared(rules(...many), rules(...many))).toMatchObject({ alike: true, complete: true });
  });

  test('in a policy', () => {
    const policy = (path: string) =>
      `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: p, namespace: shop }\nspec: { action: DENY, selector: { matchLabels: { app: hit } }, rules: [{ to: [{ operation: { paths: ["${path}"], methods: [DELETE] } }] }] }\n---\n`;
    const one = rules(to('hit')) + policy('/a/*');
    expect(shown(one, rules(to('hit')) + policy('/b/*'))).toMatch(/^DELETE \/[ab]\//);
  });

  test('in the policy of a subset', () => {
    const balanced = (simple: string) =>
      rules(to('hit')) + destinationRule('hit', `trafficPolicy: { loadBalancer: { simple: ${simple} } }`);
    expect(compared(balanced('RANDOM'), balanced('ROUND_ROBIN')).differences[0]?.fields).toEqual(['policy']);
  });

  test('in who may attach, for a client of another namespace only', () => {
    const far = injected('far') + app('far', { namespace: 'far' });
    const { differences } = compared(
      rules(to('hit')) + far,
      rules(to('hit', '{ sourceNamespace: shop }'), to('miss')) + far,
    );
    expect(new Set(differences.map(({ client }) => client))).toEqual(new Set(['far/far']));
  });
});

describe('nothing differs', () => {
  test('where other names stand for the same workloads', () => {
    const subsets = destinationRule('hit', 'subsets: [{ name: all, labels: { app: hit } }]');
    const toSubset = '- route: [{ destination: { host: hit, subset: all } }]';
    expect(compared(rules(to('hit')), rules(toSubset) + subsets).alike).toBe(true);
  });

  test('where a rule is added that nothing reaches', () => {
    expect(compared(rules(to('hit')), rules(to('hit'), to('miss', '{ uri: { prefix: /a } }'))).alike).toBe(true);
  });

  test('where a rule is split in two', () => {
    const both = to('hit', '{ uri: { exact: /a } }, { uri: { exact: /b } }');
    const split = [to('hit', '{ uri: { exact: /a } }'), to('hit', '{ uri: { exact: /b } }')];
    expect(compared(rules(both), rules(...split)).alike).toBe(true);
  });
});

describe('clients that one side alone has', () => {
  test('a workload asks nothing where it is not', () => {
    const { alike, onlyIn } = compared(
      rules(to('hit')),
      rules(to('hit')) + app('new').replace(/---\napiVersion: v1\nkind: Service[\s\S]*/, '---\n'),
    );
    expect({ alike, onlyIn }).toEqual({ alike: true, onlyIn: [[], ['shop/new']] });
  });

  test('a gateway that is not there answers nobody', () => {
    const gateway =
      'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: edge, namespace: shop }\nspec: { selector: { istio: ingressgateway }, servers: [{ hosts: ["*"], port: { number: 80, name: http, protocol: HTTP } }] }\n---\n';
    const { alike, onlyIn } = compared(rules(to('hit')), rules(to('hit')) + gateway);
    expect({ alike, onlyIn }).toEqual({ alike: false, onlyIn: [[], ['gateway:shop/edge']] });
  });
});

test('a bound on the requests is told', () => {
  const mesh = meshOf(rules(to('hit')));
  const found = compare(mesh, mesh, { most: 3 });
  expect(found).toMatchObject({ tried: 3, complete: false });
  expect(comparisonText(found, ['a', 'b'])).toBe(
    'a and b route alike: 3 requests tried.\nThere are more classes of requests than were tried.\n',
  );
});

test('text and JSON name the request as the command line takes it', () => {
  const found = compared(rules(to('hit', '{ headers: { x: { exact: a } } }')), rules(to('hit')));
  const text = comparisonText(found, ['before', 'after']);
  expect(text).toContain(
    '\n--from shop/web http://cart.shop.svc.cluster.local:8080/\ndiffers in: status\n\nbefore:\n  The mesh itself answers with 404',
  );
  expect(text).toContain('\nafter:\n  The request goes to hit.shop.svc.cluster.local:8080.');
  const { alike, differences } = JSON.parse(comparisonJson(found));
  expect(alike).toBe(false);
  expect(differences[0]).toMatchObject({
    client: 'shop/web',
    fields: ['status'],
    a: { status: 404 },
    b: { status: null },
  });
});
