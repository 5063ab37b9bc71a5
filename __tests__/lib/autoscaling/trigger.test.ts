import { describe, expect, test } from '@jest/globals';
import { type Chart, Cron, Duration, Size } from 'cdk8s';
import {
  ClusterTriggerAuthentication,
  type CronTrigger,
  KafkaSasl,
  MetricType,
  OffsetResetPolicy,
  PodIdentity,
  PrometheusAuthMode,
  QueueOperation,
  RabbitmqMode,
  type RabbitmqTrigger,
  ScaledObject,
  Trigger,
  TriggerAuthentication,
} from 'cdk8s-mesh';
import { Cpu } from 'cdk8s-plus-28';
import { find, messageOf, render } from '../../support/render';
import { violations } from '../../support/schema';
import { deployment } from './workloads';

function trigger(
  each: Trigger | ((chart: Chart) => Trigger),
  target?: (chart: Chart) => ReturnType<typeof deployment>,
) {
  const manifests = render((chart) => {
    const triggers = [each instanceof Trigger ? each : each(chart)];
    new ScaledObject(chart, 'keda', { target: target?.(chart) ?? deployment(chart), minReplicaCount: 1, triggers });
  });
  const manifest = find(manifests, 'ScaledObject');
  expect(violations(manifest)).toEqual([]);
  return manifest.spec.triggers[0];
}

const failing = (...args: Parameters<typeof trigger>) => messageOf(() => trigger(...args));

describe('a trigger of CPU or memory', () => {
  test('is of the first container, so that the sidecar does not count', () => {
    expect(trigger(Trigger.cpu({ utilization: 60, name: 'cpu' }))).toEqual({
      type: 'cpu',
      name: 'cpu',
      metricType: 'Utilization',
      metadata: { value: '60', containerName: 'app' },
    });
  });

  test('takes an amount, a container, and whole pods', () => {
    expect(trigger(Trigger.memory({ averageValue: Size.mebibytes(200), container: 'istio-proxy' }))).toEqual({
      type: 'memory',
      metricType: 'AverageValue',
      metadata: { value: '200Mi', containerName: 'istio-proxy' },
    });
    expect(trigger(Trigger.podCpu({ averageValue: Cpu.millis(500) })).metadata).toEqual({ value: '500m' });
    expect(trigger(Trigger.podMemory({ utilization: 80 })).metadata).toEqual({ value: '80' });
  });

  test('fails for a percentage of a request that nobody makes', () => {
    const bare = (chart: Chart) =>
      deployment(chart, 'web', { containers: [{ name: 'app', image: 'app', resources: {} }] });
    expect(failing(Trigger.cpu({ utilization: 60 }), bare)).toBe(
      "'triggers[0].utilization' must be a percentage of a cpu request, and container 'app' has none, got 60; give it resources: { cpu: { request: Cpu.millis(…) } }, or say averageValue (at test/keda) [MESH_NO_RESOURCE_REQUEST]",
    );
  });

  test('of whole pods fails, when the app is synthesized, for a container that came later', () => {
    const build = () =>
      render((chart) => {
        const target = deployment(chart);
        const triggers = [Trigger.podCpu({ utilization: 60 })];
        new ScaledObject(chart, 'keda', { target, minReplicaCount: 1, triggers });
        target.addContainer({ name: 'late', image: 'late', resources: {} });
      });
    expect(messageOf(build)).toContain("container 'late' has none, got 60");
  });
});

