import type { AuthorizationPolicySpecRulesWhen } from '../../imports/security.istio.io';
import { checkNotEmpty, checkPort, type Place } from '../core/checks';
import { checkCidr } from '../core/cidr';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type Basis, checkExperimental, claimKey, headerKey } from './attribute';
import { type NamespaceRef, renderNamespace } from './namespace-ref';
import { containerPort, type OperationPort } from './operation';
import { checkPattern, checkText } from './pattern';
import { checkTrustDomain, type PrincipalRef, renderPrincipal } from './principal';
import { checkRequestPrincipal } from './request-principal';
import { renderServiceAccount, type ServiceAccountRef } from './service-account-ref';

type Render<V> = (value: V, place: Place, policy: MeshResource<unknown>) => string;

/** A value that waits for its policy: how some are written depends on the policy's namespace. */
type Pending = (place: Place, policy: MeshResource<unknown>) => string;

interface Attribute<V, B extends Basis> {
  readonly key: string;
  readonly basis: B;
  readonly render: Render<V>;
}

function pending<V>(values: readonly V[], { render }: Attribute<V, Basis>): readonly Pending[] {
  return values.map((value) => (place, policy) => render(value, place, policy));
}

const pattern: Render<string> = (text, place) => checkPattern(text, place);

/** An attribute of a request that is still to be compared, with `in` or `notIn`. */
export class ConditionKey<V, B extends Basis> {
  readonly #attribute: Attribute<V, B>;

  /** @internal */
  public constructor(attribute: Attribute<V, B>) {
    this.#attribute = attribute;
    Object.freeze(this);
  }

