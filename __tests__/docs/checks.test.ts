import { beforeAll, describe, expect, test } from '@jest/globals';
import { exampleBlocks } from './doc-comments';
import { type Example, examplesOf } from './examples';
import { expectAsShown } from './expectations';
import { readPage } from './markdown';
import { type TypeErrors, typeCheck } from './type-check';

const fence = (info: string, ...lines: string[]) => [`\`\`\`${info}`, ...lines, '```'];
const object = (name: string) => `new kplus.ConfigMap(chart, '${name}', { data: { key: '${name}' } });`;
const yaml = (name: string) => [
  'apiVersion: v1',
  'kind: ConfigMap',
  'metadata:',
  `  name: ${name}`,
  '  namespace: bookinfo',
  'data:',
  `  key: ${name}`,
  'immutable: false',
];

const page = readPage(
  'page.md',
  [
    ...fence('ts', object('a')),
    'renders',
    ...fence('yaml', ...yaml('a')),
    ...fence('ts continue', object('b')),
    ...fence('yaml partial', ...yaml('b')),
    ...fence('ts', object('c')),
    ...fence('yaml', ...yaml('d')),
    ...fence('ts', 'const port: number = "80";'),
    ...fence('ts error', 'const port: number = "80";'),
    ...fence('ts error', 'const port: number = 80;'),
    ...fence('ts throws', "throw new Error('no');"),
    ...fence('text', 'no'),
    ...fence('ts throws', "throw new Error('no');"),
    ...fence('text', 'yes'),
    ...fence('ts', "throw new Error('no');"),
    ...fence(
      'ts',
      "import { App, Chart } from 'cdk8s';",
      'const app = new App();',
      "new Chart(app, 'x');",
      'app.synth();',
    ),
    ...fence('yaml', ''),
  ].join('\n'),
);

describe('a code block', () => {
  const examples = examplesOf(page.blocks);
  let errors: TypeErrors;
  beforeAll(() => {
    errors = typeCheck(examples);
  }, 60_000);

  const passes = (index: number): boolean => {
    const example = examples[index] as Example;
    try {
      expectAsShown(example, errors.of(example));
      return true;
    } catch {
      return false;
    }
  };

  test.each([
    [0, true, 'that renders the YAML below it'],
    [1, true, 'that continues another and shows a part of the YAML'],
    [2, false, 'that renders other YAML than is shown'],
    [3, false, 'that does not compile'],
    [4, true, 'that is said not to compile, and does not'],
    [5, false, 'that is said not to compile, and does'],
    [6, true, 'that throws the text below it'],
    [7, false, 'that throws another text than is shown'],
    [8, false, 'that throws and is not said to'],
    [9, true, 'that synthesizes an app of its own'],
  ])('%i passes: %p, being one %s', (index, expected) => {
    expect(passes(index)).toBe(expected);
  });

  test('is named by file and line where it does not compile', () => {
    expect(errors.of(examples[3] as Example)).toEqual([
      "page.md:42: error TS2322: Type 'string' is not assignable to type 'number'.",
    ]);
  });
});

test('an @example ends at the next tag, its YAML stands in a fence or after a comment', () => {
  const source = `
/**
 * Words.
 * @example
 * new A();
 *
 * new B();
 * \`\`\`yaml
 * kind: A
 * \`\`\`
 * @see elsewhere
 */
class A {
  /**
   * @example
   * \`\`\`ts error
   * new C();
   * \`\`\`
   */
  a;
  /** @example nothing */
  b;
  /**
   * @example
   * new D();
   * // renders
   * kind: D
   */
}
`;
  expect(exampleBlocks('a.ts', source)).toEqual([
    { file: 'a.ts', line: 5, language: 'ts', words: [], text: 'new A();\n\nnew B();', section: 0 },
    { file: 'a.ts', line: 9, language: 'yaml', words: [], text: 'kind: A', section: 0 },
    { file: 'a.ts', line: 17, language: 'ts', words: ['error'], text: 'new C();', section: 1 },
    { file: 'a.ts', line: 25, language: 'ts', words: [], text: 'new D();', section: 3 },
    { file: 'a.ts', line: 27, language: 'yaml', words: [], text: 'kind: D', section: 3 },
  ]);
});

describe('a page', () => {
  test('has the anchors of its headings', () => {
    const text = '# The `retries` of a [route](x.md)\n## Twice\n## Twice\n<a id="own"></a>\n```sh\n# no heading\n```';
    expect(readPage('a.md', text).anchors).toEqual(['own', 'the-retries-of-a-route', 'twice', 'twice-1']);
  });

  test('has links outside of code', () => {
    const text = 'See [a](a.md#x), `[b](b.md)` and ![c](c.png "C").\n\n[d]: d.md\n```sh\n[e](e.md)\n```';
    expect(readPage('a.md', text).links).toEqual([
      { line: 1, target: 'a.md#x' },
      { line: 1, target: 'c.png' },
      { line: 3, target: 'd.md' },
    ]);
  });

  test('has blocks of their own section, without the indentation of a list', () => {
    const text = '- item\n  ```ts\n  a;\n    b;\n  ```\n# Next\n```\nx\n```';
    expect(readPage('a.md', text).blocks).toEqual([
      { file: 'a.md', line: 3, language: 'ts', words: [], text: 'a;\n  b;', section: 0 },
      { file: 'a.md', line: 8, language: '', words: [], text: 'x', section: 1 },
    ]);
  });

  test('fails where a fence is not closed', () => {
    expect(() => readPage('a.md', 'x\n```ts\na;')).toThrow('a.md:2: the fence is not closed');
  });

  test('fails where there is nothing to continue', () => {
    expect(() => examplesOf(readPage('a.md', '```ts continue\n```').blocks)).toThrow(
      'a.md:2: there is nothing to continue',
    );
  });
});
