import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0204'];
const match = (fields: string) =>
  virtualService('a', `- { match: [{ ${fields} }], route: [{ destination: { host: a } }] }`);

test('gateways and source conditions in one match', () => {
  expect(findingsOf(match('gateways: [mesh], sourceLabels: { app: b }, sourceNamespace: c'), { codes })).toEqual([
    {
      code: 'MESH0204',
      severity: 'warning',
      object: 'VirtualService shop/a',
      pointer: '/spec/http/0/match/0/sourceLabels',
      message: 'sourceLabels and sourceNamespace of the match are ignored: only its gateways (mesh) are tested',
      fix: 'drop gateways from the match, or make two matches: one with gateways, one with the source conditions',
    },
  ]);
});

test('one of the two', () => {
  expect(findingsOf(match('gateways: [mesh]'), { codes })).toEqual([]);
  expect(findingsOf(match('sourceLabels: { app: b }'), { codes })).toEqual([]);
});
