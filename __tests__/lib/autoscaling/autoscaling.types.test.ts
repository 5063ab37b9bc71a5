import { expect, test } from '@jest/globals';
import { type Chart, Size } from 'cdk8s';
import {
  type AuthenticationSources,
  ContainerPolicy,
  HorizontalPodAutoscaler,
  IdentityOwner,
  PodIdentity,
  RabbitmqMode,
  ScaledObject,
  ScalingMetric,
  ScalingPolicy,
  type ScalingRules,
  SelectPolicy,
  StartupBoost,
  Trigger,
  UpdateMode,
  VaultSecretType,
  VerticalPodAutoscaler,
  VirtualService,
} from 'cdk8s-mesh';
import { Cpu, DaemonSet, Deployment, Job, Secret } from 'cdk8s-plus-28';

const amount = Cpu.millis(100);

/** The compiler reads this function; nobody calls it. */
function metrics(): ScalingMetric[] {
  ScalingMetric.cpu({ utilization: 10, container: 'app' });
  // @ts-expect-error a percentage or an amount
  ScalingMetric.cpu({ utilization: 10, averageValue: amount });
  // @ts-expect-error a percentage or an amount
  ScalingMetric.cpu({});
  // @ts-expect-error CPU is not measured in bytes
  ScalingMetric.cpu({ averageValue: Size.mebibytes(1) });
  // @ts-expect-error memory is not measured in CPUs
  ScalingMetric.memory({ averageValue: amount });
  // @ts-expect-error whole pods have no container of their own
  ScalingMetric.podCpu({ utilization: 10, container: 'app' });
  // @ts-expect-error a metric of pods is an average
  ScalingMetric.pods('a', { value: 1 });
  // @ts-expect-error only CPU and memory have a utilization
  ScalingMetric.pods('a', { utilization: 1 });
  // @ts-expect-error a whole or an average
  ScalingMetric.external('a', { value: 1, averageValue: 1 });
  // @ts-expect-error a whole or an average
  ScalingMetric.external('a', {});
  // @ts-expect-error the object has to be named
  ScalingMetric.object('a', { value: 1 });
  // @ts-expect-error metrics are made by ScalingMetric
  const metrics: ScalingMetric[] = [{ type: 'Resource' }];
  return metrics;
}

/** The compiler reads this function; nobody calls it. */
function rules(): ScalingRules[] {
  const disabled: ScalingRules = { selectPolicy: SelectPolicy.DISABLED };
  // @ts-expect-error a disabled direction has no policies
  const both: ScalingRules = { selectPolicy: SelectPolicy.DISABLED, policies: [] };
  // @ts-expect-error a time is a Duration
  const seconds: ScalingRules = { stabilizationWindow: 60 };
  // @ts-expect-error policies are made by ScalingPolicy
  const policy: ScalingRules = { policies: [{ type: 'Pods', value: 1, periodSeconds: 1 }] };
  // @ts-expect-error a policy has a period
  ScalingPolicy.pods(1);
  return [disabled, both, seconds, policy];
}

/** The compiler reads this function; nobody calls it. */
function targets(chart: Chart): void {
  const agents = new DaemonSet(chart, 'agents');
  const all = { maxReplicas: 1, metrics: [ScalingMetric.cpu({ utilization: 1 })] };
  // @ts-expect-error the number of a DaemonSet's pods cannot be set
  new HorizontalPodAutoscaler(chart, 'a', { ...all, target: agents });
  // @ts-expect-error nor can that of a Job
  new ScaledObject(chart, 'b', { target: new Job(chart, 'job'), triggers: [] });
  // @ts-expect-error a target is an object, not a name
  new HorizontalPodAutoscaler(chart, 'c', { ...all, target: 'web' });
  new VerticalPodAutoscaler(chart, 'd', { target: agents });
  // @ts-expect-error there is a most
  new HorizontalPodAutoscaler(chart, 'e', { metrics: all.metrics, target: new Deployment(chart, 'web') });
}

