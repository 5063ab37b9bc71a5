import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { Deployment, Service } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { MeshResource } from '../../../lib/core/mesh-resource';
import { type PolicyAttachment, renderAttachment, TargetRef } from '../../../lib/core/policy-target';
import { messageOf } from '../../support/render';

class Policy extends MeshResource<unknown> {
  public constructor(scope: Construct, id = 'policy') {
    super(scope, id, { apiVersion: 'example.com/v1', kind: 'Policy', plural: 'policies' }, {});
  }

  public _toSpec(): unknown {
    return {};
  }
}

/** A construct of the kind, as other parts of an app bring them along. */
class Other extends MeshResource<unknown> {
  public constructor(scope: Construct, apiVersion: string, kind: string) {
    super(scope, kind, { apiVersion, kind, plural: 'others' }, { metadata: { name: 'other' } });
  }

  public _toSpec(): unknown {
    return {};
  }
}

const chartOf = (namespace?: string) =>
  new Chart(Testing.app(), 'test', { disableResourceNameHashes: true, ...(namespace ? { namespace } : {}) });
const attach = (attachment: PolicyAttachment, namespace: string | undefined = 'bookinfo') =>
  renderAttachment(attachment, new Policy(chartOf(namespace)));
const waypoint = TargetRef.gateway({ name: 'waypoint' });

describe('a policy', () => {
  test('without a selector or targets is for its namespace', () => {
    expect(attach({})).toEqual({});
  });

  test('selects workloads by the labels of a workload, of a construct, or by labels', () => {
    const deployment = new Deployment(chartOf('bookinfo'), 'reviews', { containers: [{ image: 'a' }] });
    expect(attach({ selector: deployment })).toEqual({ selector: { matchLabels: deployment.matchLabels } });
    expect(Object.keys(deployment.matchLabels)).toHaveLength(1);
    expect(attach({ selector: { podLabels: { app: 'a' } } })).toEqual({ selector: { matchLabels: { app: 'a' } } });
    expect(attach({ selector: { matchLabels: { app: 'a' } } })).toEqual({ selector: { matchLabels: { app: 'a' } } });
  });

  test('keeps an empty selector', () => {
    expect(attach({ selector: { matchLabels: {} } })).toEqual({ selector: { matchLabels: {} } });
  });

  test('is attached to targets in their order', () => {
    const targets = [TargetRef.gatewayClass('istio-waypoint'), waypoint];
    expect(attach({ targets }).targetRefs?.map(({ name }) => name)).toEqual(['istio-waypoint', 'waypoint']);
  });
});

describe('a target', () => {
  test('is a Service, with the empty group of core objects', () => {
    const service = new Service(chartOf('bookinfo'), 'svc', { metadata: { name: 'reviews' }, ports: [{ port: 80 }] });
    const expected = { targetRefs: [{ group: '', kind: 'Service', name: 'reviews' }] };
    expect(attach({ targets: [TargetRef.service(service)] })).toEqual(expected);
    expect(attach({ targets: [TargetRef.service({ service })] })).toEqual(expected);
    expect(attach({ targets: [TargetRef.service({ name: 'reviews', namespace: 'bookinfo' })] })).toEqual(expected);
  });

  test('is a gateway of the Gateway API', () => {
    const expected = { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'other' }] };
    const gateway = new Other(chartOf('bookinfo'), 'gateway.networking.k8s.io/v1', 'Gateway');
    expect(attach({ targets: [TargetRef.gateway(gateway)] })).toEqual(expected);
    expect(attach({ targets: [TargetRef.gateway({ name: 'other' })] })).toEqual(expected);
  });

  test('is a ServiceEntry', () => {
    const expected = { targetRefs: [{ group: 'networking.istio.io', kind: 'ServiceEntry', name: 'other' }] };
    const entry = new Other(chartOf('bookinfo'), 'networking.istio.io/v1', 'ServiceEntry');
    expect(attach({ targets: [TargetRef.serviceEntry(entry)] })).toEqual(expected);
    expect(attach({ targets: [TargetRef.serviceEntry({ name: 'other' })] })).toEqual(expected);
  });

  test('is a GatewayClass, which has no namespace whatever its chart says', () => {
    const expected = { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'other' }] };
    const ofChart = new Other(chartOf('elsewhere'), 'gateway.networking.k8s.io/v1', 'GatewayClass');
    expect(attach({ targets: [TargetRef.gatewayClass(ofChart)] })).toEqual(expected);
    expect(attach({ targets: [TargetRef.gatewayClass('other')] })).toEqual(expected);
  });

  test('may be in no known namespace, and is then taken to be in that of the policy', () => {
    const unplaced = new Service(chartOf(), 'svc', { metadata: { name: 'reviews' }, ports: [{ port: 80 }] });
    expect(attach({ targets: [TargetRef.service(unplaced)] }).targetRefs).toHaveLength(1);
  });

  test('has its kind, group, name and namespace to read, and cannot be changed', () => {
    expect({ ...TargetRef.gateway({ name: 'waypoint', namespace: 'shop' }) }).toEqual({
      group: 'gateway.networking.k8s.io',
      kind: 'Gateway',
      name: 'waypoint',
      namespace: 'shop',
    });
    expect(Object.isFrozen(waypoint)).toBe(true);
  });
});