describe('a trigger of Prometheus', () => {
  const least = { serverAddress: 'http://prometheus:9090', query: 'sum(rate(requests[2m]))', threshold: 100 };

  test('has its number as text', () => {
    expect(trigger(Trigger.prometheus(least))).toEqual({
      type: 'prometheus',
      metadata: { serverAddress: 'http://prometheus:9090', query: 'sum(rate(requests[2m]))', threshold: '100' },
    });
  });

  test('takes every parameter', () => {
    const all = Trigger.prometheus({
      ...least,
      activationThreshold: 0.5,
      namespace: 'shop',
      customHeaders: { 'X-Tenant': 'a', 'X-Client': 'b=c' },
      queryParameters: { dedup: 'true' },
      ignoreNullValues: false,
      unsafeSsl: true,
      timeout: Duration.seconds(1),
      authModes: [PrometheusAuthMode.TLS, PrometheusAuthMode.BASIC],
      metricType: MetricType.VALUE,
      useCachedMetrics: true,
    });
    expect(trigger(all)).toEqual({
      type: 'prometheus',
      metricType: 'Value',
      useCachedMetrics: true,
      metadata: {
        ...least,
        threshold: '100',
        activationThreshold: '0.5',
        namespace: 'shop',
        customHeaders: 'X-Tenant=a,X-Client=b=c',
        queryParameters: 'dedup=true',
        ignoreNullValues: 'false',
        unsafeSsl: 'true',
        timeout: '1000',
        authModes: 'tls,basic',
      },
    });
  });

  test.each([
    [{ threshold: 0 }, "'triggers[0].threshold' must be a number above 0, got 0 (at test/keda) [MESH_OUT_OF_RANGE]"],
    [
      { activationThreshold: Number.NaN },
      "'triggers[0].activationThreshold' must be a finite number, got NaN (at test/keda) [MESH_OUT_OF_RANGE]",
    ],
    [
      { customHeaders: { a: 'b,c' } },
      `'triggers[0].customHeaders' must have names without = and commas, and texts without commas, got {"a":"b,c"} (at test/keda) [MESH_INVALID_PARAMETER]`,
    ],
    [
      { timeout: Duration.millis(0) },
      "'triggers[0].timeout' must be a whole number of milliseconds, 1 ms or more, got '0 ms' (at test/keda) [MESH_INVALID_DURATION]",
    ],
  ])('fails for what KEDA cannot read: %#', (change, message) => {
    expect(failing(Trigger.prometheus({ ...least, ...change }))).toBe(message);
  });
});

describe('a trigger of RabbitMQ', () => {
  const host = 'http://rabbitmq:15672/';
  const least = { host, queueName: 'jobs', mode: RabbitmqMode.QUEUE_LENGTH, value: 20 };

  test('has its number as text', () => {
    expect(trigger(Trigger.rabbitmq(least))).toEqual({
      type: 'rabbitmq',
      metadata: { host, queueName: 'jobs', mode: 'QueueLength', value: '20' },
    });
  });

  test('takes every parameter', () => {
    const all = Trigger.rabbitmq({
      hostFromEnv: 'RABBITMQ',
      protocol: 'http',
      queueName: 'jobs-.*',
      mode: RabbitmqMode.PUBLISHED_TO_DELIVERED_RATIO,
      value: 1.1,
      activationValue: 0,
      vhostName: '/',
      usernameFromEnv: 'USER',
      passwordFromEnv: 'PASSWORD',
      useRegex: true,
      pageSize: 50,
      operation: QueueOperation.AVERAGE,
      excludeUnacknowledged: true,
      unsafeSsl: false,
      timeout: Duration.millis(500),
    });
    expect(trigger(all).metadata).toEqual({
      hostFromEnv: 'RABBITMQ',
      protocol: 'http',
      queueName: 'jobs-.*',
      mode: 'PublishedToDeliveredRatio',
      value: '1.1',
      activationValue: '0',
      vhostName: '/',
      usernameFromEnv: 'USER',
      passwordFromEnv: 'PASSWORD',
      useRegex: 'true',
      pageSize: '50',
      operation: 'avg',
      excludeUnacknowledged: 'true',
      unsafeSsl: 'false',
      timeout: '500',
    });
  });

  test('may be of any mode where only the workload knows the host', () => {
    const { host: _, ...rest } = least;
    const any = Trigger.rabbitmq({ ...rest, hostFromEnv: 'RABBITMQ', mode: RabbitmqMode.MESSAGE_RATE });
    expect(trigger(any).metadata).toMatchObject({ hostFromEnv: 'RABBITMQ', mode: 'MessageRate' });
  });

  test('needs no host where it authenticates, since that may have it', () => {
    const { host: _, ...rest } = least;
    const authenticationRef = { kind: 'TriggerAuthentication', name: 'rabbitmq' } as const;
    expect(trigger(Trigger.rabbitmq({ ...rest, authenticationRef })).metadata).not.toHaveProperty('host');
    expect(failing(Trigger.rabbitmq(rest))).toBe(
      "'triggers[0].host' must be given; say host or hostFromEnv, or give an authenticationRef with the parameter host (at test/keda) [MESH_TRIGGER_WITHOUT_HOST]",
    );
  });

  test.each([
    [{ mode: RabbitmqMode.MESSAGE_RATE, protocol: 'amqp' }, "must be http for mode MessageRate, got 'amqp'"],
    [
      { mode: RabbitmqMode.DELIVER_GET_RATE, host: 'amqp://rabbitmq:5672/' },
      "must be http for mode DeliverGetRate, got 'amqp://rabbitmq:5672/'",
    ],
    [{ useRegex: true, protocol: 'amqp' }, "must be http for useRegex, got 'amqp'"],
    [{ excludeUnacknowledged: true, protocol: 'amqp' }, "must be http for excludeUnacknowledged, got 'amqp'"],
  ])('fails for what AMQP cannot tell: %#', (change, message) => {
    expect(failing(Trigger.rabbitmq({ ...least, ...change } as RabbitmqTrigger))).toBe(
      `'triggers[0].protocol' ${message}; name the management interface: http://host:15672/ (at test/keda) [MESH_RABBITMQ_PROTOCOL]`,
    );
  });

  test('fails for no number, and no queue at once', () => {
    expect(failing(Trigger.rabbitmq({ ...least, value: -1 }))).toContain(
      "'triggers[0].value' must be a number above 0",
    );
    expect(failing(Trigger.rabbitmq({ ...least, useRegex: true, pageSize: 0 }))).toContain(
      "'triggers[0].pageSize' must be an integer of at least 1, got 0",
    );
  });
});

