import { describe, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import type { HttpRoute, Rewrite } from 'cdk8s-mesh';
import { httpRoute, httpRouteError, v1 } from '../../../support/virtual-service';

const render = (rewrite: Rewrite) => httpRoute({ to: v1, rewrite }).rewrite;
const error = (rewrite: Rewrite) => httpRouteError({ to: v1, rewrite });

describe('a rewrite', () => {
  test('is none by default', () => {
    expect(httpRoute({ to: v1 })).not.toHaveProperty('rewrite');
  });

  test('replaces the matched prefix', () => {
    expect(render({ uri: '/' })).toEqual({ uri: '/' });
  });

  test('replaces the Host header', () => {
    expect(render({ authority: 'api.example.com' })).toEqual({ authority: 'api.example.com' });
  });

  test('replaces what an expression matches', () => {
    const rewrite = render({ uriRegex: { match: '/items/([0-9]+)', rewrite: '/\\1' }, authority: 'items' });
    expect(rewrite.uriRegexRewrite.match).toBe('/items/([0-9]+)');
    expect(rewrite.uriRegexRewrite.rewrite).toBe('/\\1');
    expect(Yaml.stringify(rewrite)).toMatchInlineSnapshot(`
"authority: items
uriRegexRewrite:
  match: /items/([0-9]+)
  rewrite: /\\1
"
`);
  });
});

describe('a rewrite fails', () => {
  test('without a change', () => {
    expect(error({})).toBe(
      "'http[0].rewrite' must have uri, uriRegex or authority (at test/routes) [MESH_EMPTY_REWRITE]",
    );
  });

  test('for empty texts, which Istio takes for none', () => {
    expect(error({ uri: '' })).toBe(
      "'http[0].rewrite.uri' must not be empty, got ''; write '/' for the root (at test/routes) [MESH_EMPTY_REWRITE]",
    );
    expect(error({ uri: '/', authority: '' })).toBe(
      "'http[0].rewrite.authority' must not be empty, got '' (at test/routes) [MESH_EMPTY_REWRITE]",
    );
    expect(error({ uriRegex: { match: '^/api', rewrite: '' } })).toBe(
      "'http[0].rewrite.uriRegex.rewrite' must not be empty, got '' (at test/routes) [MESH_EMPTY_REWRITE]",
    );
  });

  test('for an expression that RE2 does not read', () => {
    expect(error({ uriRegex: { match: '(?=a)', rewrite: 'b' } })).toMatch(
      /^'http\[0\]\.rewrite\.uriRegex\.match' must be a regular expression that RE2 reads \(.+\), got '\(\?=a\)'; RE2 has no look-around and no back-references \(at test\/routes\) \[MESH_INVALID_REGEX\]$/,
    );
  });
});

describe('the authority is changed in one place', () => {
  const request = { set: { host: 'a' } };

  test.each<[string, HttpRoute]>([
    [
      '"rewrite.authority","headers.request.set[\'host\']"',
      { to: v1, rewrite: { authority: 'a' }, headers: { request } },
    ],
    [
      '"rewrite.authority","headers.request.add[\':authority\']"',
      { to: v1, rewrite: { authority: 'a' }, headers: { request: { add: { ':authority': 'b' } } } },
    ],
    [
      '"headers.request.set[\'Host\']","headers.request.set[\':authority\']"',
      { to: v1, headers: { request: { set: { Host: 'a', ':authority': 'b' } } } },
    ],
  ])('fails for %s', (places, route) => {
    expect(httpRouteError(route)).toBe(
      `'http[0]' must change the authority in one place, got [${places}]; keep rewrite.authority (at test/routes) [MESH_AUTHORITY_TWICE]`,
    );
  });

  test('and a header beside a rewrite of the path is one', () => {
    expect(httpRoute({ to: v1, rewrite: { uri: '/' }, headers: { request } })).toMatchObject({ headers: { request } });
  });
});
