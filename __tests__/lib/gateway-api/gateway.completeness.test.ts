import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { gatewayApi } from 'cdk8s-mesh';
import { ConfigMap, LabelExpression, Secret } from 'cdk8s-plus-28';
import { expectComplete } from '../../support/coverage';
import { type Manifest, render } from '../../support/render';
import { violations } from '../../support/schema';

const { AllowedRoutes, FromNamespaces, FrontendValidationMode, GatewayAddress, Listener, ListenerTls, RouteGroupKind } =
  gatewayApi;

const selector = FromNamespaces.selector({
  labels: { team: 'shop' },
  expressions: [LabelExpression.in('env', ['staging', 'production'])],
});
const foreignCertificate = { group: 'example.com', kind: 'Vault', name: 'cert', namespace: 'certs' };

/** Every field of a Gateway, and each of the values that a field can have. */
function everything(): Manifest[] {
  return render((chart) => {
    const certs = new Chart(Testing.app(), 'certs', { namespace: 'certs', disableResourceNameHashes: true });
    new gatewayApi.Gateway(chart, 'everything', {
      className: gatewayApi.GatewayClass.ISTIO,
      addresses: [GatewayAddress.ip('10.0.0.1'), GatewayAddress.of('example.com/pool', 'blue')],
      infrastructure: {
        labels: { team: 'shop' },
        annotations: { 'example.com/cost': 'low' },
        parametersRef: new ConfigMap(chart, 'settings'),
      },
      allowedListeners: selector,
      tls: {
        backend: { clientCertificate: foreignCertificate },
        frontend: {
          default: {
            validation: {
              caCertificates: [new ConfigMap(certs, 'ca')],
              mode: FrontendValidationMode.ALLOW_VALID_ONLY,
            },
          },
          perPort: [
            {
              port: 8443,
              validation: {
                caCertificates: [new Secret(certs, 'port-ca')],
                mode: FrontendValidationMode.ALLOW_INSECURE_FALLBACK,
              },
            },
            {
              port: 9443,
              validation: {
                caCertificates: [{ group: 'example.com', kind: 'Vault', name: 'ca' }],
                mode: FrontendValidationMode.ALLOW_VALID_ONLY,
              },
            },
          ],
        },
      },
      listeners: [
        Listener.https({
          name: 'https',
          port: 443,
          hostname: '*.example.com',
          tls: ListenerTls.terminate({
            certificates: [new Secret(certs, 'tls'), foreignCertificate],
            options: { 'example.com/minimum': '1.3' },
          }),
          allowedRoutes: AllowedRoutes.of({
            namespaces: selector,
            kinds: [RouteGroupKind.HTTP_ROUTE, RouteGroupKind.of('example.com', 'FooRoute')],
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
    for (const allowedListeners of [FromNamespaces.ALL, FromNamespaces.SAME, FromNamespaces.NONE]) {
      new gatewayApi.Gateway(chart, `listeners-${allowedListeners.from.toLowerCase()}`, {
        className: 'example',
        allowedListeners,
        tls: {
          frontend: {
            default: {
              validation: {
                caCertificates: [{ group: '', kind: 'ConfigMap', name: 'ca' }],
                mode: FrontendValidationMode.ALLOW_INSECURE_FALLBACK,
              },
            },
          },
        },
        listeners: [Listener.http({ name: 'http', port: 80 })],
      });
    }
  }).filter(({ kind }) => kind === 'Gateway');
}

describe('a Gateway', () => {
  test('can set every field of its CRD', () => {
    expectComplete('gateway.networking.k8s.io/Gateway', everything());
  });

  test('is what the API server takes, with every field set', () => {
    expect(everything().map(violations)).toEqual([[], [], [], []]);
  });
});
