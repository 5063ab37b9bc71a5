import type { k8s } from 'cdk8s-plus-28';
import type { QuantityWire } from '../core/quantity';
import type { ScalingRulesJson } from './scaling-rules';

/** The spec of an `autoscaling/v2` HorizontalPodAutoscaler; cdk8s-plus-28 does not know `tolerance` yet. */
export type HorizontalPodAutoscalerSpec = Omit<QuantityWire<k8s.HorizontalPodAutoscalerSpecV2>, 'behavior'> & {
  readonly behavior: {
    readonly scaleUp?: ScalingRulesJson | undefined;
    readonly scaleDown?: ScalingRulesJson | undefined;
  };
};

/** The wire form of a metric. */
export type MetricJson = QuantityWire<k8s.MetricSpecV2>;
