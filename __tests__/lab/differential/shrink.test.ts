import { expect, test } from '@jest/globals';
import type { Verdict } from '../../../lab/differential/arena';
import { PROXY_LABEL } from '../../../lab/differential/placement';
import { curl } from '../../../lab/differential/report';
import type { Probe, Scenario } from '../../../lab/differential/scenario';
import { shrink } from '../../../lab/differential/shrink';
import type { JsonObject } from '../../../lib/manifest/manifest-object';

const probe: Probe = {
  client: 'm1a/shopper',
  behaviour: { status: 503 },
  request: {
    scheme: 'http',
    host: 'cart',
    port: 80,
    path: '/a',
    method: 'GET',
    headers: { 'x-user': 'jason', 'x-b': 'c' },
  },
};

function rule(name: string, http: readonly JsonObject[]): JsonObject {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace: 'm1a' },
    spec: { hosts: [name], http },
  };
}

const scenario: Scenario = {
  id: 'm1',
  objects: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'm1a' } },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'shopper', namespace: 'm1a', labels: { [PROXY_LABEL]: 'sidecar' } },
    },
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'other', namespace: 'm1a', labels: {} } },
    rule('cart', [
      { match: [{ uri: { prefix: '/b' } }], redirect: { uri: '/c' } },
      { match: [{ uri: { prefix: '/a' } }, { method: { exact: 'PUT' } }], redirect: { uri: '/x' } },
    ]),
    rule('mail', [{ redirect: { uri: '/y' } }]),
  ],
  probes: [probe],
};

/** A disagreement wherever something redirects to /x for somebody with x-user. */
function judge(one: Scenario): Verdict {
  const isOff = JSON.stringify(one.objects).includes('"/x"') && one.probes[0]?.request.headers['x-user'] !== undefined;
  const differences = isOff ? ['1 of 1: path /x instead of /a'] : [];
  const own = one.probes[0] ?? probe;
  return {
    scenario: one,
    probe: own,
    routed: undefined,
    prediction: undefined,
    samples: [],
    differences,
    skipped: undefined,
  };
}

test('what does not matter for a disagreement is left out', async () => {
  const ids = new Set<string>();
  const small = await shrink(
    judge(scenario),
    async (scenarios) => {
      for (const { id } of scenarios) {
        expect(ids).not.toContain(id);
        ids.add(id);
      }
      return scenarios.map(judge);
    },
    Number.POSITIVE_INFINITY,
  );
  const { objects } = small.scenario;
  expect(objects.map(({ kind }) => kind)).toEqual(['Namespace', 'Pod', 'VirtualService']);
  expect(objects[2]?.spec).toEqual({ http: [{ redirect: { uri: '/x' } }] });
  expect(small.probe.request.headers).toEqual({ 'x-user': 'jason' });
  expect(small.probe.behaviour).toEqual({});
  // The names of the variant, which are those that the probe uses, too.
  expect(small.probe.client).toBe(`${small.scenario.id}a/shopper`);
});

test('a probe is shown as a command', () => {
  expect(curl(probe)).toBe(
    "from m1a/shopper while servers answer 503: curl --path-as-is -H 'x-user: jason' -H 'x-b: c' 'http://cart:80/a'",
  );
  const tls = { ...probe.request, scheme: 'tls' as const, port: 443, sni: 'cart.test' };
  expect(curl({ ...probe, behaviour: {}, request: tls })).toBe(
    'from m1a/shopper: tls://cart:443 (server name cart.test)',
  );
});
