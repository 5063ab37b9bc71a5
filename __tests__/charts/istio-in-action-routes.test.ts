import { expect, test } from '@jest/globals';
import { Coverage } from 'cdk8s-mesh/testing';
import { systemMesh } from '../support/system-mesh';

const coverage = new Coverage();
const outfitters = (...names: readonly string[]) =>
  systemMesh(coverage, 'istio-in-action', ...names).from('istioinaction/webapp');

test('everybody outside gets to the webapp, whatever they call it', () => {
  for (const host of ['www.example.com', 'localhost']) {
    const request = { from: 'gateway:istioinaction/outfitters-gateway', url: `http://${host}/` };
    expect(outfitters()).toRoute(request, { host: 'webapp', port: 80 });
  }
});

test('the webapp asks the catalog up to 3 times again', () => {
  expect(outfitters()).toRoute('http://catalog/items', { host: 'catalog', port: 80 });
  expect(outfitters()).toRetry('http://catalog/items', { attempts: 3, perTryTimeout: '2s', on: ['5xx'] });
});

test('the chaos is at the proxy of the catalog, so that it can be tried again', () => {
  expect(outfitters('istio-in-action-01-chaos-500-50')).toRoute('http://catalog/items', {
    destinations: { host: 'catalog' },
    faults: null,
    retries: { attempts: 3 },
  });
});

test('these tests reach everything of Istio in Action that requests may reach', () => {
  expect(coverage.missed()).toEqual([]);
  expect(coverage.report().kinds.route.total).toBe(2);
});
