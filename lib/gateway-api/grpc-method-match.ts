import type { GrpcRouteSpecRulesMatchesMethod } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import { checkRegex } from '../core/string-match';
import type { Wire } from '../core/wire';

/** A service, a method, or a method of a service. */
export type GRPCMethod =
  | {
      /** The service with its package: `routeguide.RouteGuide`. */
      readonly service: string;
      /**
       * The method.
       * @default - every method
       */
      readonly method?: string;
    }
  | {
      /** The method. */
      readonly method: string;
      readonly service?: never;
    };

const SERVICE = /^\.?[a-z_][a-z_0-9]*(?:\.[a-z_][a-z_0-9]*)*$/i;
const METHOD = /^[a-z_][a-z_0-9]*$/i;

/**
 * Which gRPC method is called.
 *
 * @example
 * gatewayApi.GRPCMethodMatch.exact({ service: 'routeguide.RouteGuide', method: 'GetFeature' });
 * gatewayApi.GRPCMethodMatch.regex({ method: '(?:Get|List).*' });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#grpcmethodmatch
 */
export class GRPCMethodMatch {
  /**
   * The names are equal, case included.
   *
   * @throws MeshError MESH_INVALID_NAME for what is no name of a service or of a method
   */
  public static exact({ service, method }: GRPCMethod): GRPCMethodMatch {
    checkNamed(service, method, 'exact');
    checkName(service, 'service', SERVICE, 'be the name of a service with its package, such as routeguide.RouteGuide');
    checkName(method, 'method', METHOD, 'be the name of a method: letters, digits and underscores');
    return new GRPCMethodMatch('Exact', service, method);
  }

  /**
   * The whole names match RE2 expressions, as Istio reads them; other implementations may read other dialects.
   *
   * @throws MeshError MESH_INVALID_REGEX for what RE2 does not read
   * @throws MeshError MESH_BARE_ALTERNATIVES for alternatives or anchors outside of a group
   */
  public static regex({ service, method }: GRPCMethod): GRPCMethodMatch {
    checkNamed(service, method, 'regex');
    checkPattern(service, 'service');
    checkPattern(method, 'method');
    return new GRPCMethodMatch('RegularExpression', service, method);
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'GRPCMethodMatch';

  private constructor(
    /** How the names are compared. */
    public readonly type: 'Exact' | 'RegularExpression',
    /** The service; any, where it is absent. */
    public readonly service: string | undefined,
    /** The method; any, where it is absent. */
    public readonly method: string | undefined,
  ) {
    Object.freeze(this);
  }
}

/** The match in its wire form. */
export function renderGRPCMethodMatch({
  type,
  service,
  method,
}: GRPCMethodMatch): Wire<GrpcRouteSpecRulesMatchesMethod> {
  return { type, service, method };
}

/** For callers whose types were lost on the way. */
function checkNamed(service: string | undefined, method: string | undefined, property: string): void {
  if (service !== undefined || method !== undefined) return;
  throw new MeshError('MESH_EMPTY_MATCH', {
    property,
    must: 'have service or method',
    fix: 'every call is meant where the match is left out',
  });
}

function checkName(name: string | undefined, property: string, form: RegExp, must: string): void {
  if (name === undefined || (name.length <= 1024 && form.test(name))) return;
  const fix = name.includes('/') ? 'give the service and the method by their own properties' : undefined;
  throw new MeshError('MESH_INVALID_NAME', { property, value: name, must, ...(fix ? { fix } : {}) });
}

/** Istio writes both expressions into one, `/service/method`. */
function checkPattern(pattern: string | undefined, property: string): void {
  if (pattern === undefined) return;
  checkRegex(pattern, property);
  const bare = bareOperator(pattern);
  if (bare === undefined) return;
  throw new MeshError('MESH_BARE_ALTERNATIVES', {
    property,
    value: pattern,
    must: bare === '|' ? 'have its alternatives in a group' : `not have ${bare}`,
    fix: bare === '|' ? `write '(?:${pattern})'` : 'names are compared as a whole',
  });
}

/** The first `|`, `^` or `$` that stands in no group and in no class of characters. */
function bareOperator(pattern: string): string | undefined {
  let depth = 0;
  for (const [token] of pattern.matchAll(/\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|[\s\S]/g)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (depth === 0 && /^[|^$]$/.test(token)) return token;
  }
  return undefined;
}