describe('a trigger of Kafka', () => {
  const least = { bootstrapServers: ['kafka-0:9092', 'kafka-1:9092'], consumerGroup: 'web' };

  test('has its lists as text', () => {
    expect(trigger(Trigger.kafka(least))).toEqual({
      type: 'kafka',
      metadata: { bootstrapServers: 'kafka-0:9092,kafka-1:9092', consumerGroup: 'web' },
    });
  });

  test('takes every parameter', () => {
    const all = Trigger.kafka({
      ...least,
      topic: 'orders',
      lagThreshold: 5,
      activationLagThreshold: 0,
      offsetResetPolicy: OffsetResetPolicy.EARLIEST,
      scaleToZeroOnInvalidOffset: true,
      excludePersistentLag: true,
      limitToPartitionsWithLag: true,
      allowIdleConsumers: false,
      ensureEvenDistributionOfPartitions: true,
      partitionLimitation: ['1', '10-20'],
      version: '3.0.0',
      sasl: KafkaSasl.OAUTHBEARER,
      saslTokenProvider: 'aws_msk_iam',
      tls: true,
      unsafeSsl: false,
      awsRegion: 'eu-west-1',
    });
    expect(trigger(all).metadata).toEqual({
      bootstrapServers: 'kafka-0:9092,kafka-1:9092',
      consumerGroup: 'web',
      topic: 'orders',
      lagThreshold: '5',
      activationLagThreshold: '0',
      offsetResetPolicy: 'earliest',
      scaleToZeroOnInvalidOffset: 'true',
      excludePersistentLag: 'true',
      limitToPartitionsWithLag: 'true',
      allowIdleConsumers: 'false',
      ensureEvenDistributionOfPartitions: 'true',
      partitionLimitation: '1,10-20',
      version: '3.0.0',
      sasl: 'oauthbearer',
      saslTokenProvider: 'aws_msk_iam',
      tls: 'enable',
      unsafeSsl: 'false',
      awsRegion: 'eu-west-1',
    });
    expect(trigger(Trigger.kafka({ ...least, tls: false })).metadata.tls).toBe('disable');
  });

  test('fails for empty lists and no lag', () => {
    expect(failing(Trigger.kafka({ ...least, bootstrapServers: [] }))).toBe(
      "'triggers[0].bootstrapServers' must have at least one entry, got [] (at test/keda) [MESH_EMPTY]",
    );
    expect(failing(Trigger.kafka({ ...least, partitionLimitation: [] }))).toContain('leave it out for all partitions');
    expect(failing(Trigger.kafka({ ...least, lagThreshold: 0 }))).toContain("'triggers[0].lagThreshold' must be");
  });
});

