import { expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { Jwks, type JwtRule, RequestAuthentication } from 'cdk8s-mesh';

const jwks = Jwks.remote('https://example.com/jwks.json');

/** The compiler reads it; nobody calls it. */
function mistakes(chart: Chart): JwtRule[] {
  // @ts-expect-error a policy is for a workload or for targets, not both
  new RequestAuthentication(chart, 'a', { selector: { matchLabels: { app: 'a' } }, targets: [] });
  return [
    // @ts-expect-error keys are written down or fetched, not both
    { issuer: 'a', jwks, jwksUri: 'https://example.com/jwks.json' },
    // @ts-expect-error keys are made by Jwks.inline or Jwks.remote
    { issuer: 'a', jwks: '{"keys":[]}' },
    // @ts-expect-error whose tokens
    { audiences: ['a'] },
    // @ts-expect-error tokens of any issuer need keys that are fetched
    { jwks: Jwks.inline({ keys: [{ kty: 'RSA' }] }) },
    // @ts-expect-error times are durations
    { issuer: 'a', timeout: '5s' },
    // @ts-expect-error places are made by TokenLocation
    { issuer: 'a', from: ['x-token'] },
  ];
}

test('takes what is right', () => {
  const chart = new Chart(Testing.app(), 'test');
  const jwtRules: JwtRule[] = [{ jwks }, { issuer: 'a' }, { issuer: 'a', jwks }];
  expect(() => new RequestAuthentication(chart, 'b', { jwtRules })).not.toThrow();
});

test('what must not compile is marked, so that the compiler finds what does', () => {
  for (const compiled of [mistakes]) expect(compiled).toBeInstanceOf(Function);
});