/** The compiler reads this function; nobody calls it. */
function vertical(chart: Chart): void {
  const target = new Deployment(chart, 'web');
  new VerticalPodAutoscaler(chart, 'a', { target, updateMode: UpdateMode.INITIAL, minReplicas: 1 });
  // @ts-expect-error without a mode there are no conditions
  new VerticalPodAutoscaler(chart, 'a', { target, minReplicas: 1 });
  // @ts-expect-error a container that is left alone has nothing to say
  ContainerPolicy.off('app', { maxAllowed: { cpu: amount } });
  // @ts-expect-error memory is a Size
  ContainerPolicy.auto('app', { maxAllowed: { memory: amount } });
  // @ts-expect-error a factor is a number
  StartupBoost.cpuFactor(amount);
}

/** The compiler reads this function; nobody calls it. */
function triggers(chart: Chart): void {
  // @ts-expect-error KEDA caches nothing that Kubernetes measures
  Trigger.cpu({ utilization: 1, useCachedMetrics: true });
  const time = { timezone: 'UTC', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: 1 };
  // @ts-expect-error time needs no authentication
  Trigger.cron({ ...time, authenticationRef: { kind: 'TriggerAuthentication', name: 'a' } });
  const kafka = { bootstrapServers: ['a'], consumerGroup: 'b' };
  Trigger.kafka({ ...kafka, limitToPartitionsWithLag: true, topic: 'a' });
  // @ts-expect-error a limit by partitions needs their topic
  Trigger.kafka({ ...kafka, limitToPartitionsWithLag: true });
  // @ts-expect-error a limit leaves no idle consumers
  Trigger.kafka({ ...kafka, limitToPartitionsWithLag: true, topic: 'a', allowIdleConsumers: true });
  // @ts-expect-error a page size belongs to a pattern
  Trigger.rabbitmq({ host: 'a', queueName: 'b', mode: RabbitmqMode.QUEUE_LENGTH, value: 1, pageSize: 1 });
  // @ts-expect-error a timeout is a Duration
  Trigger.prometheus({ serverAddress: 'a', query: 'b', threshold: 1, timeout: 1000 });
  // @ts-expect-error a VirtualService says nothing of authentication
  Trigger.of('a', {}, { authenticationRef: new VirtualService(chart, 'vs', { delegated: true }) });
  // @ts-expect-error KEDA scales to 0 or not at all
  new ScaledObject(chart, 'a', { target: new Deployment(chart, 'web'), triggers: [], idleReplicaCount: 1 });
}

/** The compiler reads this function; nobody calls it. */
function authentication(chart: Chart): AuthenticationSources[] {
  const secret = Secret.fromSecretName(chart, 'secret', 'secret');
  // @ts-expect-error a tenant belongs to an identity
  PodIdentity.azureWorkload({ identityTenantId: 'a' });
  // @ts-expect-error a role by its name, or that of somebody
  PodIdentity.aws({ roleArn: 'a', identityOwner: IdentityOwner.WORKLOAD });
  // @ts-expect-error an external ID belongs to a role
  PodIdentity.aws({ externalId: 'a' });
  // @ts-expect-error a Secret is an object, not a name
  const name: AuthenticationSources = { secretTargetRef: [{ parameter: 'a', secret: 'secret', key: 'b' }] };
  const secrets = [{ parameter: 'a', name: 'b' }];
  const vaultUri = 'https://a';
  const credentials = { clientId: 'a', tenantId: 'b', clientSecret: { secret, key: 'c' } };
  // @ts-expect-error somebody has to read
  const nobody: AuthenticationSources = { azureKeyVault: { vaultUri, secrets } };
  const both: AuthenticationSources = {
    // @ts-expect-error an identity or an application reads
    azureKeyVault: { vaultUri, secrets, credentials, podIdentity: PodIdentity.NONE },
  };
  const vault = { address: 'https://a', secrets: [] };
  // @ts-expect-error the Kubernetes way needs a role and a mount
  const role: AuthenticationSources = { hashiCorpVault: { ...vault, authentication: 'kubernetes' } };
  const pki: AuthenticationSources = {
    hashiCorpVault: {
      ...vault,
      authentication: 'token',
      // @ts-expect-error only a certificate is asked for in detail
      secrets: [{ parameter: 'a', path: 'b', key: 'c', type: VaultSecretType.SECRET, pkiData: {} }],
    },
  };
  return [name, nobody, both, role, pki];
}

test('what contradicts itself does not compile', () => {
  expect([metrics, rules, targets, vertical, triggers, authentication]).toHaveLength(6);
});
