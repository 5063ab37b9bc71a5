import { expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import { gatewayApi } from 'cdk8s-mesh';
import { ConfigMap, ServiceType } from 'cdk8s-plus-28';

const { AllowedRoutes, FromNamespaces, Gateway, Listener, ListenerTls } = gatewayApi;

/** Compiled and never called. */
function mistakesOfGateways(chart: Chart): void {
  const tls = ListenerTls.terminate({ certificates: [{ name: 'cert' }] });
  const gateway = new Gateway(chart, 'gateway', {
    className: 'istio',
    listeners: [Listener.http({ name: 'http', port: 80 }), Listener.https({ name: 'https', port: 443, tls })],
  });
  gateway.listener('https');
  // @ts-expect-error no listener has this name
  gateway.listener('htps');
  const untyped: gatewayApi.Gateway = gateway;
  untyped.listener('htps');
  new Gateway(chart, 'later', { className: 'istio' }).listener('anything');

  // @ts-expect-error a class is needed
  new Gateway(chart, 'classless', { listeners: [] });
  // @ts-expect-error Istio makes no such Service
  new Gateway(chart, 'external', { className: 'istio', serviceType: ServiceType.EXTERNAL_NAME });

  // @ts-expect-error HTTP has no TLS
  Listener.http({ name: 'http', port: 80, tls });
  // @ts-expect-error HTTPS has TLS
  Listener.https({ name: 'https', port: 443 });
  // @ts-expect-error HTTPS ends TLS
  Listener.https({ name: 'https', port: 443, tls: ListenerTls.passthrough() });
  // @ts-expect-error TLS is ended or passed on
  Listener.tls({ name: 'tls', port: 443 });
  // @ts-expect-error TCP tells no hosts apart
  Listener.tcp({ name: 'tcp', port: 3306, hostname: 'db.example.com' });
  // @ts-expect-error UDP has no TLS
  Listener.udp({ name: 'udp', port: 53, tls });

  // @ts-expect-error TLS ends with a certificate
  ListenerTls.terminate({});
  // @ts-expect-error what is passed on is not opened
  ListenerTls.passthrough({ certificates: [{ name: 'cert' }] });
  // @ts-expect-error a ConfigMap is no certificate
  ListenerTls.terminate({ certificates: [new ConfigMap(chart, 'config')] });
  // @ts-expect-error a reference has a group and a kind, or neither
  ListenerTls.terminate({ certificates: [{ kind: 'Secret', name: 'cert' }] });

  AllowedRoutes.of({ namespaces: FromNamespaces.selector({ names: ['shop'] }) });
  // @ts-expect-error a listener that takes no routes is none
  AllowedRoutes.of({ namespaces: FromNamespaces.NONE });
  // @ts-expect-error a kind is none of its look-alikes
  AllowedRoutes.of({ kinds: [{ kind: 'HTTPRoute' }] });
}

test('mistakes in Gateways do not compile', () => {
  expect(mistakesOfGateways).toBeInstanceOf(Function);
});
