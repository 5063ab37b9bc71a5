import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { KillMode, type KubeMonkeyOptions, optInToKubeMonkey } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { messageOf, renderOne } from '../../support/render';

const daily = { meanTimeBetweenFailures: Duration.days(1) };

function optedIn(options: KubeMonkeyOptions) {
  return renderOne((chart) => {
    const web = new kplus.Deployment(chart, 'web', { metadata: { name: 'web' }, containers: [{ image: 'nginx' }] });
    optInToKubeMonkey(web, options);
  });
}

describe('optInToKubeMonkey', () => {
  test('labels the workload with mode and amount, and the pods with what they are found by', () => {
    const deployment = optedIn({ ...daily, killMode: KillMode.fixed(1) });
    expect(deployment.metadata.labels).toEqual({
      'kube-monkey/enabled': 'enabled',
      'kube-monkey/identifier': 'web',
      'kube-monkey/mtbf': '1',
      'kube-monkey/kill-mode': 'fixed',
      'kube-monkey/kill-value': '1',
    });
    const { labels } = deployment.spec.template.metadata;
    expect(labels).toMatchObject({ 'kube-monkey/enabled': 'enabled', 'kube-monkey/identifier': 'web' });
    expect(labels).not.toHaveProperty(['kube-monkey/kill-mode']);
  });

  test.each([
    [KillMode.ALL, 'kill-all', undefined],
    [KillMode.fixedPercent(50), 'fixed-percent', '50'],
    [KillMode.randomMaxPercent(30), 'random-max-percent', '30'],
  ])('renders the kill mode %#', (killMode, mode, amount) => {
    const { labels } = optedIn({ ...daily, killMode, identifier: 'victim' }).metadata;
    expect(labels['kube-monkey/kill-mode']).toBe(mode);
    expect(labels['kube-monkey/kill-value']).toBe(amount);
    expect(labels['kube-monkey/identifier']).toBe('victim');
  });

  test('fails for half a day, and for a share over 100', () => {
    const halfDay = { killMode: KillMode.ALL, meanTimeBetweenFailures: Duration.hours(12) };
    expect(messageOf(() => optedIn(halfDay))).toBe(
      "'meanTimeBetweenFailures' must be whole days, 1 day or more, got '0.5 days' (at test/web) [MESH_INVALID_DURATION]",
    );
    expect(messageOf(() => KillMode.fixedPercent(101))).toBe(
      "'killMode.fixedPercent' must be an integer from 1 to 100, got 101 [MESH_OUT_OF_RANGE]",
    );
  });
});
