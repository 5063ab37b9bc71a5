import { expect, test } from '@jest/globals';
import { Duration, Size } from 'cdk8s';
import { HorizontalPodAutoscaler, ScalingMetric, ScalingPolicy, SelectPolicy } from 'cdk8s-mesh';
import { Cpu, LabelSelector } from 'cdk8s-plus-28';
import { type Manifest, render } from '../../support/render';
import { deployment } from './workloads';

/** The fields of autoscaling/v2, which has no CRD; a `|` separates the values of an enum. */
const METRIC_IDENTIFIER = ['metric.name', 'metric.selector.matchLabels', 'metric.selector.matchExpressions'];
const RULES = [
  'policies[].type=Percent|Pods',
  'policies[].value',
  'policies[].periodSeconds',
  'selectPolicy=Max|Min|Disabled',
  'stabilizationWindowSeconds',
  'tolerance',
];
const REFERENCE = ['apiVersion', 'kind', 'name'];
const within = (parent: string, fields: string[]) => fields.map((field) => `${parent}.${field}`);
const FIELDS = [
  ...within('scaleTargetRef', REFERENCE),
  'minReplicas',
  'maxReplicas',
  ...within('behavior.scaleUp', RULES),
  ...within('behavior.scaleDown', RULES),
  'metrics[].type=Resource|ContainerResource|Pods|Object|External',
  ...within('metrics[].resource', ['name=cpu|memory', 'target.type=Utilization|AverageValue']),
  ...within('metrics[].resource.target', ['averageUtilization', 'averageValue']),
  ...within('metrics[].containerResource', ['name=cpu|memory', 'container', 'target.type=Utilization|AverageValue']),
  ...within('metrics[].containerResource.target', ['averageUtilization', 'averageValue']),
  ...within('metrics[].pods', [...METRIC_IDENTIFIER, 'target.type=AverageValue', 'target.averageValue']),
  ...within('metrics[].object.describedObject', REFERENCE),
  ...['object', 'external'].flatMap((source) =>
    within(`metrics[].${source}`, [
      ...METRIC_IDENTIFIER,
      'target.type=Value|AverageValue',
      'target.value',
      'target.averageValue',
    ]),
  ),
].flatMap((field) => {
  const [path, values] = field.split('=');
  return [path as string, ...(values?.split('|').map((value) => `${path}=${value}`) ?? [])];
});

/** Where free text or free keys begin, nothing below counts. */
const LEAVES = /selector\.match(?:Labels|Expressions)$/;

function setBy(value: unknown, path: string): string[] {
  if (LEAVES.test(path)) return [path];
  if (Array.isArray(value)) return value.flatMap((item) => setBy(item, `${path}[]`));
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, child]) => setBy(child, path === '' ? key : `${path}.${key}`));
  }
  return [path, `${path}=${value}`];
}

test('everything that autoscaling/v2 can say can be said', () => {
  const selector = LabelSelector.of({ labels: { a: 'b' }, expressions: [{ key: 'c', operator: 'Exists' } as never] });
  const period = Duration.seconds(15);
  const policies = [ScalingPolicy.percent(100, period), ScalingPolicy.pods(4, period)];
  const full = { policies, selectPolicy: SelectPolicy.MIN, stabilizationWindow: period, tolerance: 0.05 } as const;
  const disabled = { selectPolicy: SelectPolicy.DISABLED } as const;
  const describedObject = { apiVersion: 'v1', kind: 'Service', name: 'front' };
  const manifests: Manifest[] = render((chart) => {
    const scale = (id: string, behavior: object) =>
      new HorizontalPodAutoscaler(chart, id, {
        target: deployment(chart, `${id}-web`),
        minReplicas: 1,
        maxReplicas: 3,
        behavior,
        metrics: [
          ScalingMetric.cpu({ utilization: 50 }),
          ScalingMetric.memory({ averageValue: Size.mebibytes(64) }),
          ScalingMetric.podMemory({ utilization: 50 }),
          ScalingMetric.podCpu({ averageValue: Cpu.millis(100) }),
          ScalingMetric.pods('a', { averageValue: 1, selector }),
          ScalingMetric.object('b', { describedObject, averageValue: 1, selector }),
          ScalingMetric.object('b', { describedObject, value: 1 }),
          ScalingMetric.external('c', { averageValue: 1, selector }),
          ScalingMetric.external('c', { value: 1 }),
        ],
      });
    scale('full', { scaleUp: full, scaleDown: full });
    scale('disabled', { scaleUp: disabled, scaleDown: disabled });
    scale('default', {});
  }).filter(({ kind }) => kind === 'HorizontalPodAutoscaler');

  const set = new Set(manifests.flatMap(({ spec }) => setBy(spec, '')));
  expect(FIELDS.filter((field) => !set.has(field))).toEqual([]);
  const known = new Set(FIELDS);
  expect([...set].filter((field) => !field.includes('=') && !known.has(field))).toEqual([]);
});
