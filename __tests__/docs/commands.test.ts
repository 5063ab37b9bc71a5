import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { commandLine } from '../support/command-line';
import { temporaryFolder } from '../support/temporary-folder';
import { placeOf } from './block';
import { pages } from './pages';

/** Pages whose commands are run on the files that they show: ```` ```yaml shop.yaml ````. */
const PAGES = ['docs/access.md'];

const commands = pages()
  .filter(({ file }) => PAGES.includes(file))
  .flatMap(({ blocks }) => {
    const files = blocks.filter(({ language, words }) => language === 'yaml' && words.length === 1);
    return blocks.flatMap((block, index) => {
      const output = blocks[index + 1];
      if (block.language !== 'sh' || output?.language !== 'text') return [];
      return [{ place: placeOf(block), command: block.text, output: output.text, files }];
    });
  });

test.each(commands)('$place prints what is shown below it', async ({ command, output, files }) => {
  const cwd = temporaryFolder();
  for (const { words, text } of files) writeFileSync(join(cwd, words[0] as string), `${text}\n`);
  const [npx, name, ...argv] = command.split(' ');
  expect([npx, name]).toEqual(['npx', 'cdk8s-mesh']);
  const { stdout, stderr } = await commandLine(argv, { cwd });
  expect(stderr).toBe('');
  expect(stdout.trimEnd()).toBe(output);
});
