import { describe, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import { DerivePort, type HttpRoute, type Redirect } from 'cdk8s-mesh';
import { httpRoute, httpRouteError, v1 } from '../../../support/virtual-service';

const render = (redirect: Redirect) => httpRoute({ redirect }).redirect;
const error = (redirect: Redirect) => httpRouteError({ redirect });

describe('a redirect', () => {
  test('goes to another host, path and scheme with its code', () => {
    const redirect = render({ uri: '/v2', authority: 'example.com', scheme: 'https', redirectCode: 308 });
    expect(redirect.authority).toBe('example.com');
    expect(redirect.redirectCode).toBe(308);
    expect(Yaml.stringify(redirect)).toMatchInlineSnapshot(`
"authority: example.com
redirectCode: 308
scheme: https
uri: /v2
"
`);
  });

  test.each<Redirect>([
    { uri: '/new' },
    { authority: 'example.com' },
    { scheme: 'https' },
    { port: 8443 },
    { scheme: 'https', derivePort: DerivePort.FROM_PROTOCOL_DEFAULT },
    { uri: '/', derivePort: DerivePort.FROM_REQUEST_PORT },
  ])('renders nothing but what was given: %j', (redirect) => {
    expect(render(redirect)).toEqual(redirect);
  });

  test.each([301, 302, 303, 307, 308] as const)('answers with %d', (redirectCode) => {
    expect(render({ uri: '/', redirectCode })).toEqual({ uri: '/', redirectCode });
  });

  test('stands beside matches, headers and CORS', () => {
    const headers = { response: { set: { 'cache-control': 'no-store' } } };
    const route = httpRoute({
      name: 'r',
      match: [{ port: 80 }],
      redirect: { uri: '/' },
      headers,
      corsPolicy: { allowOrigins: [] },
    });
    expect(Object.keys(route).sort()).toEqual(['corsPolicy', 'headers', 'match', 'name', 'redirect']);
  });
});

describe('a redirect fails', () => {
  test.each<Redirect>([{}, { redirectCode: 302 }, { derivePort: DerivePort.FROM_REQUEST_PORT }])(
    'where the client would go nowhere else: %j',
    (redirect) => {
      expect(error(redirect)).toBe(
        "'http[0].redirect' must have at least one of uri, authority, scheme and port; say where the client should go (at test/routes) [MESH_EMPTY_REDIRECT]",
      );
    },
  );

  test.each(['uri', 'authority'] as const)('for an empty %s', (key) => {
    expect(error({ scheme: 'https', [key]: '' })).toBe(
      `'http[0].redirect.${key}' must not be empty, got ''; leave ${key} out to keep that of the request (at test/routes) [MESH_EMPTY_REDIRECT]`,
    );
  });

  test('for a port that is none', () => {
    expect(error({ port: 0 })).toBe(
      "'http[0].redirect.port' must be an integer from 1 to 65535, got 0 (at test/routes) [MESH_OUT_OF_RANGE]",
    );
  });

  test.each(['timeout', 'retries', 'fault', 'rewrite', 'mirror', 'mirrors'])(
    'beside %s, which is for requests that are sent on',
    (key) => {
      const route = { redirect: { uri: '/' }, [key]: {} } as unknown as HttpRoute;
      expect(httpRouteError(route)).toBe(
        `'http[0]' must not have ${key} beside redirect, got ["redirect","${key}"]; a request that is answered here is not sent on; drop ${key} (at test/routes) [MESH_ROUTE_ACTION]`,
      );
    },
  );

  test('beside a destination', () => {
    expect(httpRouteError({ redirect: { uri: '/' }, to: v1 } as unknown as HttpRoute)).toBe(
      `'http[0]' must have exactly one of to, redirect, directResponse and delegate, got ["to","redirect"] (at test/routes) [MESH_ROUTE_ACTION]`,
    );
  });
});
