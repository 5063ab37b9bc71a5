import { expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { FallbackBehavior, MetricType, ScaledObject, ScalingPolicy, SelectPolicy, Trigger } from 'cdk8s-mesh';
import { expectComplete } from '../../support/coverage';
import { render } from '../../support/render';
import { violations } from '../../support/schema';
import { deployment } from './workloads';

test('everything that a ScaledObject can say can be said', () => {
  const period = Duration.seconds(15);
  const rules = {
    policies: [ScalingPolicy.percent(100, period)],
    selectPolicy: SelectPolicy.MAX,
    stabilizationWindow: period,
    tolerance: 0.1,
  } as const;
  const kinds = ['TriggerAuthentication', 'ClusterTriggerAuthentication'] as const;
  const manifests = render((chart) => {
    Object.values(FallbackBehavior).forEach((behavior, index) => {
      const metricType = index % 2 ? MetricType.VALUE : MetricType.AVERAGE_VALUE;
      const authenticationRef = { kind: kinds[index % 2] as (typeof kinds)[number], name: 'auth' };
      new ScaledObject(chart, `keda-${index}`, {
        target: deployment(chart, `web-${index}`),
        minReplicaCount: 1,
        maxReplicaCount: 3,
        idleReplicaCount: 0,
        pollingInterval: period,
        cooldownPeriod: period,
        initialCooldownPeriod: period,
        fallback: { failureThreshold: 1, replicas: 1, behavior },
        envSourceContainer: 'app',
        behavior: { scaleUp: rules, scaleDown: rules },
        horizontalPodAutoscalerName: `hpa-${index}`,
        restoreToOriginalReplicaCount: true,
        scalingModifiers: { formula: 'a', target: 1, activationTarget: 1, metricType },
        triggers: [Trigger.of('redis', { b: 1 }, { name: 'a', metricType, useCachedMetrics: true, authenticationRef })],
      });
    });
  }).filter(({ kind }) => kind === 'ScaledObject');
  for (const manifest of manifests) expect(violations(manifest)).toEqual([]);
  expectComplete('keda.sh/ScaledObject', manifests);
});
