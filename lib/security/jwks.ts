import { MeshError } from '../core/errors';

/** A set of keys as RFC 7517 has it. */
export interface JsonWebKeySet {
  readonly keys: readonly { readonly kty: string; readonly [member: string]: unknown }[];
}

/**
 * The public keys that tokens are verified with: written down, or fetched by the control plane.
 *
 * @example
 * const keys = Jwks.remote('https://example.com/.well-known/jwks.json');
 * @see https://istio.io/latest/docs/reference/config/security/jwt/#JWTRule
 */
export class Jwks<Kind extends 'inline' | 'remote' = 'inline' | 'remote'> {
  /**
   * Keys that stand in the manifest itself.
   *
   * @throws MeshError MESH_INVALID_JWKS for what is no set of public keys
   */
  public static inline(keys: string | JsonWebKeySet): Jwks<'inline'> {
    checkKeys(keys);
    return new Jwks('inline', typeof keys === 'string' ? keys : JSON.stringify(keys));
  }

  /**
   * Keys behind an `http` or `https` URL of at most 2048 characters.
   *
   * @throws MeshError MESH_INVALID_JWKS for anything else
   */
  public static remote(uri: string): Jwks<'remote'> {
    const scheme = URL.canParse(uri) ? new URL(uri).protocol : undefined;
    if (!(scheme === 'http:' || scheme === 'https:') || uri.length > 2048) {
      throw new MeshError('MESH_INVALID_JWKS', {
        property: 'jwks.remote',
        value: uri,
        must: 'be an http or https URL of at most 2048 characters',
        ...(uri.trimStart().startsWith('{') ? { fix: 'write keys themselves with Jwks.inline' } : {}),
      });
    }
    return new Jwks('remote', uri);
  }

  private constructor(
    /** Whether the keys stand in the manifest. */
    public readonly kind: Kind,
    /** @internal The JSON or the URL. */
    public readonly _text: string,
  ) {
    Object.freeze(this);
  }
}

/** The keys are left out of the messages: one of them may be a secret. */
function checkKeys(input: string | JsonWebKeySet): void {
  const fail = (must: string, fix?: string): never => {
    throw new MeshError('MESH_INVALID_JWKS', { property: 'jwks.inline', must, ...(fix ? { fix } : {}) });
  };
  const set = (typeof input === 'string' ? parse(input) : input) as Partial<JsonWebKeySet> | undefined | null;
  if (!set) {
    const url = typeof input === 'string' && /^https?:/.test(input);
    fail('be a JSON Web Key Set', url ? 'name a URL with Jwks.remote' : undefined);
  }
  const keys: unknown = set?.keys;
  if (!Array.isArray(keys) || keys.length === 0) return void fail("have 'keys' with at least one key");
  keys.forEach((key: { kty?: unknown; d?: unknown } | null, index) => {
    if (typeof key?.kty !== 'string') fail(`have a 'kty' in keys[${index}]`);
    if (key?.d !== undefined)
      fail(`have public keys, and keys[${index}] is private`, "leave out 'd' and what follows from it");
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
