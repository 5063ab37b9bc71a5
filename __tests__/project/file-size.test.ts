import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(__dirname, '..', '..');

test('no file of ours has more than 400 lines', () => {
  const files = execFileSync('git', ['ls-files', 'lib', 'charts', 'scripts', 'bench', 'lab', '__tests__', 'main.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const long = files
    .split('\n')
    .filter((file) => /\.(?:ts|js)$/.test(file))
    .map((file) => [readFileSync(join(root, file), 'utf8').split('\n').length - 1, file] as const)
    .filter(([lines]) => lines > 400);
  expect(long).toEqual([]);
});
