import { describe, expect, test } from '@jest/globals';
import { parseCommonYaml, UNUSUAL } from '../../../lib/manifest/fast-yaml';
import { parseFullYaml } from '../../../lib/manifest/full-yaml';

// What `kubectl create --dry-run=client -o json` makes of the scalar: YAML 1.1 with Go's numbers.
const SCALARS: readonly (readonly [string, unknown])[] = [
  ['y', true],
  ['Y', true],
  ['yes', true],
  ['on', true],
  ['True', true],
  ['n', false],
  ['No', false],
  ['OFF', false],
  ['false', false],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['yeS', 'yeS'],
  ['nope', 'nope'],
  ['0', 0],
  ['-1', -1],
  ['+1', 1],
  ['80', 80],
  ['0777', 511],
  ['0o777', 511],
  ['0x1F', 31],
  ['-0x1f', -31],
  ['0b101', 5],
  ['08', 8],
  ['0o8', '0o8'],
  ['1_000', 1000],
  ['1.5', 1.5],
  ['1.10', 1.1],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['12e03', 12000],
  ['1.20.3', '1.20.3'],
  ['10.0.0.1', '10.0.0.1'],
  ['1:30', '1:30'],
  ['.', '.'],
  ['-', '-'],
  ['2024-01-31', '2024-01-31'],
  ['2024-01-31T10:00:00Z', '2024-01-31T10:00:00Z'],
  ['5s', '5s'],
  ['"y"', 'y'],
  ["'0777'", '0777'],
  ['"a\\tb"', 'a\tb'],
  ["'it''s'", "it's"],
  ['!!str 5', '5'],
  ['!!int "5"', 5],
  ['!!binary aGk=', 'hi'],
  ['# nothing', null],
  ['a#b # c', 'a#b'],
];

describe('scalars mean what they mean to kubectl', () => {
  test.each(SCALARS.filter(([text]) => text !== '-'))('%s', (text, value) => {
    expect(parseFullYaml(`a: ${text}\n`)).toEqual([{ value: { a: value } }]);
  });

  test.each(SCALARS)('%s, when read fast, means the same or is left to the full parser', (text, value) => {
    const fast = parseCommonYaml(`a: ${text}\n`);
    if (fast !== UNUSUAL) expect(fast).toEqual({ a: value });
  });

  test('keys are strings in JSON, whatever they are in YAML', () => {
    const text = 'y: 1\n80: 2\n0x10: 3\n"on": 4\n';
    const value = { true: 1, 80: 2, 16: 3, on: 4 };
    expect(parseCommonYaml(text)).toEqual(value);
    expect(parseFullYaml(text)).toEqual([{ value }]);
  });
});

describe('what YAML 1.1 has beside scalars', () => {
  test('merge keys bring in maps, of which the earlier ones win', () => {
    const text = 'a: &a {x: 1, y2: 2}\nb: &b {x: 3, z: 4}\nc:\n  <<: [*a, *b]\n  z: 5\n';
    expect(parseFullYaml(text)).toEqual([
      { value: { a: { x: 1, y2: 2 }, b: { x: 3, z: 4 }, c: { x: 1, y2: 2, z: 5 } } },
    ]);
    expect(parseFullYaml('a:\n  <<: 5\n')).toEqual([
      { error: 'a merge key takes a map, or a list of maps', offset: 9 },
    ]);
  });

  test('a key that stands twice is an error, also where it is written in two ways', () => {
    expect(parseCommonYaml('a: 1\na: 2\n')).toBe(UNUSUAL);
    expect(parseFullYaml('a: 1\na: 2\n')).toEqual([{ error: 'the key "a" stands twice in one map', offset: 5 }]);
    expect(parseFullYaml('y: 1\nyes: 2\n')).toEqual([{ error: 'the key "true" stands twice in one map', offset: 5 }]);
  });

  test('anchors that explode, contain themselves or do not exist are errors', () => {
    const laughs = Array.from({ length: 12 }, (_, n) =>
      n === 0
        ? 'a0: &a0 [x, x]'
        : `a${n}: &a${n} [${Array(9)
            .fill(`*a${n - 1}`)
            .join(', ')}]`,
    );
    expect(parseFullYaml(laughs.join('\n'))).toEqual([
      { error: 'the aliases of the document grow beyond bounds', offset: expect.any(Number) },
    ]);
    expect(parseFullYaml('a: &a [*a]\n')).toEqual([{ error: 'the anchor &a contains itself', offset: 7 }]);
    expect(parseFullYaml('a: *b\n')[0]).toHaveProperty('error');
  });

  test('text that nests without end is an error, and soon', () => {
    expect(parseFullYaml('['.repeat(100_000))).toEqual([
      { error: 'the text nests deeper than 500 levels', offset: 500 },
    ]);
    expect(parseFullYaml(`${'- '.repeat(100_000)}a`)[0]).toHaveProperty('error');
    expect(parseFullYaml(`a:\n${' '.repeat(50_000)}b: 1`)[0]).toHaveProperty('error');
    const steps = Array.from({ length: 990 }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
    expect(parseFullYaml(steps)).toHaveLength(1);
  });
});
