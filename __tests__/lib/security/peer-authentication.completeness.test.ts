import { expect, test } from '@jest/globals';
import { MtlsMode, PeerAuthentication } from 'cdk8s-mesh';
import { expectComplete } from '../../support/coverage';
import { render } from '../../support/render';
import { violations } from '../../support/schema';

test('every field of PeerAuthentication can be said', () => {
  const manifests = render((chart) => {
    for (const mode of Object.values(MtlsMode)) {
      const selector = { matchLabels: { app: 'web' } };
      new PeerAuthentication(chart, mode.toLowerCase(), { selector, mtls: mode, portLevelMtls: { 8080: mode } });
    }
  });
  expect(manifests.flatMap(violations)).toEqual([]);
  expectComplete('security.istio.io/PeerAuthentication', manifests);
});
