import { expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { Percentage } from '../../../lib/core';
import { TargetRef } from '../../../lib/core/policy-target';
import { CustomTag, Metric, TagOverride, Telemetry, WorkloadMode } from '../../../lib/telemetry';
import { expectComplete } from '../../support/coverage';
import { render } from '../../support/render';
import { violations } from '../../support/schema';

const modes = Object.values(WorkloadMode);
const standard = Object.values(Metric).filter((metric) => metric instanceof Metric);

test('every field of the kind can be set, and the CRD takes each', () => {
  const manifests = render((chart) => {
    new Telemetry(chart, 'workloads', {
      selector: { matchLabels: { app: 'reviews' } },
      tracing: modes.map((mode) => ({
        mode,
        providers: ['jaeger'],
        sampling: Percentage.of(12.5),
        disableSpanReporting: true,
        disableContextPropagation: true,
        customTags: {
          a: CustomTag.literal('lab'),
          b: CustomTag.environment('POD_NAME', { defaultValue: 'none' }),
          c: CustomTag.header('x-tenant', { defaultValue: 'none' }),
          d: CustomTag.formatter('%PROTOCOL%'),
        },
        enableIstioTags: true,
        useRequestIdForTraceSampling: true,
      })),
      accessLogging: modes.map((mode) => ({ mode, providers: ['envoy'], disabled: true, filter: 'response.code > 0' })),
    });
    new Telemetry(chart, 'targets', {
      targets: [TargetRef.service({ name: 'reviews' })],
      metrics: [
        {
          providers: ['prometheus'],
          reportingInterval: Duration.seconds(5),
          overrides: [
            ...modes.map((mode) => ({ mode, disabled: true })),
            ...[...standard, Metric.custom('queue_depth')].map((metric) => ({
              metric,
              tags: { a: TagOverride.upsert('request.host'), b: TagOverride.remove() },
            })),
          ],
        },
      ],
    });
  });
  expect(manifests.flatMap(violations)).toEqual([]);
  expectComplete('telemetry.istio.io/Telemetry', manifests, {
    '.spec.targetRef': 'the form before targetRefs; a list of one says the same',
    '.spec.targetRef.*': 'the form before targetRefs; a list of one says the same',
    '.spec.targetRefs[].namespace': 'has to be empty: targets live in the namespace of the policy',
  });
});
