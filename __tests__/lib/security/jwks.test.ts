import { describe, expect, test } from '@jest/globals';
import { type JsonWebKeySet, Jwks, RequestAuthentication } from 'cdk8s-mesh';
import { messageOf, renderOne } from '../../support/render';

const keys: JsonWebKeySet = { keys: [{ kty: 'RSA', kid: 'one', n: 'AQAB', e: 'AQAB' }] };
const rule = (jwks: Jwks) =>
  renderOne((chart) => new RequestAuthentication(chart, 'a', { jwtRules: [{ issuer: 'a', jwks }] })).spec.jwtRules[0];

describe('Jwks', () => {
  test('puts an object into the manifest as JSON', () => {
    expect(rule(Jwks.inline(keys))).toEqual({ issuer: 'a', jwks: JSON.stringify(keys) });
  });

  test('puts a text into the manifest as it is', () => {
    const text = JSON.stringify(keys, undefined, 2);
    expect(rule(Jwks.inline(text)).jwks).toBe(text);
  });

  test('names where the keys are', () => {
    expect(rule(Jwks.remote('http://idp.auth:8080/jwks'))).toEqual({
      issuer: 'a',
      jwksUri: 'http://idp.auth:8080/jwks',
    });
  });

  test.each<[string | JsonWebKeySet, string]>([
    ['keys', 'be a JSON Web Key Set'],
    ['null', 'be a JSON Web Key Set'],
    ['https://example.com/jwks.json', 'be a JSON Web Key Set; name a URL with Jwks.remote'],
    ['{}', "have 'keys' with at least one key"],
    [{ keys: [] }, "have 'keys' with at least one key"],
    ['{"keys":[{"kid":"one"}]}', "have a 'kty' in keys[0]"],
    ['{"keys":[null]}', "have a 'kty' in keys[0]"],
  ])('fails for what are no keys: %j', (input, must) => {
    expect(messageOf(() => Jwks.inline(input))).toBe(`'jwks.inline' must ${must} [MESH_INVALID_JWKS]`);
  });

  test('fails for a private key, without a word of it', () => {
    const secret = { keys: [...keys.keys, { kty: 'EC', crv: 'P-256', d: 'c2VjcmV0' }] };
    const message = messageOf(() => Jwks.inline(secret));
    expect(message).toBe(
      "'jwks.inline' must have public keys, and keys[1] is private; leave out 'd' and what follows from it [MESH_INVALID_JWKS]",
    );
  });

  test.each([
    ['ftp://example.com/jwks.json', ''],
    ['example.com/jwks.json', ''],
    [`https://example.com/${'a'.repeat(2048)}`, ''],
    ['{"keys":[]}', '; write keys themselves with Jwks.inline'],
  ])('fails for what is no URL of keys: %.40s', (uri, fix) => {
    const shown = uri.length > 100 ? `${`'${uri}'`.slice(0, 117)}...` : `'${uri}'`;
    expect(messageOf(() => Jwks.remote(uri))).toBe(
      `'jwks.remote' must be an http or https URL of at most 2048 characters, got ${shown}${fix} [MESH_INVALID_JWKS]`,
    );
  });
});
