import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { JsonObject } from '../../../lib/manifest/manifest-object';
import type { Random } from '../random';
import { object } from './object';
import type { Town } from './town';

export const ISSUERS = ['first.test', 'second.test'] as const;
export const GROUPS = ['dev', 'ops'] as const;
const KEY_ID = 'lab';

let keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } | undefined;

function pair() {
  keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return keys;
}

/** What a proxy at the edge takes for tokens; false where it takes none. */
export function requestAuthentication(
  random: Random,
  town: Town,
  namespace: string,
  labels: { readonly [name: string]: string },
): boolean {
  if (!random.chance(0.35)) return false;
  town.features.add('RequestAuthentication');
  const jwks = JSON.stringify({
    keys: [{ ...pair().publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }],
  });
  const jwtRules = random.some(ISSUERS, random.pick([1, 1, 2])).map(
    (issuer): JsonObject => ({
      issuer,
      jwks,
      ...(random.chance(0.25) && { audiences: ['shop'] }),
      ...(random.chance(0.2) && { fromHeaders: [{ name: 'x-token', prefix: random.pick(['', 'Token ']) }] }),
      ...(random.chance(0.3) && { forwardOriginalToken: true }),
    }),
  );
  const name = `tokens-${labels.app ?? 'edge'}`;
  town.objects.push(object('RequestAuthentication', name, namespace, { selector: { matchLabels: labels }, jwtRules }));
  return true;
}

/** Headers with a token that some rule may take, or with none. */
export function tokenHeaders(random: Random): { readonly [name: string]: string } {
  if (random.chance(0.3)) return {};
  const claims = {
    iss: random.pick([...ISSUERS, ISSUERS[0], 'nobody.test']),
    sub: random.pick(['alice', 'bob']),
    ...(random.chance(0.6) && { aud: random.pick<string | readonly string[]>(['shop', 'else', ['else', 'shop']]) }),
    ...(random.chance(0.7) && { group: random.pick<string | readonly string[]>([...GROUPS, [...GROUPS]]) }),
  };
  const token = random.chance(0.05) ? 'nonsense' : signed(claims);
  return random.chance(0.8) ? { authorization: `Bearer ${token}` } : { 'x-token': random.pick(['', 'Token ']) + token };
}

function signed(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', kid: KEY_ID, typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), pair().privateKey).toString('base64url')}`;
}
