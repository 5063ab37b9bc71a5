import { MeshError } from '../core/errors';
import { checkRegex } from '../core/string-match';

const CHARACTERS = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/;

/**
 * How the path of a request is compared, its query string left out.
 *
 * @example
 * gatewayApi.PathMatch.exact('/productpage');
 * gatewayApi.PathMatch.prefix('/static');
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httppathmatch
 */
export class PathMatch {
  /**
   * The path is equal to `path`, case included.
   *
   * @throws MeshError MESH_INVALID_PATH for what is no path
   */
  public static exact(path: string): PathMatch {
    return new PathMatch('Exact', checkPath(path, 'exact'));
  }

  /**
   * The path begins with the segments of `path`: `/foo` matches `/foo` and `/foo/bar`, and not `/foobar`.
   *
   * @throws MeshError MESH_INVALID_PATH for what is no path
   */
  public static prefix(path: string): PathMatch {
    return new PathMatch('PathPrefix', checkPath(path, 'prefix'));
  }

  /**
   * The whole path matches the RE2 expression `pattern`, as Istio reads it; other implementations may read other
   * dialects. Istio looks at regular expressions last: any prefix that matches is taken before them.
   *
   * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
   */
  public static regex(pattern: string): PathMatch {
    return new PathMatch('RegularExpression', checkRegex(pattern, 'regex'));
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'PathMatch';

  private constructor(
    /** How the path is compared. */
    public readonly type: 'Exact' | 'PathPrefix' | 'RegularExpression',
    /** What the path is compared with. */
    public readonly path: string,
  ) {
    Object.freeze(this);
  }
}

function checkPath(path: string, property: string): string {
  const must = complaint(path);
  if (must) throw new MeshError('MESH_INVALID_PATH', { property, value: path, must });
  return path;
}

function complaint(path: string): string | undefined {
  if (!path.startsWith('/')) return 'begin with /';
  if (path.length > 1024) return 'have at most 1024 characters';
  if (path.includes('//')) return 'have no empty segment';
  if (/\/\.\.?(?:\/|$)/.test(path)) return 'have no segment . or ..';
  if (/%2f/i.test(path)) return 'have no escaped slash';
  if (/[?#]/.test(path)) return 'end before ? and #';
  if (!CHARACTERS.test(path))
    return 'have only letters, digits, escapes such as %20 and the characters that a path may have';
  return undefined;
}
