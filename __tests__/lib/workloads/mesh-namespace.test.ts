import { describe, expect, test } from '@jest/globals';
import { Injection, MeshNamespace } from 'cdk8s-mesh';
import { messageOf, render, renderOne } from '../../support/render';

describe('MeshNamespace', () => {
  test('is named after the namespace of its chart and injects sidecars', () => {
    expect(renderOne((chart) => new MeshNamespace(chart, 'namespace'))).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'bookinfo', labels: { 'istio-injection': 'enabled' } },
      spec: {},
    });
  });

  test('is named after its id in a chart without a namespace', () => {
    expect(renderOne((chart) => new MeshNamespace(chart, 'shop'), '').metadata.name).toBe('shop');
  });

  test('takes a name and labels of its own', () => {
    const { metadata } = renderOne(
      (chart) => new MeshNamespace(chart, 'n', { metadata: { name: 'shop', labels: { team: 'a' } } }),
    );
    expect(metadata).toEqual({ name: 'shop', labels: { team: 'a', 'istio-injection': 'enabled' } });
  });

  test.each([
    [Injection.DISABLED, { 'istio-injection': 'disabled' }],
    [Injection.revision('1-30-3'), { 'istio.io/rev': '1-30-3' }],
    [Injection.AMBIENT, { 'istio.io/dataplane-mode': 'ambient' }],
  ])('renders exactly one way to join the mesh: %j', (injection, labels) => {
    expect(renderOne((chart) => new MeshNamespace(chart, 'n', { injection })).metadata.labels).toEqual(labels);
  });

  test('names the waypoint of an ambient namespace', () => {
    const props = { injection: Injection.AMBIENT, waypoint: 'waypoint' };
    expect(renderOne((chart) => new MeshNamespace(chart, 'n', props)).metadata.labels).toEqual({
      'istio.io/dataplane-mode': 'ambient',
      'istio.io/use-waypoint': 'waypoint',
    });
  });

  test('takes the waypoint itself for its name', () => {
    const props = { injection: Injection.AMBIENT, waypoint: { name: 'own' } };
    const { labels } = renderOne((chart) => new MeshNamespace(chart, 'n', props)).metadata;
    expect(labels['istio.io/use-waypoint']).toBe('own');
  });

  test('fails for a waypoint beside sidecars', () => {
    expect(messageOf(() => render((chart) => new MeshNamespace(chart, 'n', { waypoint: 'waypoint' })))).toBe(
      "'waypoint' must come with injection: Injection.AMBIENT, got 'waypoint'; sidecars route by themselves and use no waypoint (at test/n) [MESH_INJECTION_CONFLICT]",
    );
  });

  test('fails where labels choose a second way to join the mesh', () => {
    const metadata = { labels: { 'istio.io/rev': 'canary' } };
    expect(messageOf(() => render((chart) => new MeshNamespace(chart, 'n', { metadata })))).toBe(
      `'metadata.labels' must not choose how workloads join the mesh, got ["istio.io/rev"]; say it with injection (at test/n) [MESH_INJECTION_CONFLICT]`,
    );
  });

  test('fails for a revision that is no label', () => {
    expect(() => Injection.revision('1.30')).toThrow(
      /^'revision' must be a DNS label.* got '1\.30' \[MESH_INVALID_NAME\]$/,
    );
  });
});
