import { describe, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { writeYaml } from '../../../lib/synth/yaml-writer';

/** Text that YAML 1.1 or 1.2 reads as something else, or cannot hold without quotes. */
const TRAPS = [
  ...['on', 'off', 'yes', 'no', 'y', 'n', 'Y', 'N', 'true', 'False', 'NULL', 'null', '~', '', ' ', '-', '?', ':'],
  ...[
    '0x1',
    '0o7',
    '0775',
    '1e3',
    '1_000',
    '12:30',
    '1:2:3',
    '.5',
    '1.',
    '+1',
    '-1',
    '.inf',
    '-.Inf',
    '.nan',
    '<<',
    '=',
  ],
  ...['2001-01-01', '2001-12-14t21:59:43.10-05:00', '1.30', '08', '0b11', '99999999999999999999'],
  ...[
    '- a',
    '-a',
    '? a',
    '?a',
    ': a',
    'a: b',
    'a:b',
    'a:',
    'a #b',
    'a#b',
    '#a',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a',
  ],
  ...[
    "'a'",
    '"a"',
    "a'b",
    'a"b',
    `a'"b`,
    '[a]',
    '{a}',
    'a,b',
    ', a',
    '---',
    '--- a',
    '...',
    'a ',
    ' a',
    '\ta',
    'a\t',
    'a\\b',
  ],
  ...[
    'a\nb',
    'a\n',
    '\na',
    'a\n\nb\n',
    'a \nb',
    'a\n b',
    '  a\nb',
    'a\r\nb',
    'a\u0000b',
    '\u2028',
    '\ufeff',
    'ünïcödé',
    '日本',
    '🐈',
    '\ud83d',
  ],
  ...[
    'a'.repeat(63),
    'a'.repeat(64),
    'a b '.repeat(60),
    `${'x'.repeat(2000)}:`,
    'a-',
    'a-b',
    'a/b',
    'v1.0',
    'http://a:80/b?c=d#e',
  ],
  ...['app.kubernetes.io/name', 'cdk8s.io/metadata.addr', '__proto__', 'constructor', 'toString', '0', '10', '-0'],
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TRAPS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.stringMatching(/^[-a-z0-9.:/_ #'"\n]{0,80}$/) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...TRAPS), fc.constantFrom(...TRAPS)).map((two) => two.join('')) },
);
const number = fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger(), fc.constantFrom(0, -0, 1e21, 1e-7, 0.1));
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    { weight: 4, arbitrary: text },
    { weight: 2, arbitrary: number },
    { weight: 1, arbitrary: fc.boolean() },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
    { weight: 2, arbitrary: fc.array(tie('json'), { maxLength: 4 }) },
    { weight: 3, arbitrary: fc.dictionary(text, tie('json'), { maxKeys: 5, noNullPrototype: true }) },
  ),
}));

const same = (...documents: unknown[]) => expect(writeYaml(documents)).toBe(Yaml.stringify(...documents));

describe('writes what cdk8s writes, byte for byte', () => {
  test.each(TRAPS.map((trap) => [trap]))('for the text %j as a value, an entry and a key', (trap) => {
    same({ key: trap, list: [trap, [trap]], map: { [trap]: trap, deep: { [trap]: [{ [trap]: trap }] } } });
  });

  test('for objects of any shape and text', () => {
    fc.assert(
      fc.property(fc.dictionary(text, json, { noNullPrototype: true }), (object) => same(object)),
      { numRuns: 3000 },
    );
  });

  test('for documents that are no objects, and for several and none', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 3 }), (documents) => same(...documents)),
      { numRuns: 500 },
    );
    same();
    same({}, [], 'text', 1, null, undefined);
  });

  test('for a part that stands twice, which becomes an anchor', () => {
    const part = { a: 1 };
    const object = { first: part, second: [part, []] };
    same(object);
    expect(writeYaml([object])).toContain('&a1');
  });

  test('for values that JSON does not have', () => {
    same({ date: new Date('2020-01-01T00:00:00Z') }, { big: 10n }, { map: new Map([['a', 1]]) });
    same({ json: { toJSON: () => 'text' } }, { nothing: Object.create(null) });
  });
});
