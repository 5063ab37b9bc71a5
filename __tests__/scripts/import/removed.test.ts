import { expect, test } from '@jest/globals';
import type { Kind, SchemaNode } from '../../../scripts/import/crd';
import { fieldPaths, removals } from '../../../scripts/import/removed';

const string = { type: 'string' };

function kind(name: string, version: string, properties: Record<string, SchemaNode> = {}): Kind {
  return { group: 'example.com', version, kind: name, plural: name, scope: 'Namespaced', schema: { properties } };
}

test('field paths name fields of objects, lists and maps', () => {
  const properties = {
    hosts: { items: { properties: { port: string } } },
    labels: { additionalProperties: { properties: { a: string } } },
  };
  expect(fieldPaths({ properties })).toEqual(['.hosts', '.hosts[].port', '.labels', '.labels{}.a']);
});

test('nothing is removed where something is added', () => {
  expect(removals([kind('Route', 'v1')], [kind('Route', 'v1', { a: string }), kind('Gateway', 'v1')])).toEqual([]);
});

test('a kind that is gone is reported', () => {
  expect(removals([kind('Route', 'v1'), kind('Gateway', 'v1')], [kind('Route', 'v1')])).toEqual([
    'kind removed: example.com Gateway (v1)',
  ]);
});

test('another version and missing fields are reported', () => {
  const before = kind('Route', 'v1beta1', { a: string, b: { properties: { c: string, d: string } } });
  const after = kind('Route', 'v1', { b: { properties: { c: string } } });
  expect(removals([before], [after])).toEqual([
    'version changed: example.com Route v1beta1 -> v1',
    'field removed: example.com Route .a',
    'field removed: example.com Route .b.d',
  ]);
});
