import { describe, expect, test } from '@jest/globals';
import { RequestAuthentication, TokenLocation } from 'cdk8s-mesh';
import { messageOf, renderOne } from '../../support/render';

const rule = (...from: TokenLocation[]) =>
  renderOne((chart) => new RequestAuthentication(chart, 'a', { jwtRules: [{ issuer: 'a', from }] })).spec.jwtRules[0];

describe('TokenLocation', () => {
  test.each([
    [TokenLocation.header('x-token'), { fromHeaders: [{ name: 'x-token' }] }],
    [TokenLocation.header('x-token', { prefix: '' }), { fromHeaders: [{ name: 'x-token', prefix: '' }] }],
    [TokenLocation.queryParam('token'), { fromParams: ['token'] }],
    [TokenLocation.cookie('session'), { fromCookies: ['session'] }],
  ])('stands in its own list: %j', (location, expected) => {
    expect(rule(location)).toEqual({ issuer: 'a', ...expected });
  });

  test('keeps the order of its kind', () => {
    const { fromParams } = rule(
      TokenLocation.queryParam('b'),
      TokenLocation.cookie('c'),
      TokenLocation.queryParam('a'),
    );
    expect(fromParams).toEqual(['b', 'a']);
  });

  test.each(['header', 'queryParam', 'cookie'] as const)('fails for a %s without a name', (kind) => {
    expect(messageOf(() => TokenLocation[kind](''))).toBe(`'${kind}' must not be empty, got '' [MESH_EMPTY_TEXT]`);
  });
});
