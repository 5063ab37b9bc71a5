import { expect, test } from '@jest/globals';
import { AuthorizationAction, AuthorizationPolicy, Condition, Principal, Source, TargetRef } from 'cdk8s-mesh';
import { expectComplete } from '../../support/coverage';
import { render } from '../../support/render';
import { violations } from '../../support/schema';

test('every field of AuthorizationPolicy can be said', () => {
  const manifests = render((chart) => {
    new AuthorizationPolicy(chart, 'allow', {
      action: AuthorizationAction.ALLOW,
      selector: { matchLabels: { app: 'web' } },
      rules: [
        {
          from: [
            {
              principals: [Principal.ANY],
              notPrincipals: [Principal.matching('*/sa/legacy')],
              namespaces: ['frontend'],
              notNamespaces: ['legacy'],
              requestPrincipals: ['*'],
              notRequestPrincipals: ['https://example.com/*'],
              trustDomains: ['cluster.local'],
              notTrustDomains: ['legacy.local'],
              ipBlocks: ['10.0.0.0/8'],
              notIpBlocks: ['10.0.0.1'],
              remoteIpBlocks: ['192.0.2.0/24'],
              notRemoteIpBlocks: ['192.0.2.1'],
            },
            { serviceAccounts: ['reviews'], notServiceAccounts: ['legacy/reviews'] },
          ],
          to: [
            {
              hosts: ['web'],
              notHosts: ['legacy'],
              ports: [8080],
              notPorts: [9090],
              methods: ['GET'],
              notMethods: ['DELETE'],
              paths: ['/api/{**}'],
              notPaths: ['/api/internal*'],
            },
          ],
          when: [Condition.claim('groups').in(['users']).notIn(['guests'])],
        },
      ],
    });
    new AuthorizationPolicy(chart, 'audit', {
      action: AuthorizationAction.AUDIT,
      targets: [TargetRef.gateway({ name: 'waypoint' })],
      rules: [{ from: [Source.ipBlocks('10.0.0.0/8')] }],
    });
    new AuthorizationPolicy(chart, 'custom', {
      action: AuthorizationAction.CUSTOM,
      provider: 'opa',
      rules: [{ everyRequest: true }],
    });
    AuthorizationPolicy.denyAll(chart, 'deny');
  });
  expect(manifests.flatMap(violations)).toEqual([]);
  expectComplete('security.istio.io/AuthorizationPolicy', manifests, {
    '.spec.targetRef': 'older than targetRefs, which say the same',
    '.spec.targetRef.*': 'older than targetRefs, which say the same',
    '.spec.targetRefs[].namespace': 'Istio takes no other namespace than that of the policy',
  });
});
