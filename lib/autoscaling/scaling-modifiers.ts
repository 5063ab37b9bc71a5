import type { ScaledObjectSpecAdvancedScalingModifiers } from '../../imports/keda.sh';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { MetricType, Trigger } from './trigger';
import { checkPositive, renderParameters } from './trigger-parameters';

/**
 * One metric made of those of several triggers.
 *
 * @example
 * const scalingModifiers: ScalingModifiers = { formula: '(requests + jobs) / 2', target: 10 };
 * @see https://keda.sh/docs/2.20/reference/scaledobject-spec/#scalingmodifiers
 */
export interface ScalingModifiers {
  /** The metric, in the language Expr, by the names of the triggers. */
  readonly formula: string;
  /** What the metric is meant to be: more than 0. */
  readonly target: number;
  /**
   * The metric above which the first pod comes.
   * @default 0
   */
  readonly activationTarget?: number;
  /**
   * How `target` is read.
   * @default MetricType.AVERAGE_VALUE
   */
  readonly metricType?: MetricType;
}

/** The modifiers in their wire form. */
export function renderScalingModifiers(
  { formula, target, activationTarget, metricType }: ScalingModifiers,
  triggers: readonly Trigger[],
  at: MeshResource<unknown>,
  property: string,
): Wire<ScaledObjectSpecAdvancedScalingModifiers> {
  const names = triggers.flatMap(({ name, isResource }) => (name === undefined || isResource ? [] : [name]));
  const words: readonly string[] = formula.match(/\w+/g) ?? [];
  if (!names.some((name) => words.includes(name))) {
    throw new MeshError('MESH_FORMULA_WITHOUT_TRIGGER', {
      property: `${property}.formula`,
      value: formula,
      must: 'name at least one trigger, of another type than cpu and memory',
      fix: names.length === 0 ? 'give the triggers names' : `the names are ${names.join(', ')}`,
      at,
    });
  }
  checkPositive(target, { property: `${property}.target`, at });
  return { formula, ...renderParameters({ target, activationTarget }, { property, at }), metricType };
}
