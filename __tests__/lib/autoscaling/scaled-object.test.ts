import { describe, expect, test } from '@jest/globals';
import { type Chart, Duration } from 'cdk8s';
import {
  FallbackBehavior,
  MetricType,
  ScaledObject,
  type ScaledObjectProps,
  ScalingPolicy,
  SelectPolicy,
  ServicePort,
  Trigger,
  VersionedService,
} from 'cdk8s-mesh';
import { find, messageOf, render, specYaml } from '../../support/render';
import { violations } from '../../support/schema';
import { deployment, RESOURCES } from './workloads';

const redis = Trigger.of('redis', { listName: 'jobs', listLength: 5 });
const cpu = Trigger.cpu({ utilization: 50 });

function scaler(chart: Chart, props: Partial<ScaledObjectProps> = {}, id = 'keda') {
  const target = props.target ?? deployment(chart);
  return new ScaledObject(chart, id, { triggers: [redis], ...props, target });
}

function rendered(props: Partial<ScaledObjectProps> = {}) {
  const manifest = find(
    render((chart) => scaler(chart, props)),
    'ScaledObject',
  );
  expect(violations(manifest)).toEqual([]);
  return manifest;
}

const failing = (props: Partial<ScaledObjectProps>) => messageOf(() => render((chart) => scaler(chart, props)));

