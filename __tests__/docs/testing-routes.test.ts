import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { commandLine } from '../support/command-line';
import { temporaryFolder } from '../support/temporary-folder';
import { type Block, placeOf } from './block';
import { readPage } from './markdown';
import { root } from './pages';

const FILE = 'docs/testing-routes.md';
const { blocks } = readPage(FILE, readFileSync(join(root, FILE), 'utf8'));

/** YAML that names its file in the first line, by that name. */
const files = Object.fromEntries(
  blocks.flatMap(({ language, text }) => {
    const name = /^# (\S+)\n/.exec(text)?.[1];
    return language === 'yaml' && name !== undefined ? [[name, text]] : [];
  }),
);

/** Commands with the block behind each: what they print. */
const commands = blocks.flatMap((block, index): { readonly block: Block; readonly printed: string }[] =>
  block.language === 'sh' ? [{ block, printed: blocks[index + 1]?.text ?? '' }] : [],
);

describe('the page about tests of routes', () => {
  test('names the file of each YAML', () => {
    expect(blocks.filter(({ language, text }) => language === 'yaml' && !/^# \S+\n/.test(text)).map(placeOf)).toEqual(
      [],
    );
  });

  test.each(commands.map(({ block, printed }) => [placeOf(block), block.text, printed]))(
    '%s: %s prints what it shows',
    async (_, command, printed) => {
      const [npx, name, ...argv] = command.trim().split(/\s+/);
      expect([npx, name]).toEqual(['npx', 'cdk8s-mesh']);
      const { stdout, stderr } = await commandLine(argv, { cwd: temporaryFolder(files) });
      expect((stdout + stderr).trimEnd()).toBe(printed);
    },
  );
});
