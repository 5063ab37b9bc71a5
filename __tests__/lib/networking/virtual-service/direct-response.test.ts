import { describe, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import type { DirectResponse } from 'cdk8s-mesh';
import { httpRoute, httpRouteError } from '../../../support/virtual-service';

const render = (directResponse: DirectResponse) => httpRoute({ directResponse }).directResponse;
const error = (directResponse: DirectResponse) => httpRouteError({ directResponse });

describe('a direct response', () => {
  test('is a status alone', () => {
    expect(render({ status: 404 })).toEqual({ status: 404 });
  });

  test('has a text for its body', () => {
    const route = httpRoute({
      directResponse: { status: 503, body: 'Back at noon.' },
      headers: { response: { set: { 'content-type': 'text/plain' } } },
    });
    expect(route.directResponse.body.string).toBe('Back at noon.');
    expect(Yaml.stringify(route)).toMatchInlineSnapshot(`
"directResponse:
  body:
    string: Back at noon.
  status: 503
headers:
  response:
    set:
      content-type: text/plain
"
`);
  });

  test('has bytes for its body', () => {
    expect(render({ status: 200, body: new Uint8Array([0, 255, 16]) }).body).toEqual({ bytes: 'AP8Q' });
    expect(render({ status: 200, body: Buffer.from('é') }).body).toEqual({ bytes: 'w6k=' });
  });

  test('keeps an empty body', () => {
    expect(render({ status: 200, body: '' }).body).toEqual({ string: '' });
    expect(render({ status: 200, body: new Uint8Array() }).body).toEqual({ bytes: '' });
  });

  test('has a body of up to 1 MiB', () => {
    expect(render({ status: 200, body: 'x'.repeat(1024 * 1024) }).body.string).toHaveLength(1024 * 1024);
  });
});

describe('a direct response fails', () => {
  test.each([0, 199, 600, 200.5])('for the status %d', (status) => {
    expect(error({ status })).toBe(
      `'http[0].directResponse.status' must be an integer from 200 to 599, got ${status} (at test/routes) [MESH_OUT_OF_RANGE]`,
    );
  });

  test.each([
    ['text', 'x'.repeat(1024 * 1024 + 1), 1048577],
    ['text of two bytes per letter', 'é'.repeat(1024 * 512 + 1), 1048578],
    ['bytes', new Uint8Array(1024 * 1024 + 1), 1048577],
  ])('for more than 1 MiB of %s', (_, body, size) => {
    expect(error({ status: 200, body })).toBe(
      `'http[0].directResponse.body' must have at most 1048576 bytes, got '${size} bytes' (at test/routes) [MESH_BODY_TOO_LARGE]`,
    );
  });
});
