import { Duration } from 'cdk8s';
import { checkNotEmpty } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { renderQuantity } from '../core/quantity';
import { renderSeconds } from '../core/seconds';
import { ScalingPolicy, type ScalingPolicyJson } from './scaling-policy';

/** Which policy counts where there are several. */
export enum SelectPolicy {
  /** The one that allows the largest change. */
  MAX = 'Max',
  /** The one that allows the smallest change. */
  MIN = 'Min',
  /** None: the number of pods does not change in this direction. */
  DISABLED = 'Disabled',
}

interface Enabled {
  /**
   * How long a change is held back for the case that it is undone: whole seconds, 0 s to 3600 s.
   * @default - up: 0 s; down: 300 s
   * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#stabilization-window
   */
  readonly stabilizationWindow?: Duration;
  /**
   * How fast the number may change.
   * @default - up: 100 % or 4 pods per 15 s; down: 100 % per 15 s
   */
  readonly policies?: readonly ScalingPolicy[];
  /**
   * Which of the policies counts.
   * @default SelectPolicy.MAX
   */
  readonly selectPolicy?: SelectPolicy.MAX | SelectPolicy.MIN;
  /**
   * How far the metric may be from its target before the number changes, as a fraction: 0.05 is 5 %. Kubernetes knows it
   * from 1.33 on, behind the feature gate `HPAConfigurableTolerance`.
   * @default - that of the cluster: 0.1
   */
  readonly tolerance?: number;
}

interface Disabled {
  /** The number of pods does not change in this direction. */
  readonly selectPolicy: SelectPolicy.DISABLED;
  readonly stabilizationWindow?: never;
  readonly policies?: never;
  readonly tolerance?: never;
}

/**
 * How the number of pods changes in one direction.
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior
 */
export type ScalingRules = Enabled | Disabled;

/**
 * How the number of pods changes.
 *
 * @example
 * const behavior: ScalingBehavior = {
 *   scaleUp: { policies: [ScalingPolicy.pods(2, Duration.minutes(1))] },
 *   scaleDown: { selectPolicy: SelectPolicy.DISABLED },
 * };
 */
export interface ScalingBehavior {
  /**
   * How pods are added.
   * @default - at once, 100 % or 4 pods per 15 s, whichever is more
   */
  readonly scaleUp?: ScalingRules;
  /**
   * How pods are removed.
   * @default - when the metric has asked for it for 300 s, 100 % per 15 s
   */
  readonly scaleDown?: ScalingRules;
}

/** The wire form, which HorizontalPodAutoscaler and KEDA share. */
export interface ScalingRulesJson {
  readonly stabilizationWindowSeconds?: number | undefined;
  readonly policies?: ScalingPolicyJson[] | undefined;
  readonly selectPolicy?: string | undefined;
  readonly tolerance?: string | undefined;
}

/** The behavior in its wire form: what was given, and nothing else. */
export function renderBehavior(behavior: ScalingBehavior, at: MeshResource<unknown>, property: string) {
  const { scaleUp, scaleDown } = behavior;
  return {
    scaleUp: scaleUp && renderRules(scaleUp, at, `${property}.scaleUp`),
    scaleDown: scaleDown && renderRules(scaleDown, at, `${property}.scaleDown`),
  };
}

const PERIOD = Duration.seconds(15);
const SCALE_UP: Enabled = {
  stabilizationWindow: Duration.seconds(0),
  policies: [ScalingPolicy.percent(100, PERIOD), ScalingPolicy.pods(4, PERIOD)],
  selectPolicy: SelectPolicy.MAX,
};
const SCALE_DOWN: Enabled = {
  stabilizationWindow: Duration.seconds(300),
  policies: [ScalingPolicy.percent(100, PERIOD)],
  selectPolicy: SelectPolicy.MAX,
};

/** The behavior with what Kubernetes does by default written out. */
export function withDefaults({ scaleUp, scaleDown }: ScalingBehavior): ScalingBehavior {
  return { scaleUp: completed(scaleUp, SCALE_UP), scaleDown: completed(scaleDown, SCALE_DOWN) };
}

function completed(rules: ScalingRules = {}, defaults: Enabled): ScalingRules {
  if (rules.selectPolicy === SelectPolicy.DISABLED) return rules;
  return {
    stabilizationWindow: rules.stabilizationWindow ?? defaults.stabilizationWindow,
    policies: rules.policies ?? defaults.policies,
    selectPolicy: rules.selectPolicy ?? defaults.selectPolicy,
    tolerance: rules.tolerance,
  };
}

function renderRules(rules: ScalingRules, at: MeshResource<unknown>, property: string): ScalingRulesJson {
  const { stabilizationWindow, policies, selectPolicy, tolerance } = rules;
  if (selectPolicy === SelectPolicy.DISABLED && (stabilizationWindow ?? policies ?? tolerance) !== undefined) {
    throw new MeshError('MESH_SCALING_DISABLED', {
      property,
      must: 'have nothing beside selectPolicy Disabled, which lets no change happen',
      fix: 'drop selectPolicy, or the rest',
      at,
    });
  }
  checkNotEmpty(policies, { property: `${property}.policies`, at }, 'leave it out for the default');
  return {
    stabilizationWindowSeconds: renderSeconds(
      stabilizationWindow,
      { property: `${property}.stabilizationWindow`, at },
      0,
      3600,
    ),
    policies: policies?.map((policy, index) => policy._render(at, `${property}.policies[${index}]`)),
    selectPolicy,
    tolerance: renderTolerance(tolerance, at, `${property}.tolerance`),
  };
}

function renderTolerance(tolerance: number | undefined, at: MeshResource<unknown>, property: string) {
  if (tolerance === undefined || tolerance === 0) return tolerance === 0 ? '0' : undefined;
  return renderQuantity(tolerance, { property, at });
}
