import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0504'];
const custom = (name: string, provider: string, selector = '') => `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${name}, namespace: shop }
spec: { ${selector}action: CUSTOM, provider: { name: ${provider} }, rules: [{}] }
---
`;

test('two providers for one workload', () => {
  expect(findingsOf(injected() + app('a') + custom('one', 'opa') + custom('two', 'oauth'), { codes })).toEqual([
    {
      code: 'MESH0504',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/two',
      pointer: '/spec/provider/name',
      message:
        'provider oauth meets provider opa of AuthorizationPolicy shop/one on a: requests that either matches are refused',
      fix: 'use one provider for a workload, or let istiod allow several (PILOT_ENABLE_MULTIPLE_CUSTOM_AUTHZ_PROVIDERS)',
    },
  ]);
});

test('one provider, or two for two workloads', () => {
  expect(findingsOf(injected() + app('a') + custom('one', 'opa') + custom('two', 'opa'), { codes })).toEqual([]);
  const other = custom('two', 'oauth', 'selector: { matchLabels: { app: b } }, ');
  const one = custom('one', 'opa', 'selector: { matchLabels: { app: a } }, ');
  expect(findingsOf(injected() + app('a') + app('b') + one + other, { codes })).toEqual([]);
});
