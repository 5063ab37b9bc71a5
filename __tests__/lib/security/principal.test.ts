import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { Principal } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { messageOf } from '../../support/render';

function account(namespace?: string) {
  const chart = new Chart(Testing.app(), 'test', namespace ? { namespace } : {});
  return new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'reviews' } });
}

describe('Principal', () => {
  test('is the identity of a ServiceAccount', () => {
    expect(Principal.of(account('bookinfo')).name).toBe('cluster.local/ns/bookinfo/sa/reviews');
  });

  test.each(['prod.example.com', '*'])('is of the trust domain %s', (trustDomain) => {
    expect(Principal.of(account('bookinfo'), { trustDomain }).name).toBe(`${trustDomain}/ns/bookinfo/sa/reviews`);
  });

  test.each(['*', 'cluster.local/ns/bookinfo/*', '*/sa/reviews', 'example.org/vm'])('is a text: %s', (text) => {
    expect(Principal.matching(text).name).toBe(text);
  });

  test('fails for a ServiceAccount without a namespace', () => {
    expect(messageOf(() => Principal.of(account()))).toBe(
      "'principal' must be a ServiceAccount with a namespace, got 'reviews'; give the ServiceAccount or its chart a " +
        'namespace [MESH_SERVICE_ACCOUNT_WITHOUT_NAMESPACE]',
    );
  });

  test('fails for a trust domain with a path', () => {
    expect(messageOf(() => Principal.of(account('bookinfo'), { trustDomain: 'a/b' }))).toBe(
      "'trustDomain' must be a trust domain such as cluster.local, without '/', got 'a/b' [MESH_INVALID_TRUST_DOMAIN]",
    );
  });

  test('fails for the beginning of a trust domain, behind which the identity could not be compared', () => {
    expect(messageOf(() => Principal.of(account('bookinfo'), { trustDomain: 'td-*' }))).toBe(
      "'principal' must have at most one '*', at its beginning or its end, got 'td-*/ns/bookinfo/sa/reviews' " +
        '[MESH_INVALID_PATTERN]',
    );
  });

  test('fails for an identity with its scheme', () => {
    expect(messageOf(() => Principal.matching('spiffe://cluster.local/ns/a/sa/b'))).toBe(
      "'principal' must be an identity without its scheme, got 'spiffe://cluster.local/ns/a/sa/b'; write " +
        "'cluster.local/ns/a/sa/b' [MESH_INVALID_PRINCIPAL]",
    );
  });
});
