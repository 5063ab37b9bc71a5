import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { Percentage } from '../../../lib/core';
import { TargetRef } from '../../../lib/core/policy-target';
import {
  type AccessLogging,
  CustomTag,
  Metric,
  type Metrics,
  TagOverride,
  Telemetry,
  type TelemetryProps,
  type Tracing,
  WorkloadMode,
} from '../../../lib/telemetry';
import { messageOf, render, renderOne, specYaml } from '../../support/render';

const telemetry = (props: TelemetryProps) => renderOne((chart) => new Telemetry(chart, 'all', props));
const tracing = (...tracing: Tracing[]) => telemetry({ tracing }).spec.tracing;
const metrics = (...metrics: Metrics[]) => telemetry({ metrics }).spec.metrics;
const logging = (...accessLogging: AccessLogging[]) => telemetry({ accessLogging }).spec.accessLogging;

describe('a Telemetry', () => {
  test('without anything is an empty spec', () => {
    expect(renderOne((chart) => new Telemetry(chart, 'all'))).toEqual({
      apiVersion: 'telemetry.istio.io/v1',
      kind: 'Telemetry',
      metadata: { name: 'test-all', namespace: 'bookinfo' },
      spec: {},
    });
  });

  test('keeps empty lists and empty entries', () => {
    expect(telemetry({ tracing: [], metrics: [{}], accessLogging: [{ providers: [] }] }).spec).toEqual({
      tracing: [],
      metrics: [{}],
      accessLogging: [{ providers: [] }],
    });
  });

  test('is for workloads or for targets', () => {
    expect(telemetry({ selector: { matchLabels: { app: 'a' } } }).spec).toEqual({
      selector: { matchLabels: { app: 'a' } },
    });
    expect(telemetry({ targets: [TargetRef.gateway({ name: 'waypoint' })] }).spec).toEqual({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' }],
    });
  });

  test('says all of it in one object', () => {
    const manifest = telemetry({
      tracing: [{ sampling: Percentage.ALL, providers: ['jaeger'], customTags: { env: CustomTag.literal('lab') } }],
      accessLogging: [{ providers: ['envoy'], filter: 'response.code >= 400' }],
      metrics: [
        {
          providers: ['prometheus'],
          overrides: [
            {
              metric: Metric.REQUEST_COUNT,
              tags: { request_host: TagOverride.upsert('request.host'), response_flags: TagOverride.remove() },
            },
          ],
        },
      ],
    });
    expect(manifest.spec.tracing[0].randomSamplingPercentage).toBe(100);
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"accessLogging:
  - filter:
      expression: response.code >= 400
    providers:
      - name: envoy
metrics:
  - overrides:
      - match:
          metric: REQUEST_COUNT
        tagOverrides:
          request_host:
            operation: UPSERT
            value: request.host
          response_flags:
            operation: REMOVE
    providers:
      - name: prometheus
tracing:
  - customTags:
      env:
        literal:
          value: lab
    providers:
      - name: jaeger
    randomSamplingPercentage: 100"
`);
  });

  test('takes more entries later, behind those it has', () => {
    const [manifest] = render((chart) => {
      const all = new Telemetry(chart, 'all', { tracing: [{ mode: WorkloadMode.CLIENT }] });
      all.addTracing({ mode: WorkloadMode.SERVER });
      all.addMetrics({ providers: ['prometheus'] });
      all.addMetrics({ providers: ['other'] });
      all.addAccessLogging({ providers: ['envoy'] });
      all.addAccessLogging({ disabled: true });
    });
    expect(manifest.spec).toEqual({
      tracing: [{ match: { mode: 'CLIENT' } }, { match: { mode: 'SERVER' } }],
      metrics: [{ providers: [{ name: 'prometheus' }] }, { providers: [{ name: 'other' }] }],
      accessLogging: [{ providers: [{ name: 'envoy' }] }, { disabled: true }],
    });
  });

  test('is not changed by what happens to the props afterwards', () => {
    const providers = ['envoy'];
    const manifests = render((chart) => {
      new Telemetry(chart, 'all', { accessLogging: [{ providers }] });
      providers.push('other');
    });
    expect(manifests[0].spec.accessLogging).toEqual([{ providers: [{ name: 'envoy' }] }]);
  });
});

describe('tracing', () => {
  test('samples nothing with 0, and fractions of a percent', () => {
    expect(tracing({ sampling: Percentage.NONE }, { sampling: Percentage.of(0.01) })).toEqual([
      { randomSamplingPercentage: 0 },
      { randomSamplingPercentage: 0.01 },
    ]);
  });

  test('keeps switches that are off', () => {
    const off = {
      disableSpanReporting: false,
      disableContextPropagation: false,
      enableIstioTags: false,
      useRequestIdForTraceSampling: false,
    };
    expect(tracing(off)).toEqual([off]);
  });

  test('takes tags from four sources', () => {
    const customTags = {
      literal: CustomTag.literal('lab'),
      environment: CustomTag.environment('POD_NAME'),
      header: CustomTag.header('x-tenant', { defaultValue: '' }),
      formatter: CustomTag.formatter('%REQ(:METHOD)%'),
      fallback: CustomTag.environment('ZONE', { defaultValue: 'nowhere' }),
    };
    expect(tracing({ customTags })[0].customTags).toEqual({
      literal: { literal: { value: 'lab' } },
      environment: { environment: { name: 'POD_NAME' } },
      header: { header: { name: 'x-tenant', defaultValue: '' } },
      formatter: { formatter: { value: '%REQ(:METHOD)%' } },
      fallback: { environment: { name: 'ZONE', defaultValue: 'nowhere' } },
    });
  });

  test('keeps an empty set of tags, which takes away those of the parent', () => {
    expect(tracing({ customTags: {} })).toEqual([{ customTags: {} }]);
  });
});

describe('metrics', () => {
  test('are reported at an interval', () => {
    expect(metrics({ reportingInterval: Duration.millis(1500) })).toEqual([{ reportingInterval: '1500ms' }]);
  });

  test('are overridden for one metric, one side, both, or all of them', () => {
    const overrides = [
      { disabled: false },
      { metric: Metric.ALL_METRICS, disabled: true },
      { mode: WorkloadMode.SERVER },
      { metric: Metric.custom('queue_depth'), mode: WorkloadMode.CLIENT },
    ];
    expect(metrics({ overrides })[0].overrides).toEqual([
      { disabled: false },
      { match: { metric: 'ALL_METRICS' }, disabled: true },
      { match: { mode: 'SERVER' } },
      { match: { customMetric: 'queue_depth', mode: 'CLIENT' } },
    ]);
  });

  test('get and lose tags', () => {
    const tags = { host: TagOverride.upsert('request.host'), code: TagOverride.remove() };
    expect(metrics({ overrides: [{ tags }] })[0].overrides).toEqual([
      { tagOverrides: { host: { operation: 'UPSERT', value: 'request.host' }, code: { operation: 'REMOVE' } } },
    ]);
  });
});

describe('access logging', () => {
  test('is filtered, narrowed to one side, and switched on again', () => {
    const [entry] = logging({ mode: WorkloadMode.SERVER, providers: ['a', 'b'], disabled: false, filter: 'true' });
    expect(entry).toEqual({
      match: { mode: 'SERVER' },
      providers: [{ name: 'a' }, { name: 'b' }],
      disabled: false,
      filter: { expression: 'true' },
    });
  });
});

describe('fails', () => {
  test('for a share that Envoy rounds to nothing', () => {
    expect(messageOf(() => tracing({}, { sampling: Percentage.of(0.009) }))).toBe(
      "'tracing[1].sampling' must be 0 or at least 0.01, got 0.009; Envoy samples in steps of 0.01 % (at test/all) " +
        '[MESH_INVALID_PERCENTAGE]',
    );
  });

  test('for a provider without a name', () => {
    const empty = { providers: ['a', ''] };
    expect(messageOf(() => tracing(empty))).toBe(
      "'tracing[0].providers[1]' must not be empty, got '' (at test/all) [MESH_EMPTY]",
    );
    expect(messageOf(() => metrics(empty))).toBe(
      "'metrics[0].providers[1]' must not be empty, got '' (at test/all) [MESH_EMPTY]",
    );
    expect(messageOf(() => logging(empty))).toBe(
      "'accessLogging[0].providers[1]' must not be empty, got '' (at test/all) [MESH_EMPTY]",
    );
  });

  test('for a tag without a name', () => {
    expect(messageOf(() => tracing({ customTags: { '': CustomTag.literal('a') } }))).toBe(
      "'tracing[0].customTags name' must not be empty, got '' (at test/all) [MESH_EMPTY]",
    );
    expect(messageOf(() => metrics({ overrides: [{}, { tags: { '': TagOverride.remove() } }] }))).toBe(
      "'metrics[0].overrides[1].tags name' must not be empty, got '' (at test/all) [MESH_EMPTY]",
    );
  });

  test.each([
    ['literal', () => CustomTag.literal('')],
    ['environment', () => CustomTag.environment('')],
    ['header', () => CustomTag.header('')],
    ['formatter', () => CustomTag.formatter('')],
    ['metric', () => Metric.custom('')],
  ])('for an empty %s', (property, make) => {
    expect(messageOf(make)).toBe(`'${property}' must not be empty, got '' [MESH_EMPTY]`);
  });

  test('for a tag or a filter that is not CEL', () => {
    expect(messageOf(() => TagOverride.upsert('request.host ='))).toBe(
      "'expression' must be a CEL expression (unexpected = at character 14), got 'request.host ='; CEL compares with == " +
        '[MESH_INVALID_CEL]',
    );
    expect(messageOf(() => TagOverride.upsert(''))).toBe("'expression' must not be empty, got '' [MESH_INVALID_CEL]");
    expect(messageOf(() => logging({ filter: 'response.code >=' }))).toBe(
      "'accessLogging[0].filter' must be a CEL expression (it ends too early), got 'response.code >=' (at test/all) " +
        '[MESH_INVALID_CEL]',
    );
  });

  test('for an interval that is no whole number of milliseconds', () => {
    expect(messageOf(() => metrics({ reportingInterval: Duration.millis(0) }))).toBe(
      "'metrics[0].reportingInterval' must be a whole number of milliseconds, 1 ms or more, got '0 ms' (at test/all) " +
        '[MESH_INVALID_DURATION]',
    );
  });

  test('for a target elsewhere', () => {
    const targets = [TargetRef.gateway({ name: 'waypoint', namespace: 'shop' })];
    expect(messageOf(() => telemetry({ targets }))).toContain('[MESH_TARGET_IN_OTHER_NAMESPACE]');
  });

  test('for an entry that is added, by its place in the list', () => {
    render((chart) => {
      const all = new Telemetry(chart, 'all', { tracing: [{}], metrics: [{}], accessLogging: [{}] });
      const empty = { providers: [''] };
      expect(messageOf(() => all.addTracing(empty))).toContain("'tracing[1].providers[0]'");
      expect(messageOf(() => all.addMetrics(empty))).toContain("'metrics[1].providers[0]'");
      expect(messageOf(() => all.addAccessLogging(empty))).toContain("'accessLogging[1].providers[0]'");
    });
  });
});
