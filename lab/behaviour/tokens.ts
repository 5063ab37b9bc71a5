import { createSign, generateKeyPairSync } from 'node:crypto';

/** An issuer of tokens that the lab makes up, with its public keys. */
export interface Issuer {
  /** A JSON Web Key Set. */
  readonly keys: string;
  token(claims: { readonly [name: string]: unknown }): string;
}

export function newIssuer(): Issuer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'lab', use: 'sig', alg: 'RS256' };
  return {
    keys: JSON.stringify({ keys: [jwk] }),
    token: (claims) => {
      const signed = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'lab' })}.${encoded(claims)}`;
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
    },
  };
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
