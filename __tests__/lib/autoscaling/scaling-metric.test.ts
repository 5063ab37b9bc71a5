import { describe, expect, test } from '@jest/globals';
import { type Chart, Size } from 'cdk8s';
import { HorizontalPodAutoscaler, type ScaleTarget, ScalingMetric } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render } from '../../support/render';
import { deployment, RESOURCES } from './workloads';

const { Cpu } = kplus;

function metric(each: ScalingMetric | ((chart: Chart) => ScalingMetric), target?: (chart: Chart) => ScaleTarget) {
  const manifests = render((chart) => {
    const metrics = [each instanceof ScalingMetric ? each : each(chart)];
    new HorizontalPodAutoscaler(chart, 'hpa', {
      target: target?.(chart) ?? deployment(chart),
      maxReplicas: 3,
      metrics,
    });
  });
  return find(manifests, 'HorizontalPodAutoscaler').spec.metrics[0];
}

const failing = (...args: Parameters<typeof metric>) => messageOf(() => metric(...args));

const withSidecarAnnotations = (annotations: { [name: string]: string }) => (chart: Chart) =>
  deployment(chart, 'web', { podMetadata: { annotations } });

describe('a metric of one container', () => {
  test('is of the first container, so that the sidecar does not count', () => {
    expect(metric(ScalingMetric.cpu({ utilization: 10 }))).toEqual({
      type: 'ContainerResource',
      containerResource: { name: 'cpu', container: 'app', target: { type: 'Utilization', averageUtilization: 10 } },
    });
  });

  test('is of the container that is named, or given', () => {
    const target = (chart: Chart) => {
      const web = deployment(chart);
      web.addContainer({ name: 'cache', image: 'cache', resources: RESOURCES });
      return web;
    };
    const named = metric(ScalingMetric.memory({ utilization: 80, container: 'cache' }), target);
    expect(named.containerResource).toMatchObject({ name: 'memory', container: 'cache' });

    let container: kplus.Container | undefined;
    const given = render((chart) => {
      const web = target(chart);
      container = web.containers[1] as kplus.Container;
      const metrics = [ScalingMetric.cpu({ utilization: 80, container })];
      new HorizontalPodAutoscaler(chart, 'hpa', { target: web, maxReplicas: 3, metrics });
    });
    expect(find(given, 'HorizontalPodAutoscaler').spec.metrics[0].containerResource.container).toBe('cache');
  });

  test('may be of the sidecar, whose requests are not known here', () => {
    const { containerResource } = metric(ScalingMetric.cpu({ utilization: 150, container: 'istio-proxy' }));
    expect(containerResource).toEqual({
      name: 'cpu',
      container: 'istio-proxy',
      target: { type: 'Utilization', averageUtilization: 150 },
    });
  });

  test('is an amount, and needs no request then', () => {
    const bare = (chart: Chart) =>
      deployment(chart, 'web', { containers: [{ name: 'app', image: 'app', resources: {} }] });
    expect(metric(ScalingMetric.cpu({ averageValue: Cpu.millis(200) }), bare).containerResource.target).toEqual({
      type: 'AverageValue',
      averageValue: '200m',
    });
    expect(metric(ScalingMetric.memory({ averageValue: Size.mebibytes(1536) }), bare).containerResource.target).toEqual(
      {
        type: 'AverageValue',
        averageValue: '1536Mi',
      },
    );
  });

  test('takes a limit for the request, as Kubernetes does', () => {
    const limited = (chart: Chart) =>
      deployment(chart, 'web', {
        containers: [{ name: 'app', image: 'app', resources: { cpu: { limit: Cpu.units(1) } } }],
      });
    expect(metric(ScalingMetric.cpu({ utilization: 50 }), limited).containerResource.container).toBe('app');
  });

  test('fails for a percentage of a request that nobody makes', () => {
    const bare = (chart: Chart) =>
      deployment(chart, 'web', {
        containers: [{ name: 'php-apache', image: 'php', resources: { memory: { request: Size.mebibytes(64) } } }],
      });
    expect(failing(ScalingMetric.cpu({ utilization: 10 }), bare)).toBe(
      "'metrics[0].utilization' must be a percentage of a cpu request, and container 'php-apache' has none, got 10; give it resources: { cpu: { request: Cpu.millis(…) } }, or say averageValue (at test/hpa) [MESH_NO_RESOURCE_REQUEST]",
    );
    const empty = (chart: Chart) =>
      deployment(chart, 'web', { containers: [{ name: 'app', image: 'app', resources: {} }] });
    expect(failing(ScalingMetric.memory({ utilization: 80 }), empty)).toBe(
      "'metrics[0].utilization' must be a percentage of a memory request, and container 'app' has none, got 80; give it resources: { memory: { request: Size.mebibytes(…) } }, or say averageValue (at test/hpa) [MESH_NO_RESOURCE_REQUEST]",
    );
  });

  test('fails for a container that the workload does not have', () => {
    expect(failing(ScalingMetric.cpu({ utilization: 10, container: 'ap' }))).toMatch(
      /^'metrics\[0\]\.container' must be a container of Deployment \S+, which has app, got 'ap'; add containers before the autoscaler \(at test\/hpa\) \[MESH_UNKNOWN_CONTAINER\]$/,
    );
    const none = (chart: Chart) => deployment(chart, 'web', { containers: [] });
    expect(failing(ScalingMetric.cpu({ utilization: 10 }), none)).toContain('which has none yet; add containers');
    const strange = (chart: Chart) =>
      ScalingMetric.cpu({
        utilization: 10,
        container: deployment(chart, 'x', { containers: [{ name: 'x', image: 'x' }] }).containers[0] as kplus.Container,
      });
    expect(failing(strange)).toContain("which has app, got 'x'");
  });

  test.each([0, -1, 10.5])('fails for the utilization %p', (utilization) => {
    expect(failing(ScalingMetric.cpu({ utilization }))).toBe(
      `'metrics[0].utilization' must be an integer of at least 1, got ${utilization} (at test/hpa) [MESH_OUT_OF_RANGE]`,
    );
  });

  test.each([
    [Cpu.millis(-1), "'-1m'"],
    [Cpu.millis(0.5), "'0.5m'"],
    [Cpu.units(0), "'0'"],
  ])('fails for the amount of CPU %#', (averageValue, got) => {
    expect(failing(ScalingMetric.cpu({ averageValue }))).toBe(
      `'metrics[0].averageValue' must be a whole number of thousandths of a CPU, 1m or more, got ${got} (at test/hpa) [MESH_INVALID_QUANTITY]`,
    );
  });

  test('fails for no amount of memory', () => {
    expect(failing(ScalingMetric.memory({ averageValue: Size.kibibytes(0) }))).toBe(
      "'metrics[0].averageValue' must be a whole number of bytes, 1 or more, got '0 bytes' (at test/hpa) [MESH_INVALID_QUANTITY]",
    );
  });

  test('fails for a percentage beside an amount, and for neither, which do not compile either', () => {
    const message = "'metrics[0]' must have one of utilization and averageValue (at test/hpa) [MESH_USAGE_TARGET]";
    expect(failing(ScalingMetric.cpu({ utilization: 10, averageValue: Cpu.millis(1) } as never))).toBe(message);
    expect(failing(ScalingMetric.cpu({} as never))).toBe(message);
  });
});

