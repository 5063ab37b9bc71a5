import { expect, test } from '@jest/globals';
import { gatewayApi } from 'cdk8s-mesh';
import { LabelExpression } from 'cdk8s-plus-28';
import { expectComplete } from '../../support/coverage';
import { type Manifest, renderOne } from '../../support/render';
import { violations } from '../../support/schema';

const { AllowedRoutes, FromNamespaces, Listener, ListenerSet, ListenerTls, RouteGroupKind } = gatewayApi;

const certificate = { group: 'example.com', kind: 'Vault', name: 'cert', namespace: 'certs' };

/** Every field of a ListenerSet, and each of the values that a field can have. */
function everything(): Manifest {
  return renderOne((chart) => {
    new ListenerSet(chart, 'everything', {
      parent: { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'shared', namespace: 'istio-ingress' },
      listeners: [
        Listener.https({
          name: 'https',
          port: 443,
          hostname: '*.example.com',
          tls: ListenerTls.terminate({ certificates: [certificate], options: { 'example.com/minimum': '1.3' } }),
          allowedRoutes: AllowedRoutes.of({
            namespaces: FromNamespaces.selector({
              labels: { team: 'shop' },
              expressions: [LabelExpression.in('env', ['staging', 'production'])],
            }),
            kinds: [RouteGroupKind.of('example.com', 'FooRoute')],
          }),
        }),
        Listener.tls({
          name: 'tls',
          port: 8443,
          tls: ListenerTls.passthrough(),
          allowedRoutes: AllowedRoutes.ALL_NAMESPACES,
        }),
        Listener.tcp({ name: 'tcp', port: 9000, allowedRoutes: AllowedRoutes.SAME_NAMESPACE }),
      ],
    });
  });
}

test('a ListenerSet can set every field of its CRD', () => {
  expectComplete('gateway.networking.k8s.io/ListenerSet', [everything()]);
});

test('a ListenerSet is what the API server takes, with every field set', () => {
  expect(violations(everything())).toEqual([]);
});
