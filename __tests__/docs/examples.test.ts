import { beforeAll, describe, expect, test } from '@jest/globals';
import { placeOf } from './block';
import { examplesOf } from './examples';
import { expectAsShown } from './expectations';
import { libraryBlocks, pages } from './pages';
import { type TypeErrors, typeCheck } from './type-check';

const documents = pages();
const examples = [...documents.map(({ blocks }) => blocks), ...libraryBlocks()].flatMap(examplesOf);

const OUTCOMES = { works: 'works', error: 'does not compile', throws: 'throws' };

describe('code blocks of the documentation', () => {
  let errors: TypeErrors;
  beforeAll(() => {
    errors = typeCheck(examples);
  }, 120_000);

  test('the compiler finds fault with nothing else', () => {
    expect(errors.elsewhere).toEqual([]);
  });

  for (const example of examples) {
    test(`${example.place} ${OUTCOMES[example.outcome]} as shown`, () => {
      expectAsShown(example, errors.of(example));
    });
  }

  test('each one has a language, and TypeScript goes by the name of ts', () => {
    const blocks = documents.flatMap((page) => page.blocks);
    expect(blocks.filter(({ language }) => /^(?:|typescript|tsx|yml)$/.test(language)).map(placeOf)).toEqual([]);
  });
});
