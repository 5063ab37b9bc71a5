import { describe, expect, test } from '@jest/globals';
import { type Chart, Duration } from 'cdk8s';
import {
  HorizontalPodAutoscaler,
  type HorizontalPodAutoscalerProps,
  ScalingMetric,
  ScalingPolicy,
  SelectPolicy,
  ServicePort,
  VersionedService,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render, specYaml } from '../../support/render';
import { deployment, RESOURCES } from './workloads';

const cpu = ScalingMetric.cpu({ utilization: 10 });

function scaler(chart: Chart, props: Partial<HorizontalPodAutoscalerProps> = {}) {
  const target = props.target ?? deployment(chart);
  return new HorizontalPodAutoscaler(chart, 'hpa', { maxReplicas: 10, metrics: [cpu], ...props, target });
}

function rendered(props: Partial<HorizontalPodAutoscalerProps> = {}) {
  return find(
    render((chart) => scaler(chart, props)),
    'HorizontalPodAutoscaler',
  );
}

const failing = (props: Partial<HorizontalPodAutoscalerProps>) => messageOf(() => rendered(props));

describe('HorizontalPodAutoscaler', () => {
  test('names its target, and writes out how Kubernetes scales by default', () => {
    const manifest = rendered();
    expect(manifest.apiVersion).toBe('autoscaling/v2');
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"behavior:
  scaleDown:
    policies:
      - periodSeconds: 15
        type: Percent
        value: 100
    selectPolicy: Max
    stabilizationWindowSeconds: 300
  scaleUp:
    policies:
      - periodSeconds: 15
        type: Percent
        value: 100
      - periodSeconds: 15
        type: Pods
        value: 4
    selectPolicy: Max
    stabilizationWindowSeconds: 0
maxReplicas: 10
metrics:
  - containerResource:
      container: app
      name: cpu
      target:
        averageUtilization: 10
        type: Utilization
    type: ContainerResource
scaleTargetRef:
  apiVersion: apps/v1
  kind: Deployment
  name: test-web"
`);
  });

  test('takes the fewest pods', () => {
    expect(rendered({ minReplicas: 2 }).spec).toMatchObject({ minReplicas: 2, maxReplicas: 10 });
    expect(rendered({ minReplicas: 10 }).spec.minReplicas).toBe(10);
  });

  test('leaves replicas out of the manifest of its target', () => {
    const manifests = render((chart) => scaler(chart));
    expect(find(manifests, 'Deployment').spec).not.toHaveProperty('replicas');
  });

  test('scales a StatefulSet', () => {
    const manifests = render((chart) => {
      const target = new kplus.StatefulSet(chart, 'db', {
        containers: [{ image: 'db', portNumber: 3306, resources: RESOURCES }],
      });
      scaler(chart, { target });
    });
    const { spec } = find(manifests, 'HorizontalPodAutoscaler');
    expect(spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'test-db' });
    expect(find(manifests, 'StatefulSet').spec).not.toHaveProperty('replicas');
  });

  test('scales a version of a VersionedService, and leaves the others alone', () => {
    const manifests = render((chart) => {
      const reviews = new VersionedService(chart, 'reviews', {
        port: ServicePort.http(9080),
        versions: { v1: { image: 'reviews:1', resources: RESOURCES }, v2: { image: 'reviews:2', replicas: 3 } },
      });
      scaler(chart, { target: reviews.deployments.v1 });
    });
    const { spec } = find(manifests, 'HorizontalPodAutoscaler');
    expect(spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'reviews-v1' });
    expect(spec.metrics[0].containerResource.container).toBe('reviews');
    expect(find(manifests, 'Deployment', 'reviews-v1').spec).not.toHaveProperty('replicas');
    expect(find(manifests, 'Deployment', 'reviews-v2').spec.replicas).toBe(3);
  });

  test('scales an object of another kind, whose containers have to be named', () => {
    const target = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' };
    const { spec } = rendered({ target, metrics: [ScalingMetric.cpu({ utilization: 10, container: 'app' })] });
    expect(spec.scaleTargetRef).toEqual(target);
    expect(failing({ target })).toBe(
      "'metrics[0].container' must be given, since nobody here knows the containers of Rollout web (at test/hpa) [MESH_UNKNOWN_CONTAINER]",
    );
  });

  test('lets the last pod go where something else than pods is measured', () => {
    const metrics = [ScalingMetric.external('queue', { value: 30 })];
    expect(rendered({ minReplicas: 0, metrics }).spec.minReplicas).toBe(0);
  });

  test('belongs to the autoscaling group, so that roles can name it', () => {
    render((chart) => {
      const hpa = scaler(chart);
      expect(hpa.resourceType).toBe('horizontalpodautoscalers');
      expect(hpa.apiGroup).toBe('autoscaling');
    });
  });
});

describe('the behavior', () => {
  test('completes what is given by what Kubernetes does by default', () => {
    const { behavior } = rendered({
      behavior: {
        scaleUp: { policies: [ScalingPolicy.pods(2, Duration.minutes(1))], selectPolicy: SelectPolicy.MIN },
        scaleDown: { stabilizationWindow: Duration.minutes(1), tolerance: 0.05 },
      },
    }).spec;
    expect(behavior).toEqual({
      scaleUp: {
        stabilizationWindowSeconds: 0,
        policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }],
        selectPolicy: 'Min',
      },
      scaleDown: {
        stabilizationWindowSeconds: 60,
        policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
        selectPolicy: 'Max',
        tolerance: '50m',
      },
    });
  });

  test('stands alone where a direction is disabled', () => {
    const { behavior } = rendered({ behavior: { scaleDown: { selectPolicy: SelectPolicy.DISABLED } } }).spec;
    expect(behavior.scaleDown).toEqual({ selectPolicy: 'Disabled' });
    expect(behavior.scaleUp.policies).toHaveLength(2);
  });

  test('takes the bounds of Kubernetes', () => {
    const behavior = {
      scaleUp: { stabilizationWindow: Duration.hours(1), policies: [ScalingPolicy.percent(900, Duration.minutes(30))] },
      scaleDown: { stabilizationWindow: Duration.seconds(0), tolerance: 0 },
    };
    expect(rendered({ behavior }).spec.behavior).toMatchObject({
      scaleUp: { stabilizationWindowSeconds: 3600, policies: [{ value: 900, periodSeconds: 1800 }] },
      scaleDown: { stabilizationWindowSeconds: 0, tolerance: '0' },
    });
  });

  test.each([
    [
      { scaleUp: { stabilizationWindow: Duration.seconds(3601) } },
      "'behavior.scaleUp.stabilizationWindow' must be whole seconds, 0 s to 3600 s, got '3601 s' (at test/hpa) [MESH_INVALID_DURATION]",
    ],
    [
      { scaleDown: { stabilizationWindow: Duration.millis(1500) } },
      "'behavior.scaleDown.stabilizationWindow' must be whole seconds, 0 s to 3600 s, got '1.5 s' (at test/hpa) [MESH_INVALID_DURATION]",
    ],
    [
      { scaleUp: { policies: [ScalingPolicy.pods(1, Duration.seconds(1801))] } },
      "'behavior.scaleUp.policies[0].period' must be whole seconds, 1 s to 1800 s, got '1801 s' (at test/hpa) [MESH_INVALID_DURATION]",
    ],
    [
      { scaleUp: { policies: [ScalingPolicy.pods(1, Duration.seconds(0))] } },
      "'behavior.scaleUp.policies[0].period' must be whole seconds, 1 s to 1800 s, got '0 s' (at test/hpa) [MESH_INVALID_DURATION]",
    ],
    [
      { scaleUp: { policies: [ScalingPolicy.pods(0, Duration.seconds(1))] } },
      "'behavior.scaleUp.policies[0].count' must be an integer of at least 1, got 0 (at test/hpa) [MESH_OUT_OF_RANGE]",
    ],
    [
      { scaleDown: { policies: [ScalingPolicy.percent(0.5, Duration.seconds(1))] } },
      "'behavior.scaleDown.policies[0].percent' must be an integer of at least 1, got 0.5 (at test/hpa) [MESH_OUT_OF_RANGE]",
    ],
    [
      { scaleDown: { policies: [] } },
      "'behavior.scaleDown.policies' must have at least one entry, got []; leave it out for the default (at test/hpa) [MESH_EMPTY]",
    ],
    [
      { scaleDown: { tolerance: -0.1 } },
      "'behavior.scaleDown.tolerance' must be a positive number with at most three decimals, got -0.1 (at test/hpa) [MESH_INVALID_QUANTITY]",
    ],
  ])('fails for rules that Kubernetes refuses: %#', (behavior, message) => {
    expect(failing({ behavior })).toBe(message);
  });

  test('fails for rules beside a disabled direction, which do not compile either', () => {
    const behavior = { scaleUp: { selectPolicy: SelectPolicy.DISABLED, tolerance: 0.1 } as never };
    expect(failing({ behavior })).toBe(
      "'behavior.scaleUp' must have nothing beside selectPolicy Disabled, which lets no change happen; drop selectPolicy, or the rest (at test/hpa) [MESH_SCALING_DISABLED]",
    );
  });
});

describe('a HorizontalPodAutoscaler', () => {
  test('fails for more pods at least than at most, and names both', () => {
    expect(failing({ minReplicas: 11 })).toBe(
      "'minReplicas' must be at most maxReplicas, which is 10, got 11 (at test/hpa) [MESH_REPLICA_BOUNDS]",
    );
  });

  test('fails for numbers of pods that are none', () => {
    expect(failing({ maxReplicas: 0 })).toBe(
      "'maxReplicas' must be an integer of at least 1, got 0 (at test/hpa) [MESH_OUT_OF_RANGE]",
    );
    expect(failing({ minReplicas: 0 })).toBe(
      "'minReplicas' must be an integer of at least 1, got 0 (at test/hpa) [MESH_OUT_OF_RANGE]",
    );
    expect(failing({ minReplicas: 1.5 })).toContain("'minReplicas' must be an integer of at least 1, got 1.5");
  });

  test('fails without metrics', () => {
    expect(failing({ metrics: [] })).toBe(
      "'metrics' must have at least one entry, got []; Kubernetes would take 80 % of the CPU of whole pods, the sidecar among it (at test/hpa) [MESH_EMPTY]",
    );
  });

  test('fails for a Deployment with a fixed number of pods', () => {
    const build = () => render((chart) => scaler(chart, { target: deployment(chart, 'web', { replicas: 3 }) }));
    expect(messageOf(build)).toBe(
      "'target' must not fix its replicas: Deployment test/web has 3; leave replicas out there; each apply would undo what the HorizontalPodAutoscaler decided (at test/hpa) [MESH_FIXED_REPLICAS]",
    );
  });

  test('fails for a version of a VersionedService with a fixed number of pods', () => {
    const build = () =>
      render((chart) => {
        const reviews = new VersionedService(chart, 'reviews', {
          port: ServicePort.http(9080),
          versions: { v1: { image: 'reviews:1', replicas: 2, resources: RESOURCES } },
        });
        scaler(chart, { target: reviews.deployments.v1 });
      });
    expect(messageOf(build)).toContain("'target' must not fix its replicas: Deployment test/reviews/v1 has 2");
  });

  test('fails for a target in another namespace', () => {
    const build = () =>
      render((chart) => scaler(chart, { target: deployment(chart, 'web', { metadata: { namespace: 'shop' } }) }));
    expect(messageOf(build)).toMatch(
      /^'target' must live in the namespace of the HorizontalPodAutoscaler, got 'Deployment shop\/\S+' \(at test\/hpa\) \[MESH_OTHER_NAMESPACE\]$/,
    );
  });

  test('fails for a workload whose number of pods cannot be set, which does not compile either', () => {
    const build = () =>
      render((chart) => {
        const target = new kplus.DaemonSet(chart, 'agent', { containers: [{ image: 'agent', resources: RESOURCES }] });
        scaler(chart, { target: target as never });
      });
    expect(messageOf(build)).toBe(
      "'target' must be something whose number of pods can be set, such as a Deployment or a StatefulSet, got 'DaemonSet' (at test/hpa) [MESH_INVALID_TARGET]",
    );
  });
});
