import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block } from './block';
import { exampleBlocks } from './doc-comments';
import { type Page, readPage } from './markdown';

export const root = join(__dirname, '..', '..');

/** Every page of the documentation. */
export function pages(): Page[] {
  const files = [
    ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].filter((file) => existsSync(join(root, file))),
    ...filesBelow('docs', /\.md$/),
    ...filesBelow('charts', /(?:^|\/)README\.md$/),
  ];
  return files.map((file) => readPage(file, readFileSync(join(root, file), 'utf8')));
}

/** The blocks of every `@example` of the library, by file. */
export function libraryBlocks(): Block[][] {
  return filesBelow('lib', /\.ts$/).map((file) => exampleBlocks(file, readFileSync(join(root, file), 'utf8')));
}

function filesBelow(folder: string, form: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${String(file).replaceAll('\\', '/')}`)
    .filter((file) => form.test(file))
    .sort();
}
