import { describe, expect, test } from '@jest/globals';
import { experimentOf } from '../../../lab/headline/experiment';
import { manifestsFor } from '../../../lab/headline/manifests';
import { retriesOf } from '../../../lab/headline/retries';
import { ROWS, type Row } from '../../../lab/headline/rows';

function row(name: string): Row {
  const found = ROWS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
}

function objectOf(of: Row, kind: string): Record<string, unknown> {
  const found = manifestsFor(of).filter(({ read }) => read.kind === kind);
  expect(found).toHaveLength(1);
  return found[0]?.object as unknown as Record<string, unknown>;
}

describe('the manifests of a row', () => {
  test('are the web application alone, each object once', () => {
    const names = manifestsFor(row('1 pod')).map(({ read }) => `${read.kind} ${read.name}`);
    expect(names).toEqual([
      'Namespace webgatos-one',
      'ServiceAccount webapp',
      'Service webapp',
      'Deployment webapp',
      'Gateway istio-gateway',
      'VirtualService istio-virtualservice',
    ]);
  });

  test('stand in a namespace and under a host of their own', () => {
    const namespaces = ROWS.map((one) => new Set(manifestsFor(one).map(({ read }) => read.namespace ?? '')));
    expect(namespaces.map((names) => [...names].filter((name) => name !== ''))).toEqual(
      ROWS.map(({ namespace }) => [namespace]),
    );
    expect(new Set(ROWS.map(({ namespace }) => namespace)).size).toBe(ROWS.length);
    expect(objectOf(row('2 pods with Istio retries'), 'VirtualService')).toMatchObject({
      spec: { hosts: ['webgatos-retries.example.com'] },
    });
    expect(objectOf(row('2 pods with Istio retries'), 'Gateway')).toMatchObject({
      spec: { servers: [{ hosts: ['webgatos-retries.example.com'] }] },
    });
  });

  test('have sidecars where the gateway asks, and none where the Service is asked', () => {
    const labels = ROWS.map((one) => (objectOf(one, 'Namespace').metadata as { labels?: object }).labels);
    expect(labels).toEqual(ROWS.map(({ way }) => (way === 'gateway' ? { 'istio-injection': 'enabled' } : {})));
  });

  test('have as many pods as the row says', () => {
    const replicas = ROWS.map((one) => (objectOf(one, 'Deployment').spec as { replicas: number }).replicas);
    expect(replicas).toEqual(ROWS.map(({ pods }) => pods));
  });

  test('try again in the row that is about it only, which the routing engine says too', () => {
    expect(retriesOf(row('2 pods with Istio retries'))).toEqual({
      said: '5 retries of 2000 ms',
      should: '5 retries of 2000 ms',
    });
    expect(retriesOf(row('2 pods, by the gateway without retries'))).toEqual({
      said: '0 retries',
      should: '0 retries',
    });
  });
});

describe('the experiment', () => {
  test("is that of the chart's exercises", () => {
    expect(experimentOf(true)).toEqual({ seconds: 120, perSecond: 10, killEveryMs: 15_000, selector: 'app=webapp' });
  });

  test('takes three kills when it is not to be the whole', () => {
    expect(experimentOf(false)).toMatchObject({ seconds: 45, perSecond: 10, killEveryMs: 15_000 });
  });
});
