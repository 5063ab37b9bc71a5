import { describe, expect, test } from '@jest/globals';
import { Duration, Yaml } from 'cdk8s';
import { type CorsPolicy, StringMatch, UnmatchedPreflights } from 'cdk8s-mesh';
import { httpRoute, httpRouteError, v1 } from '../../../support/virtual-service';

const allowOrigins = [StringMatch.exact('https://example.com')];
const render = (corsPolicy: CorsPolicy) => httpRoute({ to: v1, corsPolicy }).corsPolicy;
const error = (corsPolicy: CorsPolicy) => httpRouteError({ to: v1, corsPolicy });

describe('the CORS policy of a route', () => {
  test('is left to the service where there is none', () => {
    expect(httpRoute({ to: v1 })).not.toHaveProperty('corsPolicy');
  });

  test('renders nothing but the origins that may call', () => {
    expect(render({ allowOrigins })).toEqual({ allowOrigins: [{ exact: 'https://example.com' }] });
    expect(render({ allowOrigins: [] })).toEqual({ allowOrigins: [] });
  });

  test('has all that a browser asks about', () => {
    const policy = render({
      allowOrigins: [StringMatch.prefix('https://'), StringMatch.regex('https://[a-z]+\\.example\\.com')],
      allowMethods: ['GET', 'POST', '*'],
      allowHeaders: ['content-type', '*'],
      exposeHeaders: ['x-request-id'],
      maxAge: Duration.hours(24),
      allowCredentials: false,
      unmatchedPreflights: UnmatchedPreflights.IGNORE,
    });
    expect(policy.maxAge).toBe('24h');
    expect(policy.allowCredentials).toBe(false);
    expect(policy.unmatchedPreflights).toBe('IGNORE');
    expect(Yaml.stringify(policy)).toMatchInlineSnapshot(`
"allowCredentials: false
allowHeaders:
  - content-type
  - "*"
allowMethods:
  - GET
  - POST
  - "*"
allowOrigins:
  - prefix: https://
  - regex: https://[a-z]+\\.example\\.com
exposeHeaders:
  - x-request-id
maxAge: 24h
unmatchedPreflights: IGNORE
"
`);
  });

  test.each(Object.values(UnmatchedPreflights))('answers unmatched preflights: %s', (unmatchedPreflights) => {
    expect(render({ allowOrigins, unmatchedPreflights }).unmatchedPreflights).toBe(unmatchedPreflights);
  });

  test('takes seconds in whatever unit they come', () => {
    expect(render({ allowOrigins, maxAge: Duration.millis(3000) }).maxAge).toBe('3s');
  });
});

describe('the CORS policy of a route fails', () => {
  test.each([0, 1500, 0.5, 1000.5])('for a maxAge of %d ms', (milliseconds) => {
    expect(error({ allowOrigins, maxAge: Duration.millis(milliseconds) })).toBe(
      `'http[0].corsPolicy.maxAge' must be a whole number of seconds, 1 s or more, got '${milliseconds} ms' (at test/routes) [MESH_INVALID_DURATION]`,
    );
  });

  test('for an origin that is empty', () => {
    expect(error({ allowOrigins: [...allowOrigins, StringMatch.exact('')] })).toBe(
      `'http[0].corsPolicy.allowOrigins[1]' must not be empty, got {"exact":""}; name the origin, such as https://example.com, or '*' (at test/routes) [MESH_EMPTY_MATCH]`,
    );
  });

  test.each(['allowHeaders', 'exposeHeaders'] as const)('for %s that are no names', (list) => {
    for (const name of ['', 'a, b', ':path', 'x y']) {
      expect(error({ allowOrigins, [list]: ['ok', name] })).toBe(
        `'http[0].corsPolicy.${list}' must be names of headers, or '*', got '${name}' (at test/routes) [MESH_INVALID_HEADER]`,
      );
    }
  });
});
