import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseCommonYaml, UNUSUAL } from '../../../lib/manifest/fast-yaml';
import { parseFullYaml } from '../../../lib/manifest/full-yaml';

const dist = join(__dirname, '..', '..', '..', 'dist');
const documents = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => readFileSync(join(dist, file), 'utf8').split(/^---\n/m));

function full(text: string): unknown {
  const [first] = parseFullYaml(text);
  if (first === undefined) return null;
  return 'value' in first ? first.value : UNUSUAL;
}

describe('the fast parser', () => {
  test('reads what the project writes, as the full parser does', () => {
    expect(documents.length).toBeGreaterThan(50);
    for (const text of documents) {
      const fast = parseCommonYaml(text);
      expect(fast).not.toBe(UNUSUAL);
      expect(fast).toEqual(full(text));
    }
  });

  test('reads any JSON that is written as YAML alike, or leaves it to the full parser', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('y', '0777', '- a', 'a: b', '# a', "it's", '|', 'a\nb\n', '"'));
    const json = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, word, fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('map')),
      list: fc.array(tie('value'), { maxLength: 4 }),
      map: fc.dictionary(word, tie('value'), { maxKeys: 4 }),
    })).map;
    fc.assert(
      fc.property(json, fc.boolean(), (value, flow) => {
        const text = stringify(value, { version: '1.1', ...(flow ? { collectionStyle: 'flow' as const } : {}) });
        const fast = parseCommonYaml(text);
        if (fast !== UNUSUAL) expect(fast).toEqual(full(text));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('takes no text that the full parser refuses, and reads none in another way', () => {
    const pieces = fc.constantFrom(
      ...['a: ', 'b:', '- ', '  ', '\n', '\n  ', '\n    ', 'x', '"q"', "'s'", '[1, 2]', '{a: b}', '{', ']', ',', ': '],
      ...[
        '#c',
        ' #c',
        '|',
        '|-',
        '|+',
        '>',
        '&a ',
        '*a',
        '!!str ',
        '? ',
        '---',
        '...',
        '%',
        '@',
        '\t',
        '0x1',
        '~',
        '-',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = `${parts.join('')}\n`;
        const fast = parseCommonYaml(text);
        if (fast !== UNUSUAL && !text.includes('---'))
          expect({ text, value: fast }).toEqual({ text, value: full(text) });
      }),
      { numRuns: 5000, seed: 2 },
    );
  });
});