describe('fails', () => {
  test('for a selector beside targets', () => {
    const both = { selector: { matchLabels: { app: 'a' } }, targets: [waypoint] };
    // @ts-expect-error a policy has one of the two
    const attachment: PolicyAttachment = both;
    expect(messageOf(() => attach(attachment))).toBe(
      "'targets' must not stand beside selector; select workloads or name targets (at test/policy) [MESH_TWO_ATTACHMENTS]",
    );
  });

  test('for empty targets, which Istio would take for the whole namespace', () => {
    expect(messageOf(() => attach({ targets: [] }))).toBe(
      "'targets' must have at least one entry, got []; leave it out for every workload of the namespace (at test/policy) " +
        '[MESH_EMPTY]',
    );
  });

  test('for more than 16 targets', () => {
    expect(attach({ targets: Array.from({ length: 16 }, () => waypoint) }).targetRefs).toHaveLength(16);
    expect(messageOf(() => attach({ targets: Array.from({ length: 17 }, () => waypoint) }))).toBe(
      "'targets' must have at most 16 entries, got 17 (at test/policy) [MESH_TOO_MANY]",
    );
  });

  test('for a target in another namespace', () => {
    const elsewhere = TargetRef.gateway({ name: 'waypoint', namespace: 'shop' });
    expect(messageOf(() => attach({ targets: [waypoint, elsewhere] }))).toBe(
      "'targets[1]' must live in the namespace of the policy, 'bookinfo', got 'Gateway shop/waypoint'; " +
        'put the policy where its target lives (at test/policy) [MESH_TARGET_IN_OTHER_NAMESPACE]',
    );
    const policy = new Policy(chartOf());
    expect(messageOf(() => renderAttachment({ targets: [elsewhere] }, policy))).toBe(
      "'targets[0]' must live in the namespace of the policy, which has none, got 'Gateway shop/waypoint'; " +
        'put the policy where its target lives (at test/policy) [MESH_TARGET_IN_OTHER_NAMESPACE]',
    );
  });

  test('for a gateway of Istio, which shares its kind with those of the Gateway API', () => {
    const gateway = new Other(chartOf('bookinfo'), 'networking.istio.io/v1', 'Gateway');
    expect(messageOf(() => TargetRef.gateway(gateway))).toBe(
      "'targets' must be a Gateway of gateway.networking.k8s.io, got 'Gateway of networking.istio.io' [MESH_INVALID_TARGET]",
    );
  });

  test('for an object of another kind', () => {
    const deployment = new Deployment(chartOf('bookinfo'), 'reviews', { containers: [{ image: 'a' }] });
    expect(messageOf(() => TargetRef.service(deployment))).toBe(
      "'targets' must be a Service of core, got 'Deployment of apps' [MESH_INVALID_TARGET]",
    );
  });

  test.each([[''], ['Way Point'], ['-a'], ['a'.repeat(254)]])('for the name %p', (name) => {
    expect(messageOf(() => TargetRef.gateway({ name }))).toContain(
      "'targets' must have the name of a Kubernetes object, got '",
    );
  });

  test('for a selector that Istio cannot have', () => {
    expect(messageOf(() => attach({ selector: { matchLabels: { app: '*' } } }))).toBe(
      '\'selector.matchLabels\' must have no empty key and no wildcard, got {"app":"*"} (at test/policy) ' +
        '[MESH_SELECTOR_WILDCARD]',
    );
  });

  test('to compile for a look-alike', () => {
    // @ts-expect-error targets are made by the factories, which check them
    const attachment: PolicyAttachment = { targets: [{ group: '', kind: 'Pod', name: 'a', namespace: undefined }] };
    expect(attachment.targets).toHaveLength(1);
  });
});
