import type { HttpRouteSpecRulesFiltersUrlRewritePath } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { Wire } from '../core/wire';

/**
 * What becomes of the path of a request.
 *
 * @example
 * gatewayApi.PathModifier.replaceFullPath('/maintenance');
 * gatewayApi.PathModifier.replacePrefixMatch('/v2');
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httppathmodifier
 */
export class PathModifier {
  /**
   * The whole path is replaced.
   *
   * @throws MeshError MESH_TOO_LONG for more than 1024 characters
   */
  public static replaceFullPath(path: string): PathModifier {
    return new PathModifier('ReplaceFullPath', checkLength(path, 'replaceFullPath'));
  }

  /**
   * The prefix that matched is replaced, segment by segment: with `/v2`, a prefix `/v1` makes `/v2/users` out of
   * `/v1/users`. The rule has to have one match, with a prefix.
   *
   * @throws MeshError MESH_TOO_LONG for more than 1024 characters
   */
  public static replacePrefixMatch(prefix: string): PathModifier {
    return new PathModifier('ReplacePrefixMatch', checkLength(prefix, 'replacePrefixMatch'));
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'PathModifier';

  private constructor(
    /** What is replaced. */
    public readonly type: 'ReplaceFullPath' | 'ReplacePrefixMatch',
    /** What it is replaced with. */
    public readonly path: string,
  ) {
    Object.freeze(this);
  }
}

/** The modifier in its wire form. */
export function renderPathModifier({ type, path }: PathModifier): Wire<HttpRouteSpecRulesFiltersUrlRewritePath> {
  return type === 'ReplaceFullPath' ? { type, replaceFullPath: path } : { type, replacePrefixMatch: path };
}

function checkLength(path: string, property: string): string {
  if (path.length > 1024) {
    throw new MeshError('MESH_TOO_LONG', {
      property,
      value: `${path.length} characters`,
      must: 'have at most 1024 characters',
    });
  }
  return path;
}
