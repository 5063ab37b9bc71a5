import { Duration } from 'cdk8s';
import {
  ContainerPreset,
  type RabbitmqCluster,
  RabbitmqMode,
  ScaledObject,
  Trigger,
  TriggerAuthentication,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

const QUEUE = 'jobs';
const labels = { app: 'consumer' };

/** Consumers of a queue: none while it is empty, one for every 100 messages, and ten at most. */
export function scaleByQueue(scope: Construct, rabbitmq: RabbitmqCluster): void {
  const authenticationRef = new TriggerAuthentication(scope, 'rabbitmq', {
    secretTargetRef: [{ parameter: 'host', secret: rabbitmq.secret, key: 'connection_string' }],
  });
  new ScaledObject(scope, 'consumer-scaler', {
    metadata: { name: 'consumer' },
    target: consumer(scope, rabbitmq),
    minReplicaCount: 0,
    maxReplicaCount: 10,
    pollingInterval: Duration.seconds(5),
    cooldownPeriod: Duration.seconds(30),
    triggers: [Trigger.rabbitmq({ queueName: QUEUE, mode: RabbitmqMode.QUEUE_LENGTH, value: 100, authenticationRef })],
  });
}

/** RabbitMQ's own PerfTest, which takes ten messages per second. */
function consumer(scope: Construct, rabbitmq: RabbitmqCluster): kplus.Deployment {
  const uri = `amqp://$(USERNAME):$(PASSWORD)@${rabbitmq.host.fullName}:${rabbitmq.ports.amqp}`;
  const deployment = new kplus.Deployment(
    scope,
    'consumer',
    ContainerPreset.AS_BUILT.pod({
      metadata: { labels },
      podMetadata: { labels },
      select: false,
      containers: [
        {
          name: 'consumer',
          image: 'docker.io/pivotalrabbitmq/perf-test:2.25.0',
          args: [
            ...['--uri', uri, '--quorum-queue', '--queue', QUEUE],
            ...['--producers', '0', '--consumers', '1', '--consumer-rate', '10'],
          ],
          envVariables: { USERNAME: rabbitmq.credential('username'), PASSWORD: rabbitmq.credential('password') },
        },
      ],
    }),
  );
  deployment.select(kplus.LabelSelector.of({ labels }));
  return deployment;
}
