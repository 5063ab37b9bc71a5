import { describe, expect, test } from '@jest/globals';
import { type Chart, Duration, Size } from 'cdk8s';
import {
  ContainerPolicy,
  type ContainerPolicyOptions,
  ControlledResource,
  ControlledValues,
  EvictionChangeRequirement,
  StartupBoost,
  UpdateMode,
  VerticalPodAutoscaler,
  type VerticalPodAutoscalerProps,
} from 'cdk8s-mesh';
import { Cpu, DaemonSet } from 'cdk8s-plus-28';
import { find, messageOf, render, specYaml } from '../../support/render';
import { violations } from '../../support/schema';
import { deployment } from './workloads';

type Settings = Omit<VerticalPodAutoscalerProps, 'target'>;

function rendered(
  settings: Settings = {},
  target = (chart: Chart): VerticalPodAutoscalerProps['target'] => deployment(chart),
) {
  const manifests = render((chart) => {
    new VerticalPodAutoscaler(chart, 'vpa', { ...settings, target: target(chart) } as VerticalPodAutoscalerProps);
  });
  const manifest = find(manifests, 'VerticalPodAutoscaler');
  expect(violations(manifest)).toEqual([]);
  return manifest;
}

const failing = (...args: Parameters<typeof rendered>) => messageOf(() => rendered(...args));
const policy = (options: ContainerPolicyOptions) =>
  rendered({ containerPolicies: [ContainerPolicy.auto('app', options)] }).spec.resourcePolicy.containerPolicies[0];
const failingPolicy = (options: ContainerPolicyOptions) => messageOf(() => policy(options));

