export type { AuthenticationRef } from './authentication-ref';
export type {
  AuthenticationSources,
  ConfigMapParameter,
  EnvParameter,
  SecretParameter,
  ServiceAccountTokenParameter,
} from './authentication-sources';
export type { AwsCredentials, AwsSecret, AwsSecretManager } from './aws-secret-manager';
export type { AzureCloud, AzureCredentials, AzureKeyVault, AzureKeyVaultSecret } from './azure-key-vault';
export { ClusterTriggerAuthentication, type ClusterTriggerAuthenticationProps } from './cluster-trigger-authentication';
export {
  ContainerPolicy,
  type ContainerPolicyOptions,
  ControlledValues,
  type ResourceAmounts,
} from './container-policy';
export type { ContainerRef } from './container-ref';
export type { CronTrigger } from './cron-trigger';
export { ControlledResource, EvictionChangeRequirement, type EvictionRequirement } from './eviction-requirement';
export type { GcpCredentials, GcpSecret, GcpSecretManager } from './gcp-secret-manager';
export { type HashiCorpVault, type VaultPkiData, type VaultSecret, VaultSecretType } from './hashicorp-vault';
export { HorizontalPodAutoscaler, type HorizontalPodAutoscalerProps } from './horizontal-pod-autoscaler';
export { type KafkaPartitions, KafkaSasl, type KafkaTrigger, OffsetResetPolicy } from './kafka-trigger';
export type { OAuth2 } from './oauth2';
export { type AwsIdentity, type AzureIdentity, IdentityOwner, PodIdentity } from './pod-identity';
export { PrometheusAuthMode, type PrometheusTrigger } from './prometheus-trigger';
export {
  QueueOperation,
  type RabbitmqHost,
  RabbitmqMode,
  type RabbitmqQueues,
  type RabbitmqTrigger,
} from './rabbitmq-trigger';
export type { ReplicaCounts } from './replica-counts';
export type { ContainerUsageTarget, UsageTarget } from './resource-usage';
export type { ScalableObject, ScaleTarget } from './scale-target';
export { ScaledObject, type ScaledObjectProps } from './scaled-object';
export { FallbackBehavior, type ScalingFallback } from './scaling-fallback';
export { type MetricSelection, type MetricTarget, ScalingMetric } from './scaling-metric';
export type { ScalingModifiers } from './scaling-modifiers';
export { ScalingPolicy } from './scaling-policy';
export { type ScalingBehavior, type ScalingRules, SelectPolicy } from './scaling-rules';
export { StartupBoost, type StartupBoostOptions } from './startup-boost';
export { MetricType, Trigger, type TriggerName, type TriggerOptions } from './trigger';
export { TriggerAuthentication, type TriggerAuthenticationProps } from './trigger-authentication';
export type { TriggerParameter } from './trigger-parameters';
export { UpdateMode } from './update-mode';
export { VerticalPodAutoscaler, type VerticalPodAutoscalerProps } from './vertical-pod-autoscaler';
