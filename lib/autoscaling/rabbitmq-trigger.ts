import type { Duration } from 'cdk8s';
import { checkInteger, type Place } from '../core/checks';
import { MeshError } from '../core/errors';
import { checkPositive, renderTimeout, type TriggerParameters } from './trigger-parameters';

/** What of a queue is measured. All but the length need the management interface over HTTP. */
export enum RabbitmqMode {
  /** The number of messages. */
  QUEUE_LENGTH = 'QueueLength',
  /** The messages that are published per second. */
  MESSAGE_RATE = 'MessageRate',
  /** The messages that are delivered per second. */
  DELIVER_GET_RATE = 'DeliverGetRate',
  /** Published messages for each delivered one. */
  PUBLISHED_TO_DELIVERED_RATIO = 'PublishedToDeliveredRatio',
  /** The seconds until the queue is empty. */
  EXPECTED_QUEUE_CONSUMPTION_TIME = 'ExpectedQueueConsumptionTime',
}

/** How queues are summed up where a pattern names several. */
export enum QueueOperation {
  SUM = 'sum',
  MAX = 'max',
  AVERAGE = 'avg',
}

/** Where the connection string comes from, unless a TriggerAuthentication has it as `host`. */
export type RabbitmqHost =
  | {
      /**
       * The connection string: `amqp://host:5672/vhost` or `http://host:15672/path/vhost`. A password in it would stand in
       * the manifest.
       * @default - the parameter `host` of the TriggerAuthentication
       */
      readonly host?: string;
      readonly hostFromEnv?: never;
    }
  | {
      /** The environment variable of the workload that has the connection string. */
      readonly hostFromEnv: string;
      readonly host?: never;
    };

/** Which queues are measured: one by its name, or all that a pattern matches. */
export type RabbitmqQueues =
  | {
      readonly useRegex?: false;
      readonly pageSize?: never;
      readonly operation?: never;
    }
  | {
      /** `queueName` is a regular expression; needs the management interface over HTTP. */
      readonly useRegex: true;
      /**
       * How many queues are read at once.
       * @default 100
       */
      readonly pageSize?: number;
      /**
       * How the queues are summed up.
       * @default QueueOperation.SUM
       */
      readonly operation?: QueueOperation;
    };

/**
 * A queue of RabbitMQ.
 * @see https://keda.sh/docs/2.20/scalers/rabbitmq-queue/
 */
export type RabbitmqTrigger = {
  /** The name of the queue. */
  readonly queueName: string;
  /** What is measured. */
  readonly mode: RabbitmqMode;
  /** The number per pod, or as a whole where `metricType` is `VALUE`. */
  readonly value: number;
  /**
   * The number above which the first pod comes.
   * @default 0
   */
  readonly activationValue?: number;
  /**
   * What is spoken with RabbitMQ.
   * @default - as the connection string says
   */
  readonly protocol?: 'auto' | 'amqp' | 'http';
  /**
   * The virtual host.
   * @default - that of the connection string
   */
  readonly vhostName?: string;
  /**
   * The environment variable of the workload that has the name of the user.
   * @default - that of the connection string
   */
  readonly usernameFromEnv?: string;
  /**
   * The environment variable of the workload that has the password.
   * @default - that of the connection string
   */
  readonly passwordFromEnv?: string;
  /**
   * Whether messages that wait for an acknowledgement are left out; over HTTP only.
   * @default false
   */
  readonly excludeUnacknowledged?: boolean;
  /**
   * Whether any certificate of the server will do.
   * @default false
   */
  readonly unsafeSsl?: boolean;
  /**
   * How long a request may take: whole milliseconds; over HTTP only.
   * @default - as the KEDA operator is set up: 3 s
   */
  readonly timeout?: Duration;
} & RabbitmqHost &
  RabbitmqQueues;

/** The parameters of the trigger. */
export function rabbitmqParameters(
  trigger: RabbitmqTrigger,
  hasAuthentication: boolean,
  { property, ...at }: Place,
): TriggerParameters {
  const { host, hostFromEnv } = trigger;
  if ((host ?? hostFromEnv) === undefined && !hasAuthentication) {
    throw new MeshError('MESH_TRIGGER_WITHOUT_HOST', {
      ...at,
      property: `${property}.host`,
      must: 'be given',
      fix: 'say host or hostFromEnv, or give an authenticationRef with the parameter host',
    });
  }
  checkProtocol(trigger, { property, ...at });
  return {
    host,
    hostFromEnv,
    protocol: trigger.protocol,
    queueName: trigger.queueName,
    mode: trigger.mode,
    value: checkPositive(trigger.value, { ...at, property: `${property}.value` }),
    activationValue: trigger.activationValue,
    vhostName: trigger.vhostName,
    usernameFromEnv: trigger.usernameFromEnv,
    passwordFromEnv: trigger.passwordFromEnv,
    useRegex: trigger.useRegex,
    pageSize: checkInteger(trigger.pageSize, { ...at, property: `${property}.pageSize` }, 1),
    operation: trigger.operation,
    excludeUnacknowledged: trigger.excludeUnacknowledged,
    unsafeSsl: trigger.unsafeSsl,
    timeout: renderTimeout(trigger.timeout, { ...at, property: `${property}.timeout` }),
  };
}

/** AMQP tells the length of one queue and nothing else. */
function checkProtocol(trigger: RabbitmqTrigger, { property, ...at }: Place): void {
  const { protocol, host, mode, useRegex, excludeUnacknowledged } = trigger;
  const amqp = protocol === 'amqp' || (protocol !== 'http' && /^amqps?:/.test(host ?? ''));
  if (!amqp) return;
  const needs = useRegex ? 'useRegex' : excludeUnacknowledged ? 'excludeUnacknowledged' : undefined;
  if (mode !== RabbitmqMode.QUEUE_LENGTH || needs) {
    throw new MeshError('MESH_RABBITMQ_PROTOCOL', {
      ...at,
      property: `${property}.protocol`,
      value: protocol ?? host,
      must: `be http for ${needs ?? `mode ${mode}`}`,
      fix: 'name the management interface: http://host:15672/',
    });
  }
}
