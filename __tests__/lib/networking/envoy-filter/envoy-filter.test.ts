import { describe, expect, test } from '@jest/globals';
import { ConfigPatch, EnvoyFilter, type EnvoyFilterProps, PatchOperation, TargetRef } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne, specYaml } from '../../../support/render';
import { violations } from '../../../support/schema';

const patch = ConfigPatch.cluster({ operation: PatchOperation.MERGE, value: { connect_timeout: '1s' } });

function manifestOf(props: EnvoyFilterProps) {
  const manifest = renderOne((chart) => {
    new EnvoyFilter(chart, 'filter', props);
  });
  expect(violations(manifest)).toEqual([]);
  return manifest;
}

const fails = (props: object) => messageOf(() => manifestOf(props as EnvoyFilterProps));

describe('an EnvoyFilter', () => {
  test('renders nothing that was not said', () => {
    const manifest = manifestOf({ configPatches: [patch] });
    expect(manifest.apiVersion).toBe('networking.istio.io/v1alpha3');
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"configPatches:
  - applyTo: CLUSTER
    patch:
      operation: MERGE
      value:
        connect_timeout: 1s"
`);
  });

  test('selects a workload', () => {
    const manifests = render((chart) => {
      const workloadSelector = new kplus.Deployment(chart, 'reviews', { containers: [{ image: 'reviews' }] });
      new EnvoyFilter(chart, 'filter', { workloadSelector, configPatches: [patch] });
    });
    expect(find(manifests, 'EnvoyFilter').spec.workloadSelector).toEqual({
      labels: find(manifests, 'Deployment').spec.selector.matchLabels,
    });
  });

  test('is attached to targets', () => {
    expect(
      manifestOf({ targets: [TargetRef.gateway({ name: 'edge' })], configPatches: [patch] }).spec.targetRefs,
    ).toEqual([{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'edge' }]);
  });

  test.each([-2147483648, 0, 2147483647])('has the priority %i', (priority) => {
    expect(manifestOf({ priority, configPatches: [patch] }).spec.priority).toBe(priority);
  });

  test('takes patches later, in their order', () => {
    const manifest = renderOne((chart) => {
      const filter = new EnvoyFilter(chart, 'filter', { configPatches: [patch] });
      filter.addConfigPatch(ConfigPatch.listener({ operation: PatchOperation.REMOVE }));
    });
    expect(manifest.spec.configPatches.map(({ applyTo }: { applyTo: string }) => applyTo)).toEqual([
      'CLUSTER',
      'LISTENER',
    ]);
  });

  test('fails for a priority of more than 32 bits', () => {
    expect(fails({ priority: 2147483648 })).toContain("'priority' must be an integer");
    expect(fails({ priority: 0.5 })).toContain("'priority' must be an integer");
  });

  test('fails for both a workload and targets, where types were lost', () => {
    expect(fails({ workloadSelector: { matchLabels: { a: 'b' } }, targets: [TargetRef.gateway({ name: 'a' })] })).toBe(
      "'targets' must not stand beside workloadSelector; select workloads or name targets (at test/filter) " +
        '[MESH_TWO_ATTACHMENTS]',
    );
  });

  test('fails without a target among targets', () => {
    expect(fails({ targets: [] })).toContain("'targets' must have at least one entry");
  });
});
