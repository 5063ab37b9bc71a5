import { expect, test } from '@jest/globals';
import { documents, found, istio, service } from '../../../support/found';

const rule = (host: string) => istio('DestinationRule', 'cart', `host: "${host}"`);

test('a DestinationRule of a host that nothing offers has no effect', () => {
  expect(found('IST0174', documents(service('cart'), rule('crat')))).toEqual([
    "warning IST0174 DestinationRule shop/cart /spec/host: host 'crat' is offered by no Service or ServiceEntry (crat.shop.svc.cluster.local)",
  ]);
});

test('existing hosts and wildcards are right', () => {
  for (const host of ['cart', 'cart.shop.svc.cluster.local', '*.shop.svc.cluster.local', '*.local']) {
    expect(found('IST0174', documents(service('cart'), rule(host)))).toEqual([]);
  }
});

test('a Service of a namespace that is not given may exist', () => {
  const yaml = documents(service('cart'), rule('stock.depot.svc.cluster.local'));
  expect(found('IST0174', yaml)[0]).toMatch(/^info IST0174 /);
  expect(found('IST0174', yaml, { assumeComplete: true })[0]).toMatch(/^warning IST0174 /);
});
