import { expect, test } from '@jest/globals';
import { gatewayApi } from 'cdk8s-mesh';
import { expectComplete } from '../../support/coverage';
import { type Manifest, render } from '../../support/render';
import { violations } from '../../support/schema';

const { BackendTLSPolicy, PolicyTarget, SubjectAltName, WellKnownCACertificates } = gatewayApi;

const targets = [PolicyTarget.object({ group: '', kind: 'Service', name: 'reviews' }, { sectionName: 'https' })];

/** Every field of a BackendTLSPolicy, and each of the values that a field can have. */
function everything(): Manifest[] {
  return render((chart) => {
    new BackendTLSPolicy(chart, 'everything', {
      targets,
      validation: {
        hostname: 'reviews.example.com',
        caCertificates: [{ group: '', kind: 'ConfigMap', name: 'ca' }],
        subjectAltNames: [SubjectAltName.hostname('a.example.com'), SubjectAltName.uri('spiffe://td/ns/a/sa/b')],
      },
      options: { 'example.com/minimum': '1.3' },
    });
    new BackendTLSPolicy(chart, 'system', {
      targets,
      validation: { hostname: 'reviews.example.com', wellKnownCACertificates: WellKnownCACertificates.SYSTEM },
    });
  });
}

test('a BackendTLSPolicy can set every field of its CRD', () => {
  expectComplete('gateway.networking.k8s.io/BackendTLSPolicy', everything());
});

test('a BackendTLSPolicy is what the API server takes, with every field set', () => {
  expect(everything().map(violations)).toEqual([[], []]);
});
