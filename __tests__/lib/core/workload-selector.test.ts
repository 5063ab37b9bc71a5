import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { Deployment, type DeploymentProps, LabelExpression, LabelSelector } from 'cdk8s-plus-28';
import { type Labels, labelsOf } from '../../../lib/core/workload-selector';
import { messageOf } from '../../support/render';

const chart = new Chart(Testing.app(), 'test');
let count = 0;
const deployment = (props: DeploymentProps = {}) =>
  new Deployment(chart, `d${++count}`, { containers: [{ image: 'nginx' }], ...props });

describe('labelsOf', () => {
  test('takes what a workload selects its pods by', () => {
    const workload = deployment();
    expect(labelsOf(workload, chart)).toEqual(workload.matchLabels);
    expect(Object.keys(labelsOf(workload, chart))).toEqual(['cdk8s.io/metadata.addr']);
  });

  test('takes the labels that a construct says its pods carry', () => {
    expect(labelsOf({ podLabels: { app: 'reviews' } }, chart)).toEqual({ app: 'reviews' });
  });

  test('takes labels', () => {
    expect(labelsOf({ matchLabels: { 'example.com/team': 'a_B.c', empty: '' } }, chart)).toEqual({
      'example.com/team': 'a_B.c',
      empty: '',
    });
    expect(labelsOf({ matchLabels: {} }, chart)).toEqual({});
  });

  test('copies them, so that their owner can change them', () => {
    const matchLabels = { app: 'a' };
    const labels = labelsOf({ matchLabels }, chart);
    matchLabels.app = 'b';
    expect(labels).toEqual({ app: 'a' });
  });

  test.each([
    ['by nothing', deployment({ select: false })],
    ['by expressions', deployment({ select: false })],
  ])('fails for a workload that selects %s', (how, workload) => {
    if (how === 'by expressions') {
      workload.select(LabelSelector.of({ labels: { app: 'a' }, expressions: [LabelExpression.exists('tier')] }));
    }
    expect(messageOf(() => labelsOf(workload, chart))).toBe(
      `'selector' must be a workload that selects its pods by labels alone, got '${workload.node.path}'; Istio cannot select by expressions; pass { matchLabels: { … } } (at test) [MESH_SELECTOR_WITHOUT_LABELS]`,
    );
  });

  const wildcards: Labels[] = [{ 'app*': 'a' }, { app: '*' }, { app: 'a-*' }, { '': 'a' }];
  test.each(wildcards)('fails for the wildcard %j', (matchLabels) => {
    expect(messageOf(() => labelsOf({ matchLabels }, chart))).toBe(
      `'selector.matchLabels' must have no empty key and no wildcard, got ${JSON.stringify(matchLabels)} (at test) [MESH_SELECTOR_WILDCARD]`,
    );
  });

  const malformed: Labels[] = [
    { 'my app': 'a' },
    { app: 'a b' },
    { app: '-a' },
    { app: 'a'.repeat(64) },
    { ['a'.repeat(64)]: '' },
    { 'a/b/c': '' },
    { 'Example.com/app': '' },
  ];
  test.each(malformed)('fails for what is no label: %j', (podLabels) => {
    expect(messageOf(() => labelsOf({ podLabels }, chart, 'source'))).toBe(
      `'source.podLabels' must be a label of Kubernetes: letters, digits, dashes, dots and underscores, at most 63, got ${JSON.stringify(podLabels)} (at test) [MESH_INVALID_LABEL]`,
    );
  });
});
