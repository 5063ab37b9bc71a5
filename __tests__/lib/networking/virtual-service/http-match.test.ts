import { describe, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import { HeaderMatch, type HttpMatch, StringMatch, VirtualService } from 'cdk8s-mesh';
import { Deployment } from 'cdk8s-plus-28';
import { find, messageOf, render as renderChart, renderOne } from '../../../support/render';
import { gateway, httpRoute, httpRouteError, reviews, v1, v2, virtualService } from '../../../support/virtual-service';

const render = (match: HttpMatch) => httpRoute({ match: [match], to: v1 }).match[0];
const error = (match: HttpMatch) => httpRouteError({ match: [match], to: v1 });

describe('the match of an HTTP route', () => {
  test('is everything by default', () => {
    expect(httpRoute({ to: v1 })).not.toHaveProperty('match');
    expect(httpRoute({ match: [], to: v1 }).match).toEqual([]);
    expect(render({})).toEqual({});
  });

  test('is the header that tells Jason from others', () => {
    const match = render({ headers: { 'end-user': StringMatch.exact('jason') } });
    expect(match.headers['end-user'].exact).toBe('jason');
    expect(Yaml.stringify(match)).toMatchInlineSnapshot(`
"headers:
  end-user:
    exact: jason
"
`);
  });

  test.each(['uri', 'scheme', 'authority', 'method'] as const)('compares the %s in each of the three ways', (field) => {
    expect(render({ [field]: StringMatch.exact('a') })).toEqual({ [field]: { exact: 'a' } });
    expect(render({ [field]: StringMatch.prefix('a') })).toEqual({ [field]: { prefix: 'a' } });
    expect(render({ [field]: StringMatch.regex('a|b') })).toEqual({ [field]: { regex: 'a|b' } });
  });

  test('takes a method by its name', () => {
    expect(render({ method: 'GET' })).toEqual({ method: { exact: 'GET' } });
  });

  test('compares paths without regard to case, or says that it does not', () => {
    for (const ignoreUriCase of [true, false]) {
      expect(render({ uri: StringMatch.prefix('/a'), ignoreUriCase })).toEqual({
        uri: { prefix: '/a' },
        ignoreUriCase,
      });
    }
  });

  test('tells a header that is there from one that is not', () => {
    const match = render({
      headers: { 'x-debug': HeaderMatch.PRESENT },
      withoutHeaders: { 'x-test': HeaderMatch.PRESENT, 'x-user': StringMatch.prefix('bot-') },
    });
    expect(match).toEqual({
      headers: { 'x-debug': {} },
      withoutHeaders: { 'x-test': {}, 'x-user': { prefix: 'bot-' } },
    });
  });

  test('takes pseudo headers', () => {
    const headers = { ':path': StringMatch.regex('.*[?]debug'), ':method': StringMatch.exact('GET') };
    expect(Object.keys(render({ headers }).headers)).toEqual([':method', ':path']);
  });

  test('compares parameters of the query, whose names may have capitals', () => {
    expect(render({ queryParams: { userId: StringMatch.exact('7') } })).toEqual({
      queryParams: { userId: { exact: '7' } },
    });
  });

  test('has a name, statistics, a port and the gateways that it counts for', () => {
    const match = { name: 'mobile', statPrefix: 'mobile', port: 8080 };
    expect(render({ ...match, gateways: [gateway, 'mesh'] })).toEqual({
      ...match,
      gateways: ['istio-system/public', 'mesh'],
    });
  });

  test('is about the workload that sends the request', () => {
    expect(render({ source: { matchLabels: { app: 'web' } }, sourceNamespace: 'shop' })).toEqual({
      sourceLabels: { app: 'web' },
      sourceNamespace: 'shop',
    });
    const manifests = renderChart((chart) => {
      const source = new Deployment(chart, 'web', { containers: [{ image: 'web' }] });
      new VirtualService(chart, 'routes', { host: reviews, http: [{ match: [{ source }], to: v1 }] });
    });
    expect(find(manifests, 'VirtualService').spec.http[0].match[0].sourceLabels).toEqual(
      find(manifests, 'Deployment').spec.selector.matchLabels,
    );
  });

  test('may be one of several', () => {
    const match = [{ uri: StringMatch.exact('/a') }, { uri: StringMatch.exact('/b') }];
    expect(httpRoute({ match, to: v1 }).match).toEqual([{ uri: { exact: '/a' } }, { uri: { exact: '/b' } }]);
  });
});

describe('the match of an HTTP route fails', () => {
  test.each(['headers', 'withoutHeaders'] as const)('for %s with capitals, which no request has', (field) => {
    expect(error({ [field]: { 'End-User': StringMatch.exact('jason') } })).toBe(
      `'http[0].match[0].${field}' must be in lower case, as Envoy compares it, got 'End-User'; write 'end-user' (at test/routes) [MESH_INVALID_HEADER]`,
    );
  });

  test.each(['', 'x y', 'x:y', ':host', 'ä', 'a,b'])('for the header %j', (name) => {
    expect(error({ headers: { [name]: HeaderMatch.PRESENT } })).toBe(
      `'http[0].match[0].headers' must be named after a header, got '${name}' (at test/routes) [MESH_INVALID_HEADER]`,
    );
  });

  test.each([
    '@request.auth.claims',
    '@request.auth.claims.',
    '@request.auth.claim.group',
    '@request.auth.claims[]',
    '@',
  ])('for the claim %j', (name) => {
    expect(error({ headers: { [name]: HeaderMatch.PRESENT } })).toBe(
      `'http[0].match[0].headers' must be named after a header, got '${name}'; a claim is @request.auth.claims.group (at test/routes) [MESH_INVALID_HEADER]`,
    );
  });

  test('for a port that is none', () => {
    expect(error({ port: 70000 })).toBe(
      "'http[0].match[0].port' must be an integer from 1 to 65535, got 70000 (at test/routes) [MESH_OUT_OF_RANGE]",
    );
  });

  test('for a namespace and for labels that are none', () => {
    expect(error({ sourceNamespace: 'Shop' })).toMatch(
      /^'http\[0\]\.match\[0\]\.sourceNamespace' must be a DNS label.*\[MESH_INVALID_NAME\]$/,
    );
    expect(error({ source: { matchLabels: { app: 'a*' } } })).toBe(
      `'http[0].match[0].source.matchLabels' must have no empty key and no wildcard, got {"app":"a*"} (at test/routes) [MESH_SELECTOR_WILDCARD]`,
    );
  });
});

describe('claims of a token', () => {
  const claims = ['@request.auth.claims.groups', '@request.auth.claims[example.com/groups]'];
  const routes = (claim: string) => [{ match: [{ headers: { [claim]: StringMatch.exact('admin') } }], to: v2 }];

  test.each(claims)('are matched at gateways: %s', (claim) => {
    const { spec } = virtualService({ host: reviews, gateways: [gateway], http: routes(claim) });
    expect(spec.http[0].match).toEqual([{ headers: { [claim]: { exact: 'admin' } } }]);
  });

  test.each([undefined, [], ['mesh'], [gateway, 'mesh']] as const)(
    'fail where sidecars follow the rules: %j',
    (gateways) => {
      for (const claim of claims) {
        const props = { host: reviews, http: routes(claim), ...(gateways ? { gateways } : {}) };
        expect(messageOf(() => renderOne((chart) => new VirtualService(chart, 'routes', props)))).toBe(
          `'http[0].match[0].headers' must not be a claim where sidecars follow the rules, got '${claim}'; name the gateways, without 'mesh' (at test/routes) [MESH_CLAIM_IN_MESH]`,
        );
      }
    },
  );

  test('fail under withoutHeaders, and in rules that others delegate to', () => {
    const withoutHeaders = { '@request.auth.claims.groups': HeaderMatch.PRESENT };
    expect(error({ withoutHeaders })).toContain('[MESH_CLAIM_IN_MESH]');
    const http = routes('@request.auth.claims.groups');
    expect(
      messageOf(() => renderOne((chart) => new VirtualService(chart, 'routes', { delegated: true, http }))),
    ).toContain('[MESH_CLAIM_IN_MESH]');
  });
});
