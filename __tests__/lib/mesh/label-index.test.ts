import { describe, expect, test } from '@jest/globals';
import { LabelIndex, SelectorIndex, selects } from '../../../lib/mesh/label-index';

test('a selector selects what carries each of its labels', () => {
  expect(selects({ app: 'a' }, { app: 'a', version: 'v1' })).toBe(true);
  expect(selects({ app: 'a', version: 'v2' }, { app: 'a', version: 'v1' })).toBe(false);
  expect(selects({}, {})).toBe(true);
  expect(selects({ constructor: 'a' }, {})).toBe(false);
});

describe('things by their labels', () => {
  const index = new LabelIndex<string>();
  index.add({ app: 'a', version: 'v1' }, 'a1');
  index.add({ app: 'a', version: 'v2' }, 'a2');
  index.add({ app: 'b' }, 'b');

  test('are found by all of some labels', () => {
    expect(index.matching({ app: 'a' })).toEqual(['a1', 'a2']);
    expect(index.matching({ app: 'a', version: 'v2' })).toEqual(['a2']);
    expect(index.matching({ app: 'b', version: 'v2' })).toEqual([]);
  });

  test('all carry no labels', () => {
    expect(index.matching({})).toEqual(['a1', 'a2', 'b']);
  });

  test('do not carry labels that are not text', () => {
    const numbers = new LabelIndex<string>();
    numbers.add({ version: '1' }, 'one');
    expect(numbers.matching({ version: 1 })).toEqual([]);
    expect(numbers.matching({ version: { deep: null } })).toEqual([]);
  });
});

describe('things by what they select', () => {
  const index = new SelectorIndex<string>();
  index.add({ team: 'x', app: 'a' }, 'a of x');
  index.add({ team: 'x', app: 'b' }, 'b of x');
  index.add({}, 'all');
  index.add({ team: 'x' }, 'team x');

  test('are found in their order', () => {
    expect(index.selecting({ team: 'x', app: 'a', version: 'v1' })).toEqual(['a of x', 'all', 'team x']);
    expect(index.selecting({})).toEqual(['all']);
  });

  test('can be added to after a search', () => {
    const growing = new SelectorIndex<string>();
    growing.add({ app: 'a' }, 'first');
    expect(growing.selecting({ app: 'a' })).toEqual(['first']);
    growing.add({ app: 'a' }, 'second');
    expect(growing.selecting({ app: 'a' })).toEqual(['first', 'second']);
  });
});