  /** The attribute is there and has one of the values; texts may have a `*` at either end. */
  public in(values: readonly V[]): Condition<B, V> {
    return new Condition<B, V>(this.#attribute, pending(values, this.#attribute), undefined);
  }

  /** The attribute has none of the values, or is not there. */
  public notIn(values: readonly V[]): Condition<B, V> {
    return new Condition<B, V>(this.#attribute, undefined, pending(values, this.#attribute));
  }
}

/**
 * A further condition on a request.
 *
 * @example
 * const when = [
 *   Condition.requestHeader('x-tenant').in(['acme', 'test-*']).notIn(['test-old']),
 *   Condition.claim('groups').in(['admin']),
 *   Condition.destinationPort().in([8080]),
 * ];
 * @see https://istio.io/latest/docs/reference/config/security/conditions/
 */
export class Condition<B extends Basis = Basis, V = never> {
  /** A header of the request. HTTP only. */
  public static requestHeader(name: string): ConditionKey<string, 'request'> {
    return new ConditionKey({ key: headerKey(name), basis: 'request', render: checkText });
  }
  /** The address of the peer of the connection, compared with addresses and CIDR ranges. */
  public static sourceIp(): ConditionKey<string, 'request'> {
    return new ConditionKey({ key: 'source.ip', basis: 'request', render: checkCidr });
  }
  /** The address of the first client, as `X-Forwarded-For` or the PROXY protocol tells. */
  public static remoteIp(): ConditionKey<string, 'request'> {
    return new ConditionKey({ key: 'remote.ip', basis: 'request', render: checkCidr });
  }
  /** The namespace of the client. Needs mutual TLS. */
  public static sourceNamespace(): ConditionKey<NamespaceRef, 'identity'> {
    return new ConditionKey({ key: 'source.namespace', basis: 'identity', render: renderNamespace });
  }
  /** The ServiceAccount of the client. Needs mutual TLS. */
  public static sourceServiceAccount(): ConditionKey<ServiceAccountRef, 'identity'> {
    const render: Render<ServiceAccountRef> = (ref, place, policy) => renderServiceAccount(ref, policy, place.property);
    return new ConditionKey({ key: 'source.serviceAccount', basis: 'identity', render });
  }
  /** The identity in the client's certificate. */
  public static sourcePrincipal(): ConditionKey<PrincipalRef, 'identity'> {
    return new ConditionKey({ key: 'source.principal', basis: 'identity', render: renderPrincipal });
  }
  /** The trust domain of the client's certificate. */
  public static sourceTrustDomain(): ConditionKey<string, 'identity'> {
    return new ConditionKey({ key: 'source.trustDomain', basis: 'identity', render: checkTrustDomain });
  }
  /** The `issuer/subject` of the request's token. HTTP only. */
  public static requestPrincipal(): ConditionKey<string, 'identity'> {
    return new ConditionKey({ key: 'request.auth.principal', basis: 'identity', render: checkRequestPrincipal });
  }
  /** The audiences of the request's token, its claim `aud`. HTTP only. */
  public static audiences(): ConditionKey<string, 'identity'> {
    return new ConditionKey({ key: 'request.auth.audiences', basis: 'identity', render: pattern });
  }
  /** Whom the request's token was issued to, its claim `azp`. HTTP only. */
  public static presenter(): ConditionKey<string, 'identity'> {
    return new ConditionKey({ key: 'request.auth.presenter', basis: 'identity', render: pattern });
  }
  /** A claim of the request's token; further names lead into it: `claim('realm', 'roles')`. HTTP only. */
  public static claim(name: string, ...path: readonly string[]): ConditionKey<string, 'identity'> {
    return new ConditionKey({ key: claimKey([name, ...path]), basis: 'identity', render: checkText });
  }
  /** The address that the request is for, compared with addresses and CIDR ranges. */
  public static destinationIp(): ConditionKey<string, 'request'> {
    return new ConditionKey({ key: 'destination.ip', basis: 'request', render: checkCidr });
  }
  /** The port of the container, by its number or by an object such as `ServicePort`. */
  public static destinationPort(): ConditionKey<OperationPort, 'request'> {
    const render: Render<OperationPort> = (port, place) => `${checkPort(containerPort(port), place)}`;
    return new ConditionKey({ key: 'destination.port', basis: 'request', render });
  }
  /** The server name of the TLS handshake. */
  public static sni(): ConditionKey<string, 'request'> {
    return new ConditionKey({ key: 'connection.sni', basis: 'request', render: pattern });
  }

  /**
   * An experimental attribute, such as `experimental.envoy.filters.network.mysql_proxy[db.table]`.
   *
   * @throws MeshError MESH_INVALID_ATTRIBUTE for any other
   */
  public static attribute(key: string): ConditionKey<string, 'request'> {
    return new ConditionKey({ key: checkExperimental(key), basis: 'request', render: checkText });
  }

  /** Where the attribute comes from. */
  public readonly basis: B;
  /** The attribute by the name that Istio gives it. */
  public readonly key: string;
  readonly #attribute: Attribute<V, B>;
  readonly #values: readonly Pending[] | undefined;
  readonly #notValues: readonly Pending[] | undefined;

  /** @internal */
  public constructor(
    attribute: Attribute<V, B>,
    values: readonly Pending[] | undefined,
    notValues: readonly Pending[] | undefined,
  ) {
    this.#attribute = attribute;
    this.key = attribute.key;
    this.basis = attribute.basis;
    this.#values = values;
    this.#notValues = notValues;
    Object.freeze(this);
  }

  /** The attribute also has one of the values; for a condition that was made with `notIn`. */
  public in(values: readonly V[]): Condition<B, V> {
    if (this.#values) throw this.twice('in');
    return new Condition<B, V>(this.#attribute, pending(values, this.#attribute), this.#notValues);
  }

  /** The attribute also has none of the values; for a condition that was made with `in`. */
  public notIn(values: readonly V[]): Condition<B, V> {
    if (this.#notValues) throw this.twice('notIn');
    return new Condition<B, V>(this.#attribute, this.#values, pending(values, this.#attribute));
  }

  /** @internal */
  public _render(policy: MeshResource<unknown>, property: string): Wire<AuthorizationPolicySpecRulesWhen> {
    const list = (name: 'in' | 'notIn', values: readonly Pending[] | undefined) => {
      const place = { property: `${property}.${name}`, at: policy };
      return checkNotEmpty(values, place, `name a value of ${this.key}`)?.map((value, index) =>
        value({ ...place, property: `${place.property}[${index}]` }, policy),
      );
    };
    return { key: this.key, values: list('in', this.#values), notValues: list('notIn', this.#notValues) };
  }

  private twice(property: string): MeshError {
    const fix = 'give all values at once, or make two conditions where both have to hold';
    return new MeshError('MESH_CONDITION_CONFLICT', { property, value: this.key, must: 'be called once', fix });
  }
}

/** The condition in its wire form. */
export function renderCondition(condition: Condition, policy: MeshResource<unknown>, property: string) {
  if (!(condition instanceof Condition)) {
    throw new MeshError('MESH_INVALID_CONDITION', {
      property,
      must: "be a Condition with 'in' or 'notIn'",
      fix: "write Condition.requestHeader('x').in(['a'])",
      at: policy,
    });
  }
  return condition._render(policy, property);
}
