import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Page } from './markdown';
import { pages, root } from './pages';

/** Why the link leads nowhere; `undefined` where it does lead somewhere, or out of the repository. */
function broken(page: Page, target: string, all: readonly Page[]): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return undefined;
  const [path, anchor] = target.split('#') as [string, string?];
  const file = path === '' ? page.file : normalize(join(dirname(page.file), decodeURIComponent(path)));
  if (!existsSync(join(root, file))) return 'there is no such file';
  if (anchor === undefined) return undefined;
  const anchors = all.find((other) => other.file === file)?.anchors;
  return anchors?.includes(anchor) ? undefined : 'there is no such heading';
}

test('every link within the documentation leads somewhere', () => {
  const all = pages();
  const failures = all.flatMap((page) =>
    page.links.flatMap(({ line, target }) => {
      const reason = broken(page, target, all);
      return reason === undefined ? [] : [`${page.file}:${line}: ${target}: ${reason}`];
    }),
  );
  expect(failures).toEqual([]);
});