describe('a metric of whole pods', () => {
  test('names no container', () => {
    expect(metric(ScalingMetric.podCpu({ utilization: 80 }))).toEqual({
      type: 'Resource',
      resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
    });
    expect(metric(ScalingMetric.podMemory({ averageValue: Size.gibibytes(1) }))).toEqual({
      type: 'Resource',
      resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } },
    });
  });

  test('says nothing of requests that nobody here knows', () => {
    const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' };
    expect(metric(ScalingMetric.podCpu({ utilization: 80 }), () => rollout).type).toBe('Resource');
  });

  test('fails where one container makes no request', () => {
    const two = (chart: Chart) =>
      deployment(chart, 'web', {
        containers: [
          { name: 'app', image: 'app', resources: RESOURCES },
          { name: 'log', image: 'log', resources: {} },
        ],
      });
    expect(failing(ScalingMetric.podCpu({ utilization: 80 }), two)).toContain("container 'log' has none, got 80");
    expect(metric(ScalingMetric.cpu({ utilization: 80 }), two).type).toBe('ContainerResource');
  });

  test('fails, when the app is synthesized, for a container that came later', () => {
    const build = () =>
      render((chart) => {
        const target = deployment(chart);
        new HorizontalPodAutoscaler(chart, 'hpa', {
          target,
          maxReplicas: 3,
          metrics: [ScalingMetric.podMemory({ utilization: 80 })],
        });
        target.addContainer({ name: 'late', image: 'late', resources: {} });
      });
    expect(messageOf(build)).toContain(
      "'metrics[0].utilization' must be a percentage of a memory request, and container 'late' has none, got 80",
    );
  });

  test('fails where annotations of the pods leave the sidecar without the request', () => {
    const annotated = withSidecarAnnotations({ 'sidecar.istio.io/proxyMemory': '128Mi' });
    expect(failing(ScalingMetric.podCpu({ utilization: 80 }), annotated)).toBe(
      "'metrics[0].utilization' must be a percentage of a cpu request, and container 'istio-proxy' has none: sidecar.istio.io/proxyMemory replaces all of its defaults, got 80; set sidecar.istio.io/proxyCPU on the pods too, or scale on one container (at test/hpa) [MESH_NO_RESOURCE_REQUEST]",
    );
    expect(
      failing(
        ScalingMetric.podMemory({ utilization: 80 }),
        withSidecarAnnotations({ 'sidecar.istio.io/proxyCPULimit': '1' }),
      ),
    ).toContain('set sidecar.istio.io/proxyMemory on the pods too');
  });

  test('lets annotations pass that give the sidecar the request, and metrics of one container', () => {
    const annotated = withSidecarAnnotations({ 'sidecar.istio.io/proxyCPULimit': '1' });
    expect(metric(ScalingMetric.podCpu({ utilization: 80 }), annotated).type).toBe('Resource');
    expect(metric(ScalingMetric.memory({ utilization: 80 }), annotated).type).toBe('ContainerResource');
  });
});

