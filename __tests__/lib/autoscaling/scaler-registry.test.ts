import { describe, expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import {
  HorizontalPodAutoscaler,
  ScaledObject,
  ScalingMetric,
  Trigger,
  UpdateMode,
  VerticalPodAutoscaler,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { messageOf, render } from '../../support/render';
import { deployment } from './workloads';

const metrics = [ScalingMetric.cpu({ utilization: 10 })];
const triggers = [Trigger.of('redis', { listName: 'jobs' })];

const scalers = {
  HorizontalPodAutoscaler: (chart: Chart, id: string, target: kplus.Deployment) =>
    new HorizontalPodAutoscaler(chart, id, { target, maxReplicas: 2, metrics }),
  ScaledObject: (chart: Chart, id: string, target: kplus.Deployment) =>
    new ScaledObject(chart, id, { target, triggers }),
  VerticalPodAutoscaler: (chart: Chart, id: string, target: kplus.Deployment) =>
    new VerticalPodAutoscaler(chart, id, { target }),
};
const names = Object.keys(scalers) as (keyof typeof scalers)[];
const pairs = names.flatMap((one) => names.map((other) => [one, other] as const));

describe('a workload', () => {
  test.each(pairs)('fails that has a %s and a %s', (one, other) => {
    const build = () =>
      render((chart) => {
        const target = deployment(chart);
        scalers[one](chart, 'first', target);
        scalers[other](chart, 'second', target);
      });
    expect(messageOf(build)).toBe(
      `'target' must have one autoscaler, and ${one} test/first scales it, got 'test/web'; drop that or ${other} test/second (at test/second) [MESH_SECOND_SCALER]`,
    );
  });

  test('may have a VerticalPodAutoscaler that only recommends', () => {
    const manifests = render((chart) => {
      const target = deployment(chart);
      new VerticalPodAutoscaler(chart, 'before', { target, updateMode: UpdateMode.OFF });
      scalers.HorizontalPodAutoscaler(chart, 'hpa', target);
      new VerticalPodAutoscaler(chart, 'after', { target, updateMode: UpdateMode.OFF });
    });
    expect(manifests).toHaveLength(4);
  });

  test('keeps its replicas under a VerticalPodAutoscaler', () => {
    const manifests = render((chart) => {
      scalers.VerticalPodAutoscaler(chart, 'vpa', deployment(chart, 'web', { replicas: 3 }));
    });
    expect(manifests.find(({ kind }) => kind === 'Deployment').spec.replicas).toBe(3);
  });

  test('fails that has an autoscaler of cdk8s-plus already', () => {
    const build = () =>
      render((chart) => {
        const target = deployment(chart);
        new kplus.HorizontalPodAutoscaler(chart, 'plus', { target, maxReplicas: 2 });
        scalers.HorizontalPodAutoscaler(chart, 'hpa', target);
      });
    expect(messageOf(build)).toBe(
      "'target' must have one autoscaler, and HorizontalPodAutoscaler test/plus scales it, got 'test/web'; drop that or HorizontalPodAutoscaler test/hpa (at test/hpa) [MESH_SECOND_SCALER]",
    );
  });

  test('fails that something unknown scales already', () => {
    const build = () =>
      render((chart) => {
        const target = deployment(chart);
        target.markHasAutoscaler();
        scalers.ScaledObject(chart, 'keda', target);
      });
    expect(messageOf(build)).toContain(
      "'target' must have one autoscaler, and something else scales it, got 'test/web'",
    );
  });

  test('fails that this app does not define and that is scaled twice', () => {
    const build = () =>
      render((chart) => {
        const target = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' };
        new ScaledObject(chart, 'first', { target, triggers });
        new ScaledObject(chart, 'second', { target, triggers });
      });
    expect(messageOf(build)).toBe(
      "'target' must have one autoscaler, and ScaledObject test/first scales it; drop that or ScaledObject test/second (at test/second) [MESH_SECOND_SCALER]",
    );
  });

  test('is another one in another app, and beside another workload', () => {
    const build = (chart: Chart) => {
      scalers.HorizontalPodAutoscaler(chart, 'one', deployment(chart, 'a'));
      scalers.HorizontalPodAutoscaler(chart, 'other', deployment(chart, 'b'));
    };
    expect(render(build)).toEqual(render(build));
  });
});
