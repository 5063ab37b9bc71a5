import type { Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import type { ScaledObjectSpecTriggers } from '../../imports/keda.sh';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type AuthenticationRef, renderAuthenticationRef } from './authentication-ref';
import { type CronTrigger, cronParameters } from './cron-trigger';
import { type KafkaTrigger, kafkaParameters } from './kafka-trigger';
import { type PrometheusTrigger, prometheusParameters } from './prometheus-trigger';
import { type RabbitmqTrigger, rabbitmqParameters } from './rabbitmq-trigger';
import { type ContainerUsageTarget, ResourceUsage, type UsageTarget } from './resource-usage';
import type { ScaleTarget } from './scale-target';
import { renderParameters, type TriggerParameter, type TriggerParameters } from './trigger-parameters';

/** How the target number of a trigger is read. */
export enum MetricType {
  /** Per pod. */
  AVERAGE_VALUE = 'AverageValue',
  /** As a whole, whatever the number of pods. */
  VALUE = 'Value',
}

/** What every trigger has. */
export interface TriggerName {
  /**
   * A name, for metrics and for the formula of `scalingModifiers`.
   * @default - KEDA makes one up
   */
  readonly name?: string;
}

/** What triggers have whose metric KEDA fetches itself. */
export interface TriggerOptions extends TriggerName {
  /**
   * How the target number is read.
   * @default MetricType.AVERAGE_VALUE
   */
  readonly metricType?: MetricType;
  /**
   * Whether the metric is fetched once per `pollingInterval`, and not each time that it is asked for.
   * @default false
   */
  readonly useCachedMetrics?: boolean;
  /**
   * How KEDA authenticates to the source of the metric.
   * @default - not at all
   */
  readonly authenticationRef?: AuthenticationRef;
}

type TriggerJson = Wire<ScaledObjectSpecTriggers>;

interface Form {
  readonly usage?: ResourceUsage;
  readonly render: (
    target: ScaleTarget,
    at: MeshResource<unknown>,
    property: string,
  ) => Omit<TriggerJson, 'name' | 'type'>;
}

/**
 * Something that a ScaledObject is scaled by. Numbers and truth values are rendered as text, as KEDA reads them.
 *
 * @example
 * Trigger.cpu({ utilization: 70 });
 * Trigger.prometheus({ serverAddress: 'http://prometheus:9090', query: 'sum(rate(requests[2m]))', threshold: 100 });
 * Trigger.cron({ timezone: 'Europe/Madrid', start: '0 8 * * 1-5', end: '0 20 * * 1-5', desiredReplicas: 5 });
 * Trigger.of('redis', { address: 'redis:6379', listName: 'jobs', listLength: 10 });
 * @see https://keda.sh/docs/2.20/scalers/
 */
export class Trigger {
  /**
   * The CPU of one container: in percent of its request, or as an amount.
   * @see https://keda.sh/docs/2.20/scalers/cpu/
   */
  public static cpu(usage: ContainerUsageTarget<Cpu> & TriggerName): Trigger {
    return Trigger.ofUsage(new ResourceUsage('cpu', usage, false), usage);
  }

  /**
   * The memory of one container: in percent of its request, or as an amount.
   * @see https://keda.sh/docs/2.20/scalers/memory/
   */
  public static memory(usage: ContainerUsageTarget<Size> & TriggerName): Trigger {
    return Trigger.ofUsage(new ResourceUsage('memory', usage, false), usage);
  }

  /** The CPU of whole pods: in percent of the requests of all containers, the sidecar among them, or as an amount. */
  public static podCpu(usage: UsageTarget<Cpu> & TriggerName): Trigger {
    return Trigger.ofUsage(new ResourceUsage('cpu', usage, true), usage);
  }

  /** The memory of whole pods: in percent of the requests of all containers, or as an amount. */
  public static podMemory(usage: UsageTarget<Size> & TriggerName): Trigger {
    return Trigger.ofUsage(new ResourceUsage('memory', usage, true), usage);
  }

