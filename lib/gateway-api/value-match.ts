import type { HttpRouteSpecRulesMatchesHeaders } from '../../imports/gateway.networking.k8s.io';
import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';
import { checkRegex } from '../core/string-match';
import type { Wire } from '../core/wire';
import { checkHeaderNames } from './header-name';
import { checkAtMost } from './list-checks';

/**
 * How the content of a header or of a query parameter is compared: equal, or by a regular expression.
 *
 * @example
 * gatewayApi.ValueMatch.exact('jason');
 * gatewayApi.ValueMatch.regex('v[0-9]+');
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httpheadermatch
 */
export class ValueMatch {
  /** The content is equal to `text`, case included. */
  public static exact(text: string): ValueMatch {
    return new ValueMatch('Exact', text);
  }

  /**
   * The whole content matches the RE2 expression `pattern`, as Istio reads it; other implementations may read other
   * dialects.
   *
   * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
   */
  public static regex(pattern: string): ValueMatch {
    return new ValueMatch('RegularExpression', checkRegex(pattern, 'regex'));
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'ValueMatch';

  private constructor(
    /** How the content is compared. */
    public readonly type: 'Exact' | 'RegularExpression',
    /** What the content is compared with. */
    public readonly text: string,
  ) {
    Object.freeze(this);
  }
}

/** Matches by name as a list; `max` is the length that the content can have. */
export function renderValueMatches(
  matches: { readonly [name: string]: ValueMatch } | undefined,
  place: Place,
  max: number,
): Wire<HttpRouteSpecRulesMatchesHeaders>[] | undefined {
  if (matches === undefined) return undefined;
  const entries = Object.entries(matches);
  checkHeaderNames(Object.keys(matches), place);
  checkAtMost(entries, place, 16);
  return entries.map(([name, { type, text }]) => {
    if (text.length < 1 || text.length > max) {
      throw new MeshError('MESH_TOO_LONG', {
        ...place,
        property: `${place.property}.${name}`,
        value: `${text.length} characters`,
        must: `be compared with 1 to ${max} characters`,
      });
    }
    return { name, type, value: text };
  });
}
