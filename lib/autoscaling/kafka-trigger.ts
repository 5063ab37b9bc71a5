import { checkInteger, checkNotEmpty, type Place } from '../core/checks';
import type { TriggerParameters } from './trigger-parameters';

/** Where a consumer group without an offset begins. */
export enum OffsetResetPolicy {
  LATEST = 'latest',
  EARLIEST = 'earliest',
}

/** How KEDA authenticates to Kafka; names and passwords come from a TriggerAuthentication. */
export enum KafkaSasl {
  NONE = 'none',
  PLAINTEXT = 'plaintext',
  SCRAM_SHA256 = 'scram_sha256',
  SCRAM_SHA512 = 'scram_sha512',
  GSSAPI = 'gssapi',
  OAUTHBEARER = 'oauthbearer',
}

/** Whether there may be more pods than partitions, or only as many as partitions that lag. */
export type KafkaPartitions =
  | {
      /**
       * The topic.
       * @default - all topics of the consumer group
       */
      readonly topic?: string;
      /**
       * Whether there may be more pods than partitions.
       * @default false
       */
      readonly allowIdleConsumers?: boolean;
      readonly limitToPartitionsWithLag?: false;
    }
  | {
      /** The topic. */
      readonly topic: string;
      /** There are no more pods than partitions that lag. */
      readonly limitToPartitionsWithLag: true;
      readonly allowIdleConsumers?: false;
    };

/**
 * The lag of a consumer group of Kafka.
 * @see https://keda.sh/docs/2.20/scalers/apache-kafka/
 */
export type KafkaTrigger = {
  /** The brokers to ask first, as `host:port`. */
  readonly bootstrapServers: readonly string[];
  /** The consumer group. */
  readonly consumerGroup: string;
  /**
   * The lag per pod, 1 or more.
   * @default 10
   */
  readonly lagThreshold?: number;
  /**
   * The lag above which the first pod comes.
   * @default 0
   */
  readonly activationLagThreshold?: number;
  /**
   * Where the group begins without an offset.
   * @default OffsetResetPolicy.LATEST
   */
  readonly offsetResetPolicy?: OffsetResetPolicy;
  /**
   * Whether partitions without a valid offset have no pod, and not one.
   * @default false
   */
  readonly scaleToZeroOnInvalidOffset?: boolean;
  /**
   * Whether partitions whose offset does not move are left out.
   * @default false
   */
  readonly excludePersistentLag?: boolean;
  /**
   * Whether the number of pods divides the number of partitions.
   * @default false
   */
  readonly ensureEvenDistributionOfPartitions?: boolean;
  /**
   * The partitions that count: `3`, or `10-20` for several.
   * @default - all
   */
  readonly partitionLimitation?: readonly string[];
  /**
   * The version of the brokers.
   * @default 1.0.0
   */
  readonly version?: string;
  /**
   * How KEDA authenticates.
   * @default - as the TriggerAuthentication says: not at all
   */
  readonly sasl?: KafkaSasl;
  /**
   * Where tokens for `KafkaSasl.OAUTHBEARER` come from.
   * @default bearer
   */
  readonly saslTokenProvider?: 'bearer' | 'aws_msk_iam';
  /**
   * Whether TLS is spoken.
   * @default - as the TriggerAuthentication says: not
   */
  readonly tls?: boolean;
  /**
   * Whether any certificate of the brokers will do.
   * @default false
   */
  readonly unsafeSsl?: boolean;
  /**
   * The region of a cluster of Amazon MSK.
   * @default - none
   */
  readonly awsRegion?: string;
} & KafkaPartitions;

/** The parameters of the trigger. */
export function kafkaParameters(trigger: KafkaTrigger, { property, ...at }: Place): TriggerParameters {
  checkNotEmpty(trigger.bootstrapServers, { ...at, property: `${property}.bootstrapServers` });
  checkNotEmpty(
    trigger.partitionLimitation,
    { ...at, property: `${property}.partitionLimitation` },
    'leave it out for all partitions',
  );
  const { bootstrapServers, partitionLimitation, tls, lagThreshold, activationLagThreshold, ...rest } = trigger;
  return {
    bootstrapServers: bootstrapServers.join(','),
    consumerGroup: rest.consumerGroup,
    topic: rest.topic,
    lagThreshold: checkInteger(lagThreshold, { ...at, property: `${property}.lagThreshold` }, 1),
    activationLagThreshold: checkInteger(
      activationLagThreshold,
      { ...at, property: `${property}.activationLagThreshold` },
      0,
    ),
    offsetResetPolicy: rest.offsetResetPolicy,
    allowIdleConsumers: rest.allowIdleConsumers,
    scaleToZeroOnInvalidOffset: rest.scaleToZeroOnInvalidOffset,
    excludePersistentLag: rest.excludePersistentLag,
    limitToPartitionsWithLag: rest.limitToPartitionsWithLag,
    ensureEvenDistributionOfPartitions: rest.ensureEvenDistributionOfPartitions,
    partitionLimitation: partitionLimitation?.join(','),
    version: rest.version,
    sasl: rest.sasl,
    saslTokenProvider: rest.saslTokenProvider,
    tls: tls === undefined ? undefined : tls ? 'enable' : 'disable',
    unsafeSsl: rest.unsafeSsl,
    awsRegion: rest.awsRegion,
  };
}
