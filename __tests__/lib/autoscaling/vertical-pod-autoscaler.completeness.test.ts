import { expect, test } from '@jest/globals';
import { Duration, Size } from 'cdk8s';
import {
  ContainerPolicy,
  ControlledResource,
  ControlledValues,
  EvictionChangeRequirement,
  StartupBoost,
  UpdateMode,
  VerticalPodAutoscaler,
} from 'cdk8s-mesh';
import { Cpu } from 'cdk8s-plus-28';
import { expectComplete } from '../../support/coverage';
import { render } from '../../support/render';
import { violations } from '../../support/schema';
import { deployment } from './workloads';

test('everything that a VerticalPodAutoscaler can say can be said', () => {
  const duration = Duration.seconds(10);
  const boosts = [StartupBoost.cpuFactor(2, { duration }), StartupBoost.cpuQuantity(Cpu.units(1), { duration })];
  const amounts = { cpu: Cpu.units(1), memory: Size.gibibytes(1) };
  const manifests = render((chart) => {
    Object.values(UpdateMode).forEach((updateMode, index) => {
      const startupBoost = boosts[index % 2] as StartupBoost;
      new VerticalPodAutoscaler(chart, `vpa-${index}`, {
        target: deployment(chart, `web-${index}`),
        updateMode,
        minReplicas: 1,
        evictAfterOom: duration,
        evictionRequirements: Object.values(EvictionChangeRequirement).map((changeRequirement) => ({
          resources: Object.values(ControlledResource),
          changeRequirement,
        })),
        recommender: 'frugal',
        startupBoost,
        containerPolicies: [
          ContainerPolicy.auto('app', {
            minAllowed: amounts,
            maxAllowed: amounts,
            controlledResources: Object.values(ControlledResource),
            controlledValues: Object.values(ControlledValues)[index % 2] as ControlledValues,
            memoryAggregationInterval: duration,
            memoryAggregationIntervalCount: 1,
            oomBumpUpRatio: 1,
            oomMinBumpUp: Size.mebibytes(1),
            startupBoost,
          }),
          ContainerPolicy.off('*'),
        ],
      });
    });
  }).filter(({ kind }) => kind === 'VerticalPodAutoscaler');
  for (const manifest of manifests) expect(violations(manifest)).toEqual([]);
  expectComplete('autoscaling.k8s.io/VerticalPodAutoscaler', manifests);
});
