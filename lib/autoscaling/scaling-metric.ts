import type { Size } from 'cdk8s';
import type { Cpu, LabelSelector } from 'cdk8s-plus-28';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { renderQuantity } from '../core/quantity';
import { checkSameNamespace } from '../core/same-namespace';
import type { MetricJson } from './horizontal-spec';
import { type ContainerUsageTarget, ResourceUsage, type UsageTarget } from './resource-usage';
import { renderTargetRef, type ScaleTarget, type TargetRefJson } from './scale-target';

/** What a metric is meant to be: as a whole, or per pod. */
export type MetricTarget =
  | {
      /** The metric as a whole. */
      readonly value: number;
      readonly averageValue?: never;
    }
  | {
      /** The metric divided by the number of pods. */
      readonly averageValue: number;
      readonly value?: never;
    };

/** Which of the series of a metric's name count. */
export interface MetricSelection {
  /**
   * The labels that the series has.
   * @default - any
   */
  readonly selector?: LabelSelector;
}

interface Form {
  readonly check?: (target: ScaleTarget, at: MeshResource<unknown>, property: string) => void;
  readonly render: (target: ScaleTarget, at: MeshResource<unknown>, property: string) => MetricJson;
}

/**
 * What a HorizontalPodAutoscaler measures, and what it is meant to be.
 *
 * `cpu` and `memory` measure one container, so that the sidecar does not count; `podCpu` and `podMemory` measure all
 * containers of a pod together.
 *
 * @example
 * ScalingMetric.cpu({ utilization: 70 });
 * ScalingMetric.memory({ averageValue: Size.mebibytes(200), container: 'app' });
 * ScalingMetric.pods('http_requests_per_second', { averageValue: 50 });
 * ScalingMetric.external('queue_length', { averageValue: 30 });
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-resource-metrics
 */
export class ScalingMetric {
  /** The CPU of one container: in percent of its request, or as an amount. */
  public static cpu(target: ContainerUsageTarget<Cpu>): ScalingMetric {
    return ScalingMetric.ofUsage(new ResourceUsage('cpu', target, false));
  }

  /** The memory of one container: in percent of its request, or as an amount. */
  public static memory(target: ContainerUsageTarget<Size>): ScalingMetric {
    return ScalingMetric.ofUsage(new ResourceUsage('memory', target, false));
  }

  /** The CPU of whole pods: in percent of the requests of all containers, the sidecar among them, or as an amount. */
  public static podCpu(target: UsageTarget<Cpu>): ScalingMetric {
    return ScalingMetric.ofUsage(new ResourceUsage('cpu', target, true));
  }

  /** The memory of whole pods: in percent of the requests of all containers, or as an amount. */
  public static podMemory(target: UsageTarget<Size>): ScalingMetric {
    return ScalingMetric.ofUsage(new ResourceUsage('memory', target, true));
  }

  /** A metric that every pod reports; the average of the pods counts. */
  public static pods(name: string, target: MetricSelection & { readonly averageValue: number }): ScalingMetric {
    return new ScalingMetric({
      render: (_, at, property) => ({
        type: 'Pods',
        pods: {
          metric: renderIdentifier(name, target, at, property),
          target: {
            type: 'AverageValue',
            averageValue: renderQuantity(target.averageValue, { property: `${property}.averageValue`, at }),
          },
        },
      }),
    });
  }

  /** A metric of another object, such as the requests per second of a Service. */
  public static object(
    name: string,
    target: MetricSelection &
      MetricTarget & {
        /** The object, in the namespace of the autoscaler. */
        readonly describedObject: TargetRefJson;
      },
  ): ScalingMetric {
    return new ScalingMetric({
      render: (_, at, property) => {
        checkSameNamespace(target.describedObject, at, `${property}.describedObject`);
        return {
          type: 'Object',
          object: {
            describedObject: renderTargetRef(target.describedObject),
            metric: renderIdentifier(name, target, at, property),
            target: renderMetricTarget(target, at, property),
          },
        };
      },
    });
  }

  /** A metric of something outside the cluster, such as the length of a queue. */
  public static external(name: string, target: MetricSelection & MetricTarget): ScalingMetric {
    return new ScalingMetric({
      render: (_, at, property) => ({
        type: 'External',
        external: {
          metric: renderIdentifier(name, target, at, property),
          target: renderMetricTarget(target, at, property),
        },
      }),
    });
  }

  private static ofUsage(usage: ResourceUsage): ScalingMetric {
    return new ScalingMetric({
      check: (target, at, property) => usage.check(target, at, property),
      render: (scaled, at, property) => {
        const { container, type, utilization, averageValue } = usage.read(scaled, at, property);
        const target = { type, averageUtilization: utilization, averageValue };
        const name = usage.resource;
        return container === undefined
          ? { type: 'Resource', resource: { name, target } }
          : { type: 'ContainerResource', containerResource: { name, container, target } };
      },
    });
  }

  readonly #form: Form;

  private constructor(form: Form) {
    this.#form = form;
    Object.freeze(this);
  }

  /** @internal Fails where the metric cannot be told of the target. */
  public _check(target: ScaleTarget, at: MeshResource<unknown>, property: string): void {
    this.#form.check?.(target, at, property);
  }

  /** @internal */
  public _render(target: ScaleTarget, at: MeshResource<unknown>, property: string): MetricJson {
    return this.#form.render(target, at, property);
  }
}

/** A metric's name is a step of the path under which the metrics server is asked for it. */
function renderIdentifier(name: string, { selector }: MetricSelection, at: MeshResource<unknown>, property: string) {
  if (!/^[^/%]+$/.test(name) || name === '.' || name === '..') {
    throw new MeshError('MESH_INVALID_NAME', {
      property: `${property}.name`,
      value: name,
      must: 'be the name of a metric, without / and %',
      at,
    });
  }
  return { name, selector: selector?._toKube() };
}

function renderMetricTarget({ value, averageValue }: MetricTarget, at: MeshResource<unknown>, property: string) {
  if ((value === undefined) === (averageValue === undefined)) {
    throw new MeshError('MESH_METRIC_TARGET', { property, must: 'have one of value and averageValue', at });
  }
  return value === undefined
    ? {
        type: 'AverageValue',
        averageValue: renderQuantity(averageValue as number, { property: `${property}.averageValue`, at }),
      }
    : { type: 'Value', value: renderQuantity(value, { property: `${property}.value`, at }) };
}
