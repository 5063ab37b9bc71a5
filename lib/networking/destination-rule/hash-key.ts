import type { Duration } from 'cdk8s';
import type { DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHash } from '../../../imports/networking.istio.io';
import { renderDuration } from '../../core/duration';
import { MeshError } from '../../core/errors';
import type { Wire } from '../../core/wire';

/**
 * A cookie whose content decides about the endpoint.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB-HTTPCookie
 */
export interface HashCookie {
  /** The name of the cookie. */
  readonly name: string;
  /**
   * The path that a generated cookie is for.
   * @default - the path of the request
   */
  readonly path?: string;
  /**
   * How long a generated cookie lives; `Duration.seconds(0)` as long as the browser's session.
   * @default - no cookie is generated: clients bring their own
   */
  readonly ttl?: Duration;
  /**
   * Further attributes of a generated cookie, such as `{ SameSite: 'Strict', Secure: '' }`; those without content have ''.
   * @default - none
   */
  readonly attributes?: { readonly [name: string]: string };
}

type KeyJson = Pick<
  Wire<DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHash>,
  'httpHeaderName' | 'httpCookie' | 'useSourceIp' | 'httpQueryParameterName'
>;

/**
 * What requests have in common that go to the same endpoint.
 *
 * @example
 * HashKey.header('x-user');
 * HashKey.cookie({ name: 'session', ttl: Duration.hours(1) });
 * HashKey.queryParameter('user');
 * HashKey.sourceIp();
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB
 */
export class HashKey {
  /**
   * A request header.
   * @throws MeshError MESH_INVALID_HASH_KEY for an empty name
   */
  public static header(name: string): HashKey {
    return new HashKey({ httpHeaderName: checkName(name, 'header') });
  }

  /**
   * A cookie, which the proxy generates where a `ttl` is given.
   * @throws MeshError MESH_INVALID_HASH_KEY for an empty name of the cookie or of an attribute
   */
  public static cookie({ name, path, ttl, attributes }: HashCookie): HashKey {
    return new HashKey({
      httpCookie: {
        name: checkName(name, 'cookie.name'),
        path,
        ttl: renderDuration(ttl, { property: 'cookie.ttl' }, { zero: true }),
        attributes:
          attributes &&
          Object.entries(attributes).map(([key, content]) => ({
            name: checkName(key, 'cookie.attributes'),
            value: content,
          })),
      },
    });
  }

  /**
   * A parameter of the query string.
   * @throws MeshError MESH_INVALID_HASH_KEY for an empty name
   */
  public static queryParameter(name: string): HashKey {
    return new HashKey({ httpQueryParameterName: checkName(name, 'queryParameter') });
  }

  /** The IP address that the connection comes from; for TCP as well as HTTP. */
  public static sourceIp(): HashKey {
    return new HashKey({ useSourceIp: true });
  }

  readonly #json: KeyJson;

  private constructor(json: KeyJson) {
    this.#json = json;
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): KeyJson {
    return this.#json;
  }
}

function checkName(name: string, property: string): string {
  if (name.trim() === '') throw new MeshError('MESH_INVALID_HASH_KEY', { property, value: name, must: 'not be empty' });
  return name;
}
