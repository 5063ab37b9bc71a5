import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0201'];
const redirect = (code: number) => virtualService('a', `- { redirect: { uri: /b, redirectCode: ${code} } }`);

test('a redirect code that the proxy does not know', () => {
  expect(findingsOf(redirect(305), { codes })).toEqual([
    {
      code: 'MESH0201',
      severity: 'error',
      object: 'VirtualService shop/a',
      pointer: '/spec/http/0/redirect/redirectCode',
      message: 'redirect code 305 is accepted but not implemented: the rule has no effect on what it matches',
      fix: 'use one of 301, 302, 303, 307, 308',
    },
  ]);
});

test('those that it knows, and what admission refuses', () => {
  for (const code of [301, 302, 303, 307, 308, 200]) expect(findingsOf(redirect(code), { codes })).toEqual([]);
});
