import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { AuthorizationPolicy, gatewayApi, TargetRef } from 'cdk8s-mesh';
import { ConfigMap } from 'cdk8s-plus-28';
import { expectComplete } from '../../support/coverage';
import { find, messageOf, render, renderOne } from '../../support/render';
import { violations } from '../../support/schema';

const { Gateway, GatewayClass, GatewayController, Listener } = gatewayApi;

const controllerName = GatewayController.ISTIO;
const classOf = (props: Partial<gatewayApi.GatewayClassProps>) =>
  renderOne((chart) => {
    new GatewayClass(chart, 'internal', { controllerName, ...props });
  });

describe('a GatewayClass', () => {
  test('belongs to no namespace, whatever its chart says, and has nothing that was not said', () => {
    expect(classOf({})).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: 'test-internal' },
      spec: { controllerName: 'istio.io/gateway-controller' },
    });
    const chart = new Chart(Testing.app(), 'test', { namespace: 'bookinfo' });
    const gatewayClass = new GatewayClass(chart, 'internal', { controllerName });
    expect([gatewayClass.namespace, gatewayClass.resourceType]).toEqual([undefined, 'gatewayclasses']);
  });

  test('can set every field of its CRD', () => {
    const manifests = [
      classOf({
        description: 'Gateways inside',
        parametersRef: { group: '', kind: 'ConfigMap', name: 'settings', namespace: 'infra' },
      }),
    ];
    expectComplete('gateway.networking.k8s.io/GatewayClass', manifests);
    expect(manifests.map(violations)).toEqual([[]]);
  });

  test('refers to its settings with their namespace', () => {
    const manifests = render((chart) => {
      new GatewayClass(chart, 'internal', { controllerName, parametersRef: new ConfigMap(chart, 'settings') });
    });
    expect(find(manifests, 'GatewayClass').spec.parametersRef).toEqual({
      group: '',
      kind: 'ConfigMap',
      name: 'test-settings',
      namespace: 'bookinfo',
    });
    const cluster = { group: 'example.com', kind: 'Settings', name: 'all' };
    expect(classOf({ parametersRef: cluster }).spec.parametersRef).toEqual(cluster);
  });

  test('is the class of a Gateway, as an object or by a name of Istio', () => {
    const manifests = render((chart) => {
      const listeners = [Listener.http({ name: 'http', port: 80 })];
      const internal = new GatewayClass(chart, 'internal', { controllerName });
      new Gateway(chart, 'inside', { className: internal, listeners });
      new Gateway(chart, 'edge', { className: GatewayClass.ISTIO, listeners });
    });
    const classNames = manifests.filter(({ kind }) => kind === 'Gateway').map(({ spec }) => spec.gatewayClassName);
    expect(classNames).toEqual(['test-internal', 'istio']);
    expect([GatewayClass.ISTIO_WAYPOINT, GatewayClass.ISTIO_EAST_WEST, GatewayClass.ISTIO_REMOTE]).toEqual([
      'istio-waypoint',
      'istio-east-west',
      'istio-remote',
    ]);
  });

  test('is a target of policies', () => {
    const manifests = render((chart) => {
      const internal = new GatewayClass(chart, 'internal', { controllerName });
      AuthorizationPolicy.allowNothing(chart, 'policy', { targets: [TargetRef.gatewayClass(internal)] });
    });
    expect(find(manifests, 'AuthorizationPolicy').spec.targetRefs).toEqual([
      { group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'test-internal' },
    ]);
  });

  const homeless = new ConfigMap(new Chart(Testing.app(), 'shop', { disableResourceNameHashes: true }), 'settings');
  test.each([
    [
      'a controller without a domain',
      { controllerName: 'istio' },
      "'controllerName' must be a name with a domain in front, such as example.com/gateways, got 'istio' " +
        '(at test/internal) [MESH_INVALID_NAME]',
    ],
    [
      'a long description',
      { description: 'a'.repeat(65) },
      "'description' must have at most 64 characters, got '65 characters' (at test/internal) [MESH_TOO_LONG]",
    ],
    [
      'settings without a namespace',
      { parametersRef: homeless },
      "'parametersRef' must have a namespace to be named from an object without one, got 'shop-settings'; " +
        'give the object or its chart a namespace, or name it by group, kind, name and namespace ' +
        '(at test/internal) [MESH_REF_WITHOUT_NAMESPACE]',
    ],
  ])('fails for %s', (_, props, message) => {
    expect(messageOf(() => classOf(props))).toBe(message);
  });
});
