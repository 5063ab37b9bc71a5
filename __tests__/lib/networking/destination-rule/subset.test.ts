import { describe, expect, test } from '@jest/globals';
import { LoadBalancer, Subset, type SubsetOptions } from 'cdk8s-mesh';
import { Deployment } from 'cdk8s-plus-28';
import { messageOf, render } from '../../../support/render';

function deployed<T>(labels: { readonly [key: string]: string } | undefined, use: (deployment: Deployment) => T): T {
  let result: T | undefined;
  render((chart) => {
    const podMetadata = labels && { labels };
    result = use(new Deployment(chart, 'reviews-v2', { podMetadata, containers: [{ image: 'reviews' }] }));
  });
  return result as T;
}

describe('labels', () => {
  test('are those that are given, as they were then', () => {
    const labels = { version: 'v1' };
    const subset = Subset.of('v1', { labels });
    labels.version = 'v2';
    expect(subset.labels).toEqual({ version: 'v1' });
  });

  test('are left out where none are given: the subset is all endpoints', () => {
    expect(Subset.of('tls').labels).toBeUndefined();
    expect(Subset.of('tls', { labels: {} }).labels).toEqual({});
  });

  test('are the version label of a workload, and no other label of it', () => {
    const options: SubsetOptions[] = [
      { workload: { podLabels: { app: 'reviews', version: 'v2' } } },
      { workload: { matchLabels: { app: 'reviews', version: 'v2' } } },
    ];
    for (const option of options) expect(Subset.of('v2', option).labels).toEqual({ version: 'v2' });
    const ofDeployment = deployed({ app: 'reviews', version: 'v2' }, (workload) => Subset.of('v2', { workload }));
    expect(ofDeployment.labels).toEqual({ version: 'v2' });
  });

  test.each<{ readonly [key: string]: string }>([
    { 'example.com/tier': 'gold' },
    { version: '' },
    { 'a.b_c-d': '1.2_3-x' },
    { v: 'x'.repeat(63) },
  ])('may be %j', (labels) => {
    expect(Subset.of('v1', { labels }).labels).toEqual(labels);
  });
});

test('another policy makes another subset', () => {
  const subset = Subset.of('v1', { labels: { version: 'v1' } });
  const trafficPolicy = { loadBalancer: LoadBalancer.random() };
  const other = subset.withTrafficPolicy(trafficPolicy);
  expect([other.name, other.labels, other.trafficPolicy]).toEqual(['v1', { version: 'v1' }, trafficPolicy]);
  expect(subset.trafficPolicy).toBeUndefined();
});

describe('fails', () => {
  test('for a workload without the version label', () => {
    const problem = (value: string) =>
      `'subset 'v2'.workload' must have pods with the label version, got ${value}; add podMetadata: { labels: ` +
      "{ version: 'v2' } } to the workload, or give the subset labels [MESH_SUBSET_WITHOUT_VERSION]";
    expect(messageOf(() => deployed({ app: 'reviews' }, (workload) => Subset.of('v2', { workload })))).toBe(
      problem("'test/reviews-v2'"),
    );
    expect(messageOf(() => Subset.of('v2', { workload: { matchLabels: { app: 'reviews' } } }))).toBe(
      problem('{"matchLabels":{"app":"reviews"}}'),
    );
  });

  test.each(['', 'V1', 'v_1', 'v1.2', '-v1', 'v'.repeat(64)])('for the name %p', (name) => {
    expect(messageOf(() => Subset.of(name))).toBe(
      "'subset' must be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end, " +
        `got '${name}' [MESH_INVALID_NAME]`,
    );
  });

  test.each<{ readonly [key: string]: string }>([
    { '': 'v1' },
    { version: 'v 1' },
    { version: '-v1' },
    { version: '*' },
    { '/version': 'v1' },
    { 'a/b/c': 'v1' },
    { version: 'x'.repeat(64) },
  ])('for the labels %j', (labels) => {
    expect(messageOf(() => Subset.of('v1', { labels }))).toBe(
      `'labels' must be a label of Kubernetes: letters, digits, dashes, dots and underscores, at most 63, got ${JSON.stringify(labels)} [MESH_INVALID_LABEL]`,
    );
  });
});
