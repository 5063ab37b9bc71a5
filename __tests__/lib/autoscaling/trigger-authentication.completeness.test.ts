import { expect, test } from '@jest/globals';
import { ClusterTriggerAuthentication, TriggerAuthentication } from 'cdk8s-mesh';
import { expectComplete } from '../../support/coverage';
import { render } from '../../support/render';
import { violations } from '../../support/schema';
import { everySource } from './authentication-props';

test('everything that a TriggerAuthentication can say can be said', () => {
  const manifests = render((chart) => {
    everySource(chart).forEach((props, index) => {
      new TriggerAuthentication(chart, `auth-${index}`, props);
    });
  });
  for (const manifest of manifests) expect(violations(manifest)).toEqual([]);
  expectComplete('keda.sh/TriggerAuthentication', manifests, {
    '.spec.filePath': 'KEDA reads files for a ClusterTriggerAuthentication only',
  });
});

test('everything that a ClusterTriggerAuthentication can say can be said', () => {
  const manifests = render((chart) => {
    everySource(chart).forEach((props, index) => {
      new ClusterTriggerAuthentication(chart, `auth-${index}`, { ...props, filePath: 'auth.json' });
    });
  });
  for (const manifest of manifests) expect(violations(manifest)).toEqual([]);
  expectComplete('keda.sh/ClusterTriggerAuthentication', manifests);
});