describe('ScaledObject', () => {
  test('names its target and its triggers, and nothing else', () => {
    const manifest = rendered();
    expect(manifest.apiVersion).toBe('keda.sh/v1alpha1');
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"scaleTargetRef:
  apiVersion: apps/v1
  kind: Deployment
  name: test-web
triggers:
  - metadata:
      listLength: "5"
      listName: jobs
    type: redis"
`);
  });

  test('leaves replicas out of the manifest of its target', () => {
    const manifests = render((chart) => {
      const reviews = new VersionedService(chart, 'reviews', {
        port: ServicePort.http(9080),
        versions: { v1: { image: 'reviews:1', resources: RESOURCES } },
      });
      scaler(chart, { target: reviews.deployments.v1 });
      scaler(chart, {}, 'other');
    });
    for (const { kind, spec } of manifests) if (kind === 'Deployment') expect(spec).not.toHaveProperty('replicas');
    expect(find(manifests, 'ScaledObject', 'test-keda').spec.scaleTargetRef.name).toBe('reviews-v1');
  });

  test('takes numbers of pods and times', () => {
    expect(
      rendered({
        minReplicaCount: 2,
        maxReplicaCount: 2,
        idleReplicaCount: 0,
        pollingInterval: Duration.seconds(5),
        cooldownPeriod: Duration.minutes(1),
        initialCooldownPeriod: Duration.seconds(0),
      }).spec,
    ).toMatchObject({
      minReplicaCount: 2,
      maxReplicaCount: 2,
      idleReplicaCount: 0,
      pollingInterval: 5,
      cooldownPeriod: 60,
      initialCooldownPeriod: 0,
    });
    expect(rendered({ minReplicaCount: 0 }).spec.minReplicaCount).toBe(0);
  });

  test('takes a behavior, and completes nothing', () => {
    const { advanced } = rendered({
      behavior: {
        scaleUp: { policies: [ScalingPolicy.pods(1, Duration.seconds(30))], tolerance: 0.2 },
        scaleDown: { selectPolicy: SelectPolicy.DISABLED },
      },
      horizontalPodAutoscalerName: 'web',
    }).spec;
    expect(advanced).toEqual({
      horizontalPodAutoscalerConfig: {
        name: 'web',
        behavior: {
          scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 30 }], tolerance: '200m' },
          scaleDown: { selectPolicy: 'Disabled' },
        },
      },
    });
  });

  test('keeps false, which is not the same as nothing', () => {
    expect(rendered({ restoreToOriginalReplicaCount: false }).spec.advanced).toEqual({
      restoreToOriginalReplicaCount: false,
    });
  });

  test('takes a formula over the names of its triggers', () => {
    const triggers = [Trigger.of('redis', { listName: 'jobs' }, { name: 'jobs' }), redis];
    const scalingModifiers = { formula: 'jobs * 2', target: 2.5, activationTarget: 0, metricType: MetricType.VALUE };
    expect(rendered({ triggers, scalingModifiers }).spec.advanced.scalingModifiers).toEqual({
      formula: 'jobs * 2',
      target: '2.5',
      activationTarget: '0',
      metricType: 'Value',
    });
  });

  test('takes what happens while a trigger fails', () => {
    const fallback = { failureThreshold: 3, replicas: 6, behavior: FallbackBehavior.CURRENT_REPLICAS_IF_HIGHER };
    expect(rendered({ fallback, triggers: [cpu, redis] }).spec.fallback).toEqual({
      failureThreshold: 3,
      replicas: 6,
      behavior: 'currentReplicasIfHigher',
    });
  });

  test('takes the container of environment variables', () => {
    expect(rendered({ envSourceContainer: 'app' }).spec.scaleTargetRef.envSourceContainerName).toBe('app');
    expect(failing({ envSourceContainer: 'ap' })).toContain("'envSourceContainer' must be a container of Deployment");
  });

  test('scales an object of another kind', () => {
    const target = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' };
    expect(rendered({ target }).spec.scaleTargetRef).toEqual(target);
  });

  test.each([
    [
      { minReplicaCount: 5, maxReplicaCount: 3 },
      "'minReplicaCount' must be at most maxReplicaCount, which is 3, got 5 (at test/keda) [MESH_REPLICA_BOUNDS]",
    ],
    [
      { minReplicaCount: 101 },
      "'minReplicaCount' must be at most maxReplicaCount, which is 100 where it is left out, got 101 (at test/keda) [MESH_REPLICA_BOUNDS]",
    ],
    [
      { maxReplicaCount: 0 },
      "'maxReplicaCount' must be an integer of at least 1, got 0 (at test/keda) [MESH_OUT_OF_RANGE]",
    ],
    [
      { minReplicaCount: -1 },
      "'minReplicaCount' must be an integer of at least 0, got -1 (at test/keda) [MESH_OUT_OF_RANGE]",
    ],
    [
      { idleReplicaCount: 0 as const },
      "'idleReplicaCount' must be 0 and less than minReplicaCount, which is 0, got 0; leave it out, or set minReplicaCount (at test/keda) [MESH_REPLICA_BOUNDS]",
    ],
    [
      { idleReplicaCount: 1 as never, minReplicaCount: 2 },
      "'idleReplicaCount' must be 0 and less than minReplicaCount, which is 2, got 1; leave it out, or set minReplicaCount (at test/keda) [MESH_REPLICA_BOUNDS]",
    ],
    [
      { pollingInterval: Duration.seconds(0) },
      "'pollingInterval' must be whole seconds, 1 s or more, got '0 s' (at test/keda) [MESH_INVALID_DURATION]",
    ],
    [
      { cooldownPeriod: Duration.millis(1) },
      "'cooldownPeriod' must be whole seconds, 0 s or more, got '0.001 s' (at test/keda) [MESH_INVALID_DURATION]",
    ],
    [{ triggers: [] }, "'triggers' must have at least one entry, got [] (at test/keda) [MESH_EMPTY]"],
    [
      { triggers: [cpu] },
      "'minReplicaCount' must be 1 or more where all triggers measure CPU or memory, which nobody uses without a pod, got 0; set minReplicaCount to 1, or add a trigger of another type (at test/keda) [MESH_SCALE_TO_ZERO]",
    ],
    [
      { triggers: [cpu], minReplicaCount: 1, fallback: { failureThreshold: 1, replicas: 1 } },
      "'fallback' must come with a trigger of another type than cpu and memory, whose metrics KEDA does not see (at test/keda) [MESH_FALLBACK]",
    ],
    [
      { fallback: { failureThreshold: 1, replicas: 1, behavior: FallbackBehavior.SCALING_MODIFIERS } },
      "'fallback.behavior' must come with scalingModifiers, whose formula says the number, got 'scalingModifiers' (at test/keda) [MESH_FALLBACK]",
    ],
    [
      { fallback: { failureThreshold: -1, replicas: 1 } },
      "'fallback.failureThreshold' must be an integer of at least 0, got -1 (at test/keda) [MESH_OUT_OF_RANGE]",
    ],
    [
      { triggers: [Trigger.of('a', {}, { name: 'x' }), Trigger.of('b', {}, { name: 'x' })] },
      "'triggers[1].name' must be the name of one trigger, got 'x' (at test/keda) [MESH_DUPLICATE]",
    ],
    [
      { scalingModifiers: { formula: '', target: 1 } },
      "'scalingModifiers.formula' must name at least one trigger, of another type than cpu and memory, got ''; give the triggers names (at test/keda) [MESH_FORMULA_WITHOUT_TRIGGER]",
    ],
    [
      { scalingModifiers: { formula: 'jobs', target: 1 } },
      "'scalingModifiers.formula' must name at least one trigger, of another type than cpu and memory, got 'jobs'; give the triggers names (at test/keda) [MESH_FORMULA_WITHOUT_TRIGGER]",
    ],
    [
      {
        scalingModifiers: { formula: 'jobs2', target: 1 },
        triggers: [Trigger.of('redis', {}, { name: 'jobs' }), Trigger.cpu({ utilization: 1, name: 'jobs2' })],
      },
      "'scalingModifiers.formula' must name at least one trigger, of another type than cpu and memory, got 'jobs2'; the names are jobs (at test/keda) [MESH_FORMULA_WITHOUT_TRIGGER]",
    ],
    [
      { scalingModifiers: { formula: 'jobs', target: 0 }, triggers: [Trigger.of('redis', {}, { name: 'jobs' })] },
      "'scalingModifiers.target' must be a number above 0, got 0 (at test/keda) [MESH_OUT_OF_RANGE]",
    ],
  ])('fails for what KEDA refuses: %#', (props, message) => {
    expect(failing(props)).toBe(message);
  });

  test('fails for names that do not fit into a label', () => {
    const metadata = { name: 'a'.repeat(55) };
    expect(failing({ metadata })).toBe(
      `'metadata.name' must make a HorizontalPodAutoscaler and a ScaledObject whose names have at most 63 characters, got 'keda-hpa-${metadata.name}' (at test/keda) [MESH_TOO_LONG]`,
    );
    expect(failing({ horizontalPodAutoscalerName: 'b'.repeat(64) })).toContain("'horizontalPodAutoscalerName' must");
    expect(rendered({ metadata: { name: 'a'.repeat(54) } }).metadata.name).toHaveLength(54);
    expect(rendered({ metadata, horizontalPodAutoscalerName: 'b'.repeat(63) }).metadata).toMatchObject(metadata);
  });

  test('fails for a Deployment with a fixed number of pods', () => {
    const build = () => render((chart) => scaler(chart, { target: deployment(chart, 'web', { replicas: 3 }) }));
    expect(messageOf(build)).toBe(
      "'target' must not fix its replicas: Deployment test/web has 3; leave replicas out there; each apply would undo what the ScaledObject decided (at test/keda) [MESH_FIXED_REPLICAS]",
    );
  });
});
