import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { Jwks, type JwtRule, RequestAuthentication, type RequestAuthenticationProps, TokenLocation } from 'cdk8s-mesh';
import { messageOf, renderOne, specYaml } from '../../support/render';
import { violations } from '../../support/schema';

const render = (props: RequestAuthenticationProps) =>
  renderOne((chart) => new RequestAuthentication(chart, 'tokens', props));
const rule = (jwtRule: JwtRule) => render({ jwtRules: [jwtRule] }).spec.jwtRules[0];
const failure = (jwtRule: unknown) => messageOf(() => rule(jwtRule as JwtRule));

const issuer = 'https://example.com';

describe('RequestAuthentication', () => {
  test('says of a rule no more than its issuer by default', () => {
    const manifest = render({ jwtRules: [{ issuer }] });
    expect(manifest).toEqual({
      apiVersion: 'security.istio.io/v1',
      kind: 'RequestAuthentication',
      metadata: { name: 'test-tokens', namespace: 'bookinfo' },
      spec: { jwtRules: [{ issuer: 'https://example.com' }] },
    });
    expect(violations(manifest)).toEqual([]);
  });

  test('is for the workload that is selected', () => {
    const { spec } = render({ selector: { matchLabels: { app: 'web' } }, jwtRules: [{ issuer }] });
    expect(spec.selector).toEqual({ matchLabels: { app: 'web' } });
    expect(spec.targetRefs).toBeUndefined();
  });

  test('adds rules to those that are there', () => {
    const manifest = renderOne((chart) => {
      const tokens = new RequestAuthentication(chart, 'tokens', { jwtRules: [{ issuer }] });
      tokens.addJwtRule({ issuer: 'https://other.example.com' });
    });
    expect(manifest.spec.jwtRules).toEqual([{ issuer }, { issuer: 'https://other.example.com' }]);
  });

  test('says everything that a rule can say', () => {
    const manifest = render({
      jwtRules: [
        {
          issuer,
          jwks: Jwks.remote('https://example.com/jwks.json'),
          audiences: ['reviews'],
          from: [
            TokenLocation.header('x-token', { prefix: 'Bearer ' }),
            TokenLocation.header('x-raw'),
            TokenLocation.queryParam('token'),
            TokenLocation.cookie('session'),
          ],
          forwardOriginalToken: false,
          outputPayloadToHeader: 'x-payload',
          outputClaimToHeaders: { 'x-subject': 'sub', 'x-roles': 'realm.roles' },
          spaceDelimitedClaims: ['roles'],
          timeout: Duration.millis(2500),
        },
      ],
    });
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"jwtRules:
  - audiences:
      - reviews
    forwardOriginalToken: false
    fromCookies:
      - session
    fromHeaders:
      - name: x-token
        prefix: "Bearer "
      - name: x-raw
    fromParams:
      - token
    issuer: https://example.com
    jwksUri: https://example.com/jwks.json
    outputClaimToHeaders:
      - claim: sub
        header: x-subject
      - claim: realm.roles
        header: x-roles
    outputPayloadToHeader: x-payload
    spaceDelimitedClaims:
      - roles
    timeout: 2500ms"
`);
    expect(violations(manifest)).toEqual([]);
  });

  test('fails for an empty list of rules', () => {
    expect(messageOf(() => render({ jwtRules: [] }))).toBe(
      "'jwtRules' must have at least one entry, got []; without rules no token is verified (at test/tokens) [MESH_EMPTY]",
    );
  });

  test('fails without any rule', () => {
    expect(messageOf(() => render({}))).toBe(
      "Validation failed with the following errors:\n  [test/tokens] 'jwtRules' must have at least one rule; call " +
        'addJwtRule [MESH_NO_RULE]',
    );
  });
});

describe('a rule for tokens', () => {
  test('takes tokens of any issuer where it says where the keys are', () => {
    const uri = 'https://example.com/jwks.json';
    expect(rule({ jwks: Jwks.remote(uri) })).toEqual({ jwksUri: uri });
  });

  test('fails where it says neither an issuer nor where the keys are', () => {
    const message =
      "'jwtRules[0].issuer' must say whose tokens are taken; leave it out only beside Jwks.remote, to take tokens of any " +
      'issuer (at test/tokens) [MESH_NO_ISSUER]';
    expect(failure({})).toBe(message);
    expect(failure({ jwks: Jwks.inline({ keys: [{ kty: 'RSA' }] }) })).toBe(message);
  });

  test.each([
    [{ issuer, jwks: Jwks.remote('https://a.example.com'), jwksUri: 'https://b.example.com' }, 'not stand beside jwks'],
    [{ issuer, jwksUri: 'https://b.example.com' }, 'be said with jwks'],
  ])('fails for keys in two places: %j', (jwtRule, must) => {
    expect(failure(jwtRule)).toBe(
      `'jwtRules[0].jwksUri' must ${must}, got 'https://b.example.com'; write jwks: Jwks.inline(…) or Jwks.remote(…) ` +
        '(at test/tokens) [MESH_JWKS_CONFLICT]',
    );
  });

  test('fails for keys that are mere text', () => {
    expect(failure({ issuer, jwks: '{"keys":[]}' })).toBe(
      "'jwtRules[0].jwks' must be a Jwks; write jwks: Jwks.inline(…) or Jwks.remote(…) (at test/tokens) [MESH_INVALID_JWKS]",
    );
  });

  test.each([
    ['issuer', { issuer: '' }],
    ['audiences[1]', { issuer, audiences: ['a', ''] }],
    ['spaceDelimitedClaims[0]', { issuer, spaceDelimitedClaims: [''] }],
    ['outputPayloadToHeader', { issuer, outputPayloadToHeader: '' }],
    ['outputClaimToHeaders.x-sub', { issuer, outputClaimToHeaders: { 'x-sub': '' } }],
  ])('fails for an empty text in %s', (field, jwtRule) => {
    expect(failure(jwtRule)).toBe(
      `'jwtRules[0].${field}' must not be empty, got '' (at test/tokens) [MESH_EMPTY_TEXT]`,
    );
  });

  test.each(['audiences', 'spaceDelimitedClaims'])('fails for an empty list of %s', (field) => {
    expect(failure({ issuer, [field]: [] })).toBe(
      `'jwtRules[0].${field}' must have at least one entry, got [] (at test/tokens) [MESH_EMPTY]`,
    );
  });

  test('fails for no place at all', () => {
    expect(failure({ issuer, from: [] })).toBe(
      "'jwtRules[0].from' must have at least one entry, got []; leave it out for the usual places (at test/tokens) [MESH_EMPTY]",
    );
  });

  test('fails for a header that a claim cannot be put into', () => {
    expect(failure({ issuer, outputClaimToHeaders: { 'x sub': 'sub' } })).toBe(
      "'jwtRules[0].outputClaimToHeaders' must be named after headers of letters, digits, dashes and underscores, got " +
        "'x sub' (at test/tokens) [MESH_INVALID_HEADER]",
    );
  });

  test('fails for more than 64 claims with spaces', () => {
    const claims = Array.from({ length: 65 }, (_, index) => `claim-${index}`);
    expect(rule({ issuer, spaceDelimitedClaims: claims.slice(1) }).spaceDelimitedClaims).toHaveLength(64);
    expect(failure({ issuer, spaceDelimitedClaims: claims })).toBe(
      "'jwtRules[0].spaceDelimitedClaims' must have at most 64 entries, got '65 claims' (at test/tokens) [MESH_TOO_MANY]",
    );
  });

  test('fails for a time that is too short to wait', () => {
    expect(failure({ issuer, timeout: Duration.millis(0) })).toMatch(
      /^'jwtRules\[0\]\.timeout' must be .* \[MESH_INVALID_DURATION\]$/,
    );
  });
});