describe('VerticalPodAutoscaler', () => {
  test('names its target, and nothing else', () => {
    const manifest = rendered();
    expect(manifest.apiVersion).toBe('autoscaling.k8s.io/v1');
    expect(manifest.spec).toEqual({ targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'test-web' } });
  });

  test('resizes workloads of any kind, and objects that this app does not define', () => {
    const daemon = (chart: Chart) => new DaemonSet(chart, 'agent', { containers: [{ image: 'agent' }] });
    expect(rendered({}, daemon).spec.targetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      name: 'test-agent',
    });
    const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' };
    expect(rendered({ containerPolicies: [ContainerPolicy.off('any')] }, () => rollout).spec).toEqual({
      targetRef: rollout,
      resourcePolicy: { containerPolicies: [{ containerName: 'any', mode: 'Off' }] },
    });
  });

  test('takes when pods are updated, and under which conditions', () => {
    const settings = {
      updateMode: UpdateMode.RECREATE,
      minReplicas: 1,
      evictAfterOom: Duration.minutes(5),
      evictionRequirements: [
        {
          resources: [ControlledResource.CPU, ControlledResource.MEMORY],
          changeRequirement: EvictionChangeRequirement.TARGET_HIGHER_THAN_REQUESTS,
        },
      ],
    };
    expect(rendered(settings).spec.updatePolicy).toEqual({
      updateMode: 'Recreate',
      minReplicas: 1,
      evictAfterOOMSeconds: 300,
      evictionRequirements: [{ resources: ['cpu', 'memory'], changeRequirement: 'TargetHigherThanRequests' }],
    });
  });

  test('takes a recommender and a boost for pods that start', () => {
    const startupBoost = StartupBoost.cpuFactor(3, { duration: Duration.seconds(30) });
    const { spec } = rendered({ recommender: 'frugal', startupBoost });
    expect(spec.recommenders).toEqual([{ name: 'frugal' }]);
    expect(spec.startupBoost).toEqual({ cpu: { type: 'Factor', factor: 3, durationSeconds: 30 } });
    expect(rendered({ startupBoost: StartupBoost.cpuQuantity(Cpu.units(1)) }).spec.startupBoost).toEqual({
      cpu: { type: 'Quantity', quantity: '1' },
    });
  });

  test('keeps its hands off the sidecar where that is said, and only there', () => {
    const containerPolicies = [ContainerPolicy.auto('*'), ContainerPolicy.ignoreSidecar()];
    expect(rendered({ containerPolicies }).spec.resourcePolicy.containerPolicies).toEqual([
      { containerName: '*', mode: 'Auto' },
      { containerName: 'istio-proxy', mode: 'Off' },
    ]);
    expect(rendered().spec).not.toHaveProperty('resourcePolicy');
  });

  test('takes everything that may be said of a container', () => {
    const manifest = rendered({
      containerPolicies: [
        ContainerPolicy.auto('app', {
          minAllowed: { cpu: Cpu.millis(50), memory: Size.mebibytes(64) },
          maxAllowed: { cpu: Cpu.units(2), memory: Size.mebibytes(2048) },
          controlledResources: [ControlledResource.MEMORY],
          controlledValues: ControlledValues.REQUESTS_ONLY,
          memoryAggregationInterval: Duration.hours(24),
          memoryAggregationIntervalCount: 8,
          oomBumpUpRatio: 1.2,
          oomMinBumpUp: Size.mebibytes(100),
          startupBoost: StartupBoost.cpuQuantity(Cpu.millis(500)),
        }),
      ],
    });
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"resourcePolicy:
  containerPolicies:
    - containerName: app
      controlledResources:
        - memory
      controlledValues: RequestsOnly
      maxAllowed:
        cpu: "2"
        memory: 2Gi
      memoryAggregationIntervalCount: 8
      memoryAggregationIntervalSeconds: 86400
      minAllowed:
        cpu: 50m
        memory: 64Mi
      mode: Auto
      oomBumpUpRatio: "1.2"
      oomMinBumpUp: 100Mi
      startupBoost:
        cpu:
          quantity: 500m
          type: Quantity
targetRef:
  apiVersion: apps/v1
  kind: Deployment
  name: test-web"
`);
  });

  test('takes equal bounds, however they are written', () => {
    const { minAllowed, maxAllowed } = policy({
      minAllowed: { cpu: Cpu.millis(2000), memory: Size.gibibytes(1) },
      maxAllowed: { cpu: Cpu.units(2), memory: Size.mebibytes(1024) },
    });
    expect([minAllowed, maxAllowed]).toEqual([
      { cpu: '2000m', memory: '1Gi' },
      { cpu: '2', memory: '1Gi' },
    ]);
  });

  test('fails for a least amount above the most, and names both', () => {
    expect(failingPolicy({ minAllowed: { cpu: Cpu.units(1) }, maxAllowed: { cpu: Cpu.millis(900) } })).toBe(
      "'containerPolicies[0].minAllowed.cpu' must be at most maxAllowed.cpu, which is 900m, got '1' (at test/vpa) [MESH_RESOURCE_BOUNDS]",
    );
    const memory = { minAllowed: { memory: Size.gibibytes(1) }, maxAllowed: { memory: Size.mebibytes(64) } };
    expect(failingPolicy(memory)).toBe(
      "'containerPolicies[0].minAllowed.memory' must be at most maxAllowed.memory, which is 64Mi, got '1Gi' (at test/vpa) [MESH_RESOURCE_BOUNDS]",
    );
  });

  test.each([
    [
      { oomBumpUpRatio: 0.9 },
      "'containerPolicies[0].oomBumpUpRatio' must be a number of at least 1, got 0.9 (at test/vpa) [MESH_OUT_OF_RANGE]",
    ],
    [
      { memoryAggregationInterval: Duration.millis(500) },
      "'containerPolicies[0].memoryAggregationInterval' must be whole seconds, 1 s or more, got '0.5 s' (at test/vpa) [MESH_INVALID_DURATION]",
    ],
    [
      { memoryAggregationIntervalCount: 0 },
      "'containerPolicies[0].memoryAggregationIntervalCount' must be an integer of at least 1, got 0 (at test/vpa) [MESH_OUT_OF_RANGE]",
    ],
    [
      { controlledResources: [] },
      "'containerPolicies[0].controlledResources' must have at least one entry, got []; say ContainerPolicy.off to leave the container alone (at test/vpa) [MESH_EMPTY]",
    ],
    [
      { startupBoost: StartupBoost.cpuFactor(0) },
      "'containerPolicies[0].startupBoost.factor' must be an integer of at least 1, got 0 (at test/vpa) [MESH_OUT_OF_RANGE]",
    ],
    [
      { minAllowed: { cpu: Cpu.units(0.0001) } },
      "'containerPolicies[0].minAllowed.cpu' must be a whole number of thousandths of a CPU, 1m or more, got '0.0001' (at test/vpa) [MESH_INVALID_QUANTITY]",
    ],
  ])('fails for what its webhook refuses: %#', (options, message) => {
    expect(failingPolicy(options)).toBe(message);
  });

  test('fails for two policies for one container', () => {
    expect(failing({ containerPolicies: [ContainerPolicy.auto('app'), ContainerPolicy.off('app')] })).toBe(
      "'containerPolicies[1].container' must have one policy, got 'app' (at test/vpa) [MESH_DUPLICATE]",
    );
  });

  test('fails for a container that the workload does not have', () => {
    expect(failing({ containerPolicies: [ContainerPolicy.auto('ap')] })).toBe(
      "'containerPolicies[0].container' must be a container of Deployment test-web, which has app, got 'ap'; add containers before the autoscaler (at test/vpa) [MESH_UNKNOWN_CONTAINER]",
    );
  });

  test('fails for an empty list of policies', () => {
    expect(failing({ containerPolicies: [] })).toBe(
      "'containerPolicies' must have at least one entry, got []; leave it out (at test/vpa) [MESH_EMPTY]",
    );
  });

  test('fails for conditions of updates without a mode, which does not compile either', () => {
    expect(failing({ minReplicas: 1 } as Settings)).toBe(
      "'updateMode' must be given beside minReplicas, evictionRequirements and evictAfterOom; say UpdateMode.RECREATE for what is the default without them (at test/vpa) [MESH_UPDATE_MODE]",
    );
  });

  test('fails for conditions that can never hold', () => {
    const updateMode = UpdateMode.RECREATE;
    expect(failing({ updateMode, minReplicas: 0 })).toBe(
      "'minReplicas' must be an integer of at least 1, got 0 (at test/vpa) [MESH_OUT_OF_RANGE]",
    );
    const changeRequirement = EvictionChangeRequirement.TARGET_LOWER_THAN_REQUESTS;
    expect(failing({ updateMode, evictionRequirements: [{ resources: [], changeRequirement }] })).toBe(
      "'evictionRequirements[0].resources' must have at least one entry, got [] (at test/vpa) [MESH_EMPTY]",
    );
  });

  test('fails for a target in another namespace', () => {
    const target = (chart: Chart) => deployment(chart, 'web', { metadata: { name: 'web', namespace: 'shop' } });
    expect(failing({}, target)).toBe(
      "'target' must live in the namespace of the VerticalPodAutoscaler, got 'Deployment shop/web' (at test/vpa) [MESH_OTHER_NAMESPACE]",
    );
  });
});
