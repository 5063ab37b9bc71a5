import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0203'];
const rules = (...matches: string[]) =>
  virtualService('a', matches.map((match) => `- { ${match}route: [{ destination: { host: a } }] }`).join('\n'));

test('a rule without a match after one that matches every path', () => {
  expect(findingsOf(rules('match: [{ uri: { prefix: / } }], ', ''), { codes })).toEqual([
    {
      code: 'MESH0203',
      severity: 'warning',
      object: 'VirtualService shop/a',
      pointer: '/spec/http/1',
      message: 'the rule is never reached: /spec/http/0/match/0 matches every path with prefix /',
      fix: 'move the rule that matches everything to the end',
    },
  ]);
});

test('a match after one that matches every path', () => {
  const found = findingsOf(rules('match: [{ uri: { regex: .* } }, { uri: { exact: /a } }], '), { codes });
  expect(found.map(({ severity, pointer, message }) => [severity, pointer, message])).toEqual([
    [
      'info',
      '/spec/http/0/match/1',
      'the match is superfluous: /spec/http/0/match/0 of the same rule matches every path with regex .*',
    ],
  ]);
});

test('conditions beside the path, and a match of everything at the end', () => {
  expect(findingsOf(rules('match: [{ uri: { prefix: / }, method: { exact: GET } }], ', ''), { codes })).toEqual([]);
  expect(
    findingsOf(rules('match: [{ uri: { exact: /a } }], ', 'match: [{ uri: { prefix: / } }], '), { codes }),
  ).toEqual([]);
});
