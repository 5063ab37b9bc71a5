import { type INamespaceSelector, LabelExpression, Namespace, type NamespacesSelectOptions } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { GatewaySpecListenersAllowedRoutesNamespacesSelector } from '../../imports/gateway.networking.k8s.io';
import type { Wire } from '../core/wire';

/** The names that the Gateway API gives to sets of namespaces. */
export type NamespacesFrom = 'All' | 'Same' | 'Selector' | 'None';

/** The wire form of a set of namespaces. */
export interface FromNamespacesJson<From extends NamespacesFrom = NamespacesFrom> {
  readonly from: From;
  readonly selector: Wire<GatewaySpecListenersAllowedRoutesNamespacesSelector> | undefined;
}

/**
 * Namespaces whose routes, or whose ListenerSets, may be attached to a Gateway.
 *
 * @example
 * gatewayApi.FromNamespaces.selector({ labels: { 'shared-gateway': 'true' } });
 * gatewayApi.FromNamespaces.selector(new kplus.Namespace(chart, 'shop'));
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#fromnamespaces
 */
export class FromNamespaces<From extends NamespacesFrom = NamespacesFrom> {
  /** Every namespace. */
  public static readonly ALL = new FromNamespaces('All', undefined);
  /** The namespace of the Gateway. */
  public static readonly SAME = new FromNamespaces('Same', undefined);
  /** No namespace; for ListenerSets only. */
  public static readonly NONE = new FromNamespaces('None', undefined);

  /** Namespaces by their labels or their names: a Namespace, the Namespaces of cdk8s-plus, or conditions. */
  public static selector(namespaces: INamespaceSelector | NamespacesSelectOptions): FromNamespaces<'Selector'> {
    return new FromNamespaces('Selector', selectorOf(namespaces));
  }

  readonly #selector: FromNamespacesJson['selector'];

  private constructor(
    /** How the namespaces are found. */
    public readonly from: From,
    selector: FromNamespacesJson['selector'],
  ) {
    this.#selector = selector;
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): FromNamespacesJson<From> {
    return { from: this.from, selector: this.#selector };
  }
}

function selectorOf(namespaces: INamespaceSelector | NamespacesSelectOptions): FromNamespacesJson['selector'] {
  const { labels = {}, expressions = [], names } = isSelector(namespaces) ? optionsOf(namespaces) : namespaces;
  const all =
    names && names.length !== 1 ? [...expressions, LabelExpression.in(Namespace.NAME_LABEL, [...names])] : expressions;
  const matchLabels = names?.length === 1 ? { ...labels, [Namespace.NAME_LABEL]: names[0] as string } : { ...labels };
  return {
    matchLabels: Object.keys(matchLabels).length > 0 ? matchLabels : undefined,
    matchExpressions:
      all.length > 0
        ? all.map(({ key, operator, values }) => ({ key, operator, values: values && [...values] }))
        : undefined,
  };
}

function isSelector(namespaces: INamespaceSelector | NamespacesSelectOptions): namespaces is INamespaceSelector {
  return Construct.isConstruct(namespaces);
}

function optionsOf(selector: INamespaceSelector): NamespacesSelectOptions {
  const { labelSelector, names } = selector.toNamespaceSelectorConfig();
  const { matchLabels, matchExpressions } = labelSelector?._toKube() ?? {};
  return {
    ...(names ? { names } : {}),
    ...(matchLabels ? { labels: matchLabels } : {}),
    ...(matchExpressions ? { expressions: matchExpressions as LabelExpression[] } : {}),
  };
}