describe('a metric by name', () => {
  test('of pods is an average', () => {
    const selector = kplus.LabelSelector.of({ labels: { verb: 'GET' } });
    expect(metric(ScalingMetric.pods('http_requests', { averageValue: 1.5, selector }))).toEqual({
      type: 'Pods',
      pods: {
        metric: { name: 'http_requests', selector: { matchLabels: { verb: 'GET' } } },
        target: { type: 'AverageValue', averageValue: '1500m' },
      },
    });
  });

  test('of an object names the object', () => {
    const ofService = (chart: Chart) => {
      const describedObject = new kplus.Service(chart, 'front', { metadata: { name: 'front' }, ports: [{ port: 80 }] });
      return ScalingMetric.object('requests', { describedObject, value: 2000 });
    };
    expect(metric(ofService)).toEqual({
      type: 'Object',
      object: {
        describedObject: { apiVersion: 'v1', kind: 'Service', name: 'front' },
        metric: { name: 'requests' },
        target: { type: 'Value', value: '2000' },
      },
    });
  });

  test('of something external is a whole or an average', () => {
    expect(metric(ScalingMetric.external('queue', { value: 30 })).external.target).toEqual({
      type: 'Value',
      value: '30',
    });
    expect(metric(ScalingMetric.external('queue', { averageValue: 0.001 })).external.target).toEqual({
      type: 'AverageValue',
      averageValue: '1m',
    });
  });

  test('fails for an object in another namespace', () => {
    const ofService = (chart: Chart) => {
      const metadata = { name: 'front', namespace: 'shop' };
      return ScalingMetric.object('requests', {
        describedObject: new kplus.Service(chart, 'front', { metadata, ports: [{ port: 80 }] }),
        averageValue: 1,
      });
    };
    expect(failing(ofService)).toBe(
      "'metrics[0].describedObject' must live in the namespace of the HorizontalPodAutoscaler, got 'Service shop/front' (at test/hpa) [MESH_OTHER_NAMESPACE]",
    );
  });

  test.each(['', '.', '..', 'a/b', '50%'])('fails for the name %p', (name) => {
    expect(failing(ScalingMetric.external(name, { value: 1 }))).toBe(
      `'metrics[0].name' must be the name of a metric, without / and %, got '${name}' (at test/hpa) [MESH_INVALID_NAME]`,
    );
  });

  test.each([0, -1, 0.0001, Number.NaN, Number.POSITIVE_INFINITY])('fails for the target %p', (averageValue) => {
    expect(failing(ScalingMetric.pods('x', { averageValue }))).toBe(
      `'metrics[0].averageValue' must be a positive number with at most three decimals, got ${averageValue} (at test/hpa) [MESH_INVALID_QUANTITY]`,
    );
  });

  test('fails for a whole beside an average, and for neither, which do not compile either', () => {
    const message = "'metrics[0]' must have one of value and averageValue (at test/hpa) [MESH_METRIC_TARGET]";
    expect(failing(ScalingMetric.external('x', { value: 1, averageValue: 1 } as never))).toBe(message);
    expect(failing(ScalingMetric.external('x', {} as never))).toBe(message);
  });
});
