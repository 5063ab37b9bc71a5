import { describe, expect, test } from '@jest/globals';
import { examplesOf } from './examples';
import { pages } from './pages';
import { run } from './run';

const examples = pages()
  .filter(({ file }) => file === 'docs/testing.md')
  .flatMap(({ blocks }) => examplesOf(blocks))
  .filter(({ outcome, lines }) => outcome === 'works' && lines.some(({ text }) => text.startsWith('expect(')));

// Modules are only compiled as they are; what these expect has to hold.
describe('the examples of the matchers', () => {
  test('are there', () => expect(examples.length).toBeGreaterThan(1));
  test.each(examples)('$place holds', (example) => {
    run(example);
  });
});
