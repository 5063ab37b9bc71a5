import { describe, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import type { HeaderOperations } from 'cdk8s-mesh';
import { httpRoute, httpRouteError, v1, v2 } from '../../../support/virtual-service';

const render = (headers: HeaderOperations) => httpRoute({ to: v1, headers }).headers;
const error = (headers: HeaderOperations) => httpRouteError({ to: v1, headers });
const changes = { set: { 'x-a': '1' }, add: { 'x-b': '2' }, remove: ['x-c'] };

describe('changes to headers', () => {
  test('are none by default', () => {
    const route = httpRoute({ to: [{ destination: v1 }] });
    expect(route).not.toHaveProperty('headers');
    expect(route.route[0]).not.toHaveProperty('headers');
  });

  test('are made to requests and to responses', () => {
    const headers = render({ request: changes, response: { remove: ['server'] } });
    expect(headers.request).toEqual(changes);
    expect(headers.response.remove).toEqual(['server']);
    expect(Yaml.stringify(headers)).toMatchInlineSnapshot(`
"request:
  add:
    x-b: "2"
  remove:
    - x-c
  set:
    x-a: "1"
response:
  remove:
    - server
"
`);
  });

  test('are made on the way to one destination', () => {
    const to = [
      { destination: v1, weight: 1, headers: { response: { set: { 'x-version': 'v1' } } } },
      { destination: v2 },
    ];
    const { route } = httpRoute({ to });
    expect(route[0].headers).toEqual({ response: { set: { 'x-version': 'v1' } } });
    expect(route[1]).not.toHaveProperty('headers');
  });

  test('may be empty', () => {
    expect(render({})).toEqual({});
    expect(render({ request: {}, response: { set: {}, remove: [] } })).toEqual({
      request: {},
      response: { set: {}, remove: [] },
    });
  });

  test.each(['host', 'Host', ':authority'])('set %s on requests, which is the authority', (name) => {
    expect(render({ request: { set: { [name]: 'a' } } }).request.set).toEqual({ [name]: 'a' });
    expect(render({ request: { add: { [name]: 'a' } } }).request.add).toEqual({ [name]: 'a' });
  });

  test.each([
    '',
    '100 %%',
    '%REQ(X-REQUEST-ID)%',
    'from %DOWNSTREAM_REMOTE_ADDRESS%, at %START_TIME(%Y-%m-%d)%',
    '%DYNAMIC_METADATA(["a", "b"])%',
    '%CEL(request.headers["x"])%'.replaceAll('"', "'"),
    '%RESPONSE_CODE_DETAILS:10%',
    'tab\tand é',
  ])('take the text %j', (text) => {
    expect(render({ request: { set: { 'x-a': text } } }).request.set['x-a']).toBe(text);
  });
});

describe('changes to headers fail', () => {
  const hostFix = '; the host can be set on requests, or rewritten with rewrite.authority';

  test.each<[HeaderOperations, string, string, string]>([
    [{ request: { set: { '': 'a' } } }, 'request.set', '', ''],
    [{ request: { add: { ':path': 'a' } } }, 'request.add', ':path', ''],
    [{ request: { set: { 'x y': 'a' } } }, 'request.set', 'x y', ''],
    [{ request: { remove: ['host'] } }, 'request.remove', 'host', hostFix],
    [{ request: { remove: [':authority'] } }, 'request.remove', ':authority', hostFix],
    [{ response: { set: { Host: 'a' } } }, 'response.set', 'Host', hostFix],
    [{ response: { add: { ':status': '200' } } }, 'response.add', ':status', ''],
    [{ response: { remove: ['HOST'] } }, 'response.remove', 'HOST', hostFix],
  ])('for a name that cannot be changed there: %j', (headers, where, name, fix) => {
    expect(error(headers)).toBe(
      `'http[0].headers.${where}' must be the name of a header that may be changed here, got '${name}'${fix} (at test/routes) [MESH_INVALID_HEADER]`,
    );
  });

  test.each(['100 %', '%', '50% off', '%REQ(X)', '%REQ(X%', '%REQ("x")%', '%req%', '%REQ(X):9%', '%F([a])%'])(
    'for the text %j, which Envoy would not read',
    (text) => {
      expect(error({ response: { add: { 'x-a': text } } })).toBe(
        `'http[0].headers.response.add['x-a']' must have '%' only around a variable, such as %REQ(X-REQUEST-ID)%, got '${text}'; write '%%' for a percent sign (at test/routes) [MESH_INVALID_HEADER_VALUE]`,
      );
    },
  );

  test.each(['a\nb', 'a\r', '\0', '\u007f'])('for the control character in %j', (text) => {
    expect(error({ request: { set: { 'x-a': text } } })).toBe(
      `'http[0].headers.request.set['x-a']' must have no control characters, got '${text}'; a header is one line (at test/routes) [MESH_INVALID_HEADER_VALUE]`,
    );
  });

  test('and name the destination that they were for', () => {
    expect(httpRouteError({ to: [{ destination: v1, headers: { request: { remove: ['host'] } } }] })).toContain(
      "'http[0].to[0].headers.request.remove' must",
    );
  });
});
