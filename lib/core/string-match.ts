import type { IConstruct } from 'constructs';
import { MeshError } from './errors';

/** The wire form: one of the three, or none of them where the presence of a header is what counts. */
export type StringMatchJson =
  | { readonly exact: string }
  | { readonly prefix: string }
  | { readonly regex: string }
  | Record<string, never>;

/**
 * How a piece of text of a request is compared: equal, by its beginning, or by a regular expression.
 *
 * @example
 * StringMatch.exact('jason');
 * StringMatch.prefix('/api/v1/');
 * StringMatch.regex('[0-9]+');
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch
 */
export class StringMatch {
  /** The text is equal to `text`, case included. */
  public static exact(text: string): StringMatch {
    return new StringMatch({ exact: text });
  }

  /**
   * The text begins with `text`. A prefix is not a path segment: `/foo` also matches `/foobar`.
   *
   * @throws MeshError MESH_EMPTY_MATCH for an empty prefix, which would match everything
   */
  public static prefix(text: string): StringMatch {
    if (text === '') {
      throw new MeshError('MESH_EMPTY_MATCH', {
        property: 'prefix',
        value: text,
        must: 'not be empty',
        fix: 'leave the match out to match everything',
      });
    }
    return new StringMatch({ prefix: text });
  }

  /**
   * The whole text matches the RE2 expression `pattern`. RE2 has no look-around and no back-references.
   *
   * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
   */
  public static regex(pattern: string): StringMatch {
    return new StringMatch({ regex: checkRegex(pattern, 'regex') });
  }

  readonly #json: StringMatchJson;

  private constructor(json: StringMatchJson) {
    this.#json = Object.freeze(json);
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): StringMatchJson {
    return this.#json;
  }
}

/**
 * A header that is there, whatever its content. Under `withoutHeaders` it says that the header is absent.
 *
 * @example
 * const match = { headers: { 'x-debug': HeaderMatch.PRESENT } };
 */
export class HeaderMatch {
  public static readonly PRESENT = new HeaderMatch();

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'HeaderMatch';

  private constructor() {
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): StringMatchJson {
    return {};
  }
}

/** Fails for what Envoy would refuse: an empty or overlong pattern, and what RE2 does not read; returns it. */
export function checkRegex(pattern: string, property: string, at?: IConstruct): string {
  const must =
    pattern === '' ? 'not be empty' : Buffer.byteLength(pattern) > 1024 ? 'have at most 1024 bytes' : syntax(pattern);
  if (must) {
    const fix = advice(pattern);
    throw new MeshError('MESH_INVALID_REGEX', {
      property,
      value: pattern,
      must,
      ...(fix && { fix }),
      ...(at && { at }),
    });
  }
  return pattern;
}

function advice(pattern: string): string | undefined {
  if (pattern.startsWith('*')) return `'*' repeats what is before it; write '.${pattern}' for any text`;
  return /\(\?<?[=!]|\\[1-9]/.test(pattern) ? 'RE2 has no look-around and no back-references' : undefined;
}

function syntax(pattern: string): string | undefined {
  // Loaded when the first regex is written: most charts have none.
  const { RE2JS } = require('re2js') as typeof import('re2js');
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    return `be a regular expression that RE2 reads (${(error as Error).message})`;
  }
}
