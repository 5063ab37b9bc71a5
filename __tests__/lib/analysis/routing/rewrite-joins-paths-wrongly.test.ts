import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0202'];
const rewrite = (uri: string, ...prefixes: string[]) => {
  const match = prefixes.map((prefix) => `{ uri: { prefix: ${prefix} } }`).join(', ');
  return virtualService(
    'a',
    `- { match: [${match}], rewrite: { uri: ${uri} }, route: [{ destination: { host: a } }] }`,
  );
};

test('a prefix without a slash to /', () => {
  expect(findingsOf(rewrite('/', '/foo'), { codes })).toEqual([
    {
      code: 'MESH0202',
      severity: 'warning',
      object: 'VirtualService shop/a',
      pointer: '/spec/http/0/match/0/uri/prefix',
      message: 'rewrite of prefix /foo to / turns /foo/bar into //bar',
      fix: 'end both the prefix and the rewrite with a slash or neither; for /foo to / match /foo/ in an entry before /foo',
    },
  ]);
});

test('a prefix with a slash to a path without one', () => {
  const messages = findingsOf([rewrite('/v1', '/')], { codes }).map(({ message }) => message);
  expect(messages).toEqual(['rewrite of prefix / to /v1 turns /bar into /v1bar']);
});

test('both with a slash or without, and the usual pair', () => {
  expect(findingsOf(rewrite('/', '/foo/'), { codes })).toEqual([]);
  expect(findingsOf(rewrite('/v1', '/foo'), { codes })).toEqual([]);
  expect(findingsOf(rewrite('/', '/foo/', '/foo'), { codes })).toEqual([]);
});
