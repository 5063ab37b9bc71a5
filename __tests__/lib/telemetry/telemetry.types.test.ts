import { expect, test } from '@jest/globals';
import type { Construct } from 'constructs';
import { TargetRef } from '../../../lib/core/policy-target';
import { CustomTag, Metric, TagOverride, Telemetry } from '../../../lib/telemetry';

/** The compiler reads it; nobody calls it. */
function mistakes(scope: Construct): void {
  const targets = [TargetRef.gateway({ name: 'waypoint' })];
  // @ts-expect-error a selector beside targets
  new Telemetry(scope, 'a', { selector: { matchLabels: {} }, targets });
  // @ts-expect-error a target by its name
  new Telemetry(scope, 'b', { targets: ['waypoint'] });
  // @ts-expect-error a share as a number
  new Telemetry(scope, 'c', { tracing: [{ sampling: 100 }] });
  // @ts-expect-error a mode that only extensions take
  new Telemetry(scope, 'd', { tracing: [{ mode: 'UNDEFINED' }] });
  // @ts-expect-error a tag without its source
  new Telemetry(scope, 'e', { tracing: [{ customTags: { env: 'lab' } }] });
  // @ts-expect-error a source by its wire form
  new Telemetry(scope, 'f', { tracing: [{ customTags: { env: { literal: { value: 'lab' } } } }] });
  // @ts-expect-error a source of its own making
  new CustomTag({});
  // @ts-expect-error a metric by its name
  new Telemetry(scope, 'g', { metrics: [{ overrides: [{ metric: 'REQUEST_COUNT' }] }] });
  // @ts-expect-error a metric that is not among Istio's
  Metric.REQUESTS;
  // @ts-expect-error a removed tag with an expression
  TagOverride.remove('request.host');
  // @ts-expect-error a tag without its expression
  TagOverride.upsert();
  // @ts-expect-error an interval as text
  new Telemetry(scope, 'h', { metrics: [{ reportingInterval: '5s' }] });
  // @ts-expect-error a filter by its wire form
  new Telemetry(scope, 'i', { accessLogging: [{ filter: { expression: 'true' } }] });
}

test('mistakes that the types know do not compile', () => {
  expect(mistakes).toHaveLength(1);
});