describe('a trigger of time', () => {
  const office: CronTrigger = {
    timezone: 'Europe/Madrid',
    start: '0 8 * * 1-5',
    end: '0 20 * * 1-5',
    desiredReplicas: 5,
  };

  test('takes schedules as text or as objects', () => {
    expect(trigger(Trigger.cron({ ...office, name: 'office' }))).toEqual({
      type: 'cron',
      name: 'office',
      metadata: { timezone: 'Europe/Madrid', start: '0 8 * * 1-5', end: '0 20 * * 1-5', desiredReplicas: '5' },
    });
    const start = Cron.schedule({ minute: '30', hour: '6' });
    expect(trigger(Trigger.cron({ ...office, start })).metadata.start).toBe('30 6 * * *');
  });

  test.each([
    [
      { start: '0 8 * *' },
      "'triggers[0].start' must have five fields, one space between: minute, hour, day, month, weekday, got '0 8 * *' (at test/keda) [MESH_INVALID_CRON]",
    ],
    [
      { end: '@daily' },
      "'triggers[0].end' must have five fields, one space between: minute, hour, day, month, weekday, got '@daily' (at test/keda) [MESH_INVALID_CRON]",
    ],
    [
      { end: office.start },
      "'triggers[0].end' must be another schedule than start, got '0 8 * * 1-5' (at test/keda) [MESH_INVALID_CRON]",
    ],
    [
      { timezone: 'Europe/Madird' },
      "'triggers[0].timezone' must be a name of the time zone database, such as UTC or Europe/Madrid, got 'Europe/Madird' (at test/keda) [MESH_INVALID_TIME_ZONE]",
    ],
    [
      { timezone: '+02:00' },
      "'triggers[0].timezone' must be a name of the time zone database, such as UTC or Europe/Madrid, got '+02:00' (at test/keda) [MESH_INVALID_TIME_ZONE]",
    ],
    [
      { desiredReplicas: 0 },
      "'triggers[0].desiredReplicas' must be an integer of at least 1, got 0 (at test/keda) [MESH_OUT_OF_RANGE]",
    ],
  ])('fails for what is no time: %#', (change, message) => {
    expect(failing(Trigger.cron({ ...office, ...change }))).toBe(message);
  });

  test.each(['* * * * *', '*/5 0-6,20 1 JAN MON-FRI', '0 0 ? * 0'])('takes the schedule %p', (start) => {
    expect(trigger(Trigger.cron({ ...office, start })).metadata.start).toBe(start);
  });
});

describe('a trigger of any type', () => {
  test('has numbers and truth values as text', () => {
    const any = Trigger.of('redis', { listLength: 5, enableTLS: false, listName: 'jobs' }, { name: 'jobs' });
    expect(trigger(any)).toEqual({
      type: 'redis',
      name: 'jobs',
      metadata: { listLength: '5', enableTLS: 'false', listName: 'jobs' },
    });
  });

  test('keeps an empty set of parameters', () => {
    expect(trigger(Trigger.of('external', {}))).toEqual({ type: 'external', metadata: {} });
  });

  test('authenticates by an object of its namespace, or of the cluster', () => {
    const namespaced = (chart: Chart) =>
      Trigger.of('x', {}, { authenticationRef: new TriggerAuthentication(chart, 'auth', { env: [] }) });
    expect(trigger(namespaced).authenticationRef).toEqual({ kind: 'TriggerAuthentication', name: 'test-auth' });
    const cluster = (chart: Chart) =>
      Trigger.of(
        'x',
        {},
        { authenticationRef: new ClusterTriggerAuthentication(chart, 'auth', { podIdentity: PodIdentity.GCP }) },
      );
    expect(trigger(cluster).authenticationRef).toEqual({ kind: 'ClusterTriggerAuthentication', name: 'test-auth' });
  });

  test('fails for a TriggerAuthentication of another namespace', () => {
    const foreign = (chart: Chart) => {
      const metadata = { name: 'auth', namespace: 'shop' };
      return Trigger.of('x', {}, { authenticationRef: new TriggerAuthentication(chart, 'auth', { metadata }) });
    };
    expect(failing(foreign)).toBe(
      "'triggers[0].authenticationRef' must live in the namespace of the ScaledObject, got 'TriggerAuthentication shop/auth' (at test/keda) [MESH_OTHER_NAMESPACE]",
    );
  });

  test.each(['cpu', 'memory'])('fails for %s, which has a factory of its own', (type) => {
    expect(messageOf(() => Trigger.of(type, { value: 1 }))).toBe(
      `'type' must be a type of trigger other than cpu and memory, got '${type}'; call Trigger.${type}, which knows the container [MESH_TRIGGER_TYPE]`,
    );
  });

  test('fails for no type, and for cached metrics of time', () => {
    expect(messageOf(() => Trigger.of('', {}))).toBe(
      "'type' must be a type of trigger other than cpu and memory, got '' [MESH_TRIGGER_TYPE]",
    );
    expect(messageOf(() => Trigger.of('cron', {}, { useCachedMetrics: true }))).toBe(
      "'useCachedMetrics' must not be set for cron, which fetches nothing, got true [MESH_TRIGGER_TYPE]",
    );
  });
});