  /** A query to Prometheus. */
  public static prometheus(trigger: PrometheusTrigger & TriggerOptions): Trigger {
    return Trigger.fetched('prometheus', trigger, (place) => prometheusParameters(trigger, place));
  }

  /** A queue of RabbitMQ. */
  public static rabbitmq(trigger: RabbitmqTrigger & TriggerOptions): Trigger {
    const hasAuthentication = trigger.authenticationRef !== undefined;
    return Trigger.fetched('rabbitmq', trigger, (place) => rabbitmqParameters(trigger, hasAuthentication, place));
  }

  /** The lag of a consumer group of Kafka. */
  public static kafka(trigger: KafkaTrigger & TriggerOptions): Trigger {
    return Trigger.fetched('kafka', trigger, (place) => kafkaParameters(trigger, place));
  }

  /** A time of the day or week. */
  public static cron(trigger: CronTrigger & TriggerName): Trigger {
    return Trigger.fetched('cron', { name: trigger.name }, (place) => cronParameters(trigger, place));
  }

  /**
   * Any other trigger of KEDA.
   *
   * @param type its type: `redis`, `aws-sqs-queue`, `external` …
   * @param metadata its parameters
   * @throws MeshError MESH_TRIGGER_TYPE for cpu and memory, which have factories of their own
   */
  public static of(
    type: string,
    metadata: { readonly [name: string]: TriggerParameter },
    options: TriggerOptions = {},
  ): Trigger {
    if (type === '' || type === 'cpu' || type === 'memory') {
      throw new MeshError('MESH_TRIGGER_TYPE', {
        property: 'type',
        value: type,
        must: 'be a type of trigger other than cpu and memory',
        ...(type === '' ? {} : { fix: `call Trigger.${type}, which knows the container` }),
      });
    }
    if (type === 'cron' && options.useCachedMetrics) {
      throw new MeshError('MESH_TRIGGER_TYPE', {
        property: 'useCachedMetrics',
        value: true,
        must: 'not be set for cron, which fetches nothing',
      });
    }
    return Trigger.fetched(type, options, () => metadata);
  }

  private static ofUsage(usage: ResourceUsage, { name }: TriggerName): Trigger {
    return new Trigger(usage.resource, name, {
      usage,
      render: (target, at, property) => {
        const { container, type, utilization, averageValue } = usage.read(target, at, property);
        const parameters = { value: utilization ?? averageValue, containerName: container };
        return { metricType: type, metadata: renderParameters(parameters, { property, at }) };
      },
    });
  }

  private static fetched(
    type: string,
    { name, metricType, useCachedMetrics, authenticationRef }: TriggerOptions,
    parameters: (place: { readonly property: string; readonly at: MeshResource<unknown> }) => TriggerParameters,
  ): Trigger {
    return new Trigger(type, name, {
      render: (_, at, property) => ({
        metadata: renderParameters(parameters({ property, at }), { property, at }),
        metricType,
        useCachedMetrics,
        authenticationRef:
          authenticationRef && renderAuthenticationRef(authenticationRef, at, `${property}.authenticationRef`),
      }),
    });
  }

  readonly #form: Form;

  private constructor(
    /** The type, as KEDA calls it. */
    public readonly type: string,
    /** The name, where it was given one. */
    public readonly name: string | undefined,
    form: Form,
  ) {
    this.#form = form;
    Object.freeze(this);
  }

  /** Whether Kubernetes measures this itself, so that KEDA can neither scale to zero by it nor fall back. */
  public get isResource(): boolean {
    return this.#form.usage !== undefined;
  }

  /** @internal Fails where the trigger cannot be told of the target. */
  public _check(target: ScaleTarget, at: MeshResource<unknown>, property: string): void {
    this.#form.usage?.check(target, at, property);
  }

  /** @internal */
  public _render(target: ScaleTarget, at: MeshResource<unknown>, property: string): TriggerJson {
    return { type: this.type, name: this.name, ...this.#form.render(target, at, property) };
  }
}
