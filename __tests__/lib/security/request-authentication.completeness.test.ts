import { expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { Jwks, RequestAuthentication, TargetRef, TokenLocation } from 'cdk8s-mesh';
import { expectComplete } from '../../support/coverage';
import { render } from '../../support/render';
import { violations } from '../../support/schema';

test('every field of RequestAuthentication can be said', () => {
  const manifests = render((chart) => {
    new RequestAuthentication(chart, 'workload', {
      selector: { matchLabels: { app: 'web' } },
      jwtRules: [
        {
          issuer: 'https://example.com',
          jwks: Jwks.inline({ keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB' }] }),
          audiences: ['web'],
          from: [
            TokenLocation.header('x-token', { prefix: 'Bearer ' }),
            TokenLocation.queryParam('token'),
            TokenLocation.cookie('token'),
          ],
          forwardOriginalToken: true,
          outputPayloadToHeader: 'x-payload',
          outputClaimToHeaders: { 'x-sub': 'sub' },
          spaceDelimitedClaims: ['roles'],
          timeout: Duration.seconds(2),
        },
      ],
    });
    new RequestAuthentication(chart, 'waypoint', {
      targets: [TargetRef.gateway({ name: 'waypoint' })],
      jwtRules: [{ issuer: 'https://example.com', jwks: Jwks.remote('https://example.com/jwks.json') }],
    });
  });
  expect(manifests.flatMap(violations)).toEqual([]);
  expectComplete('security.istio.io/RequestAuthentication', manifests, {
    '.spec.jwtRules[].jwks_uri': 'another spelling of jwksUri',
    '.spec.targetRef': 'older than targetRefs, which say the same',
    '.spec.targetRef.*': 'older than targetRefs, which say the same',
    '.spec.targetRefs[].namespace': 'Istio takes no other namespace than that of the policy',
  });
});
