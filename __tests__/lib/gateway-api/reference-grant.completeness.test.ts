import { expect, test } from '@jest/globals';
import { gatewayApi } from 'cdk8s-mesh';
import { expectComplete } from '../../support/coverage';
import { renderOne } from '../../support/render';
import { violations } from '../../support/schema';

const everything = () =>
  renderOne((chart) => {
    new gatewayApi.ReferenceGrant(chart, 'everything', {
      from: [{ kind: 'HTTPRoute', namespace: 'shop' }],
      to: [{ kind: 'Service', name: 'ratings' }],
    });
  });

test('a ReferenceGrant can set every field of its CRD', () => {
  expectComplete('gateway.networking.k8s.io/ReferenceGrant', [everything()]);
});

test('a ReferenceGrant is what the API server takes, with every field set', () => {
  expect(violations(everything())).toEqual([]);
});
