import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0125'];

const pod = (annotation: string, value: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    ${annotation}: ${JSON.stringify(value)}
spec: { containers: [{ name: app, image: cart:1 }] }
`;

test('a value that the injector refuses is reported with what it must be', () => {
  expect(findingsOf(pod('readiness.status.sidecar.istio.io/periodSeconds', '2s'), { codes })).toEqual([
    {
      code: 'IST0125',
      severity: 'warning',
      object: 'Pod shop/cart',
      pointer: '/metadata/annotations/readiness.status.sidecar.istio.io~1periodSeconds',
      message:
        'annotation readiness.status.sidecar.istio.io/periodSeconds of Pod shop/cart has the value "2s", and must be a whole number, 0 or more',
      fix: 'correct the value',
    },
  ]);
});

test.each([
  ['sidecar.istio.io/interceptionMode', 'redirect', 'one of REDIRECT, TPROXY, NONE'],
  ['status.sidecar.istio.io/port', '70000', 'a port number'],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', '10.0.0.0/8, 1.2.3.4/32', '* or CIDR ranges'],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', '*', 'CIDR ranges'],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', '10.0.0.0/33', 'CIDR ranges'],
  ['traffic.sidecar.istio.io/excludeInboundPorts', '*', 'port numbers'],
  ['traffic.sidecar.istio.io/includeInboundPorts', '80;81', '* or port numbers'],
  ['traffic.sidecar.istio.io/excludeInterfaces', 'eth0,1net', 'names of network interfaces'],
  ['prometheus.istio.io/merge-metrics', 'yes', 'true or false'],
  ['sidecar.istio.io/proxyCPU', '100 m', 'a quantity'],
  ['proxy.istio.io/config', 'concurrency: [', 'a ProxyConfig as YAML or JSON'],
  ['proxy.istio.io/config', 'concurrency: two', 'a ProxyConfig whose concurrency is a whole number'],
  ['proxy.istio.io/config', 'discoveryAddress: istiod', 'a ProxyConfig whose discoveryAddress is host:port'],
  ['proxy.istio.io/config', 'drainDuration: 1m', 'a ProxyConfig whose drainDuration is in whole seconds'],
  ['proxy.istio.io/config', 'statusPort: 0', 'a ProxyConfig whose statusPort is a port number'],
  ['proxy.istio.io/config', 'tracing: zipkin', 'a ProxyConfig whose tracing is an object'],
  ['proxy.istio.io/config', 'mesh_id: 1', 'a ProxyConfig whose meshId is text'],
])('%s: %s must be %s', (annotation, value, must) => {
  const found = findingsOf(pod(annotation, value), { codes });
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toContain(`must be ${must}`);
});

test.each([
  ['sidecar.istio.io/interceptionMode', 'NONE'],
  ['status.sidecar.istio.io/port', ' 15020'],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', '*'],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', ''],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', '10.0.0.0/8,fd00::/8'],
  ['traffic.sidecar.istio.io/excludeInboundPorts', '80, 81'],
  ['traffic.sidecar.istio.io/excludeInterfaces', 'eth0, net1'],
  ['prometheus.istio.io/merge-metrics', 'T'],
  ['sidecar.istio.io/proxyCPU', '100m'],
  ['sidecar.istio.io/proxyMemory', '1.5Gi'],
  ['proxy.istio.io/config', '{}'],
  ['proxy.istio.io/config', 'discoveryAddress: istiod.istio-system.svc:15012\nconcurrency: 2\ndrainDuration: 45s'],
  ['proxy.istio.io/config', 'holdApplicationUntilProxyStarts: true\nunknown: 1'],
])('%s: %s is right', (annotation, value) => {
  expect(findingsOf(pod(annotation, value), { codes })).toEqual([]);
});

test('an alias that explodes is refused without a hang', () => {
  const bomb = [
    'a: &a [x]',
    ...[...'bcdefghij'].map((name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]},`.repeat(9)}]`),
  ];
  expect(findingsOf(pod('proxy.istio.io/config', bomb.join('\n')), { codes })).toHaveLength(1);
});
