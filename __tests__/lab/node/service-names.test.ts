import { expect, test } from '@jest/globals';
import type { V1EndpointSlice, V1Service } from '@kubernetes/client-node';
import { balancingRules, serviceHosts } from '../../../lab/node/service-names';

const cart: V1Service = {
  metadata: { name: 'cart', namespace: 'shop' },
  spec: { clusterIP: '10.0.0.1', ports: [{ name: 'http', port: 80 }] },
};
const headless: V1Service = { metadata: { name: 'db', namespace: 'shop' }, spec: { clusterIP: 'None' } };

function sliceOf(service: string, ...addresses: readonly string[]): V1EndpointSlice {
  return {
    addressType: 'IPv4',
    metadata: { name: service, namespace: 'shop', labels: { 'kubernetes.io/service-name': service } },
    ports: [{ name: 'http', port: 8080 }],
    endpoints: addresses.map((address) => ({ addresses: [address] })),
  };
}

test('each endpoint gets an equal share of the connections', () => {
  expect(balancingRules([cart, headless], [sliceOf('cart', '10.1.0.1', '10.1.0.2'), sliceOf('else', '10.1.0.3')])).toBe(
    `*nat
:OUTPUT ACCEPT
-A OUTPUT -d 10.0.0.1/32 -p tcp --dport 80 -m statistic --mode random --probability 0.500000 -j DNAT --to-destination 10.1.0.1:8080
-A OUTPUT -d 10.0.0.1/32 -p tcp --dport 80 -j DNAT --to-destination 10.1.0.2:8080
COMMIT
*filter
:OUTPUT ACCEPT
COMMIT
`,
  );
});

test('a service without endpoints refuses connections', () => {
  const rules = balancingRules([cart], [sliceOf('cart')]);
  expect(rules).toContain('\n*filter\n:OUTPUT ACCEPT\n-A OUTPUT -d 10.0.0.1/32 -p tcp --dport 80 -j REJECT\nCOMMIT\n');
  expect(rules).not.toContain('DNAT');
});

test('a service is known by its short name in its own namespace only, and a headless one is its pods', () => {
  const names = 'cart.shop cart.shop.svc cart.shop.svc.cluster.local';
  expect(serviceHosts('shop', [cart], [])).toBe(`10.0.0.1 cart ${names}\n`);
  expect(serviceHosts('other', [cart], [])).toBe(`10.0.0.1 ${names}\n`);
  expect(serviceHosts('other', [headless], [sliceOf('db', '10.1.0.1', '10.1.0.2')])).toBe(
    '10.1.0.1 db.shop db.shop.svc db.shop.svc.cluster.local\n10.1.0.2 db.shop db.shop.svc db.shop.svc.cluster.local\n',
  );
});
