import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { rules } from '../../../lib/analysis/registry';
import { rulePages } from '../../../scripts/rules-docs/pages';

const folder = join(__dirname, '..', '..', '..', 'docs', 'rules');

test('docs/rules is what `npm run docs:rules` writes', () => {
  const written = readdirSync(folder).sort();
  const pages = rulePages(rules);
  expect(written).toEqual([...pages.keys()].sort());
  for (const [file, text] of pages) expect([file, readFileSync(join(folder, file), 'utf8')]).toEqual([file, text]);
});

test('a page says what a rule finds, how bad it is and what mends it', () => {
  const page = rulePages([
    {
      code: 'MESH9999',
      title: 'route goes nowhere',
      severity: 'warning',
      reads: ['VirtualService'],
      aliases: ['KIA9999'],
      description: 'A route has no end',
      fix: 'give it one',
    },
  ]).get('MESH9999.md');
  expect(page).toBe(`# MESH9999: route goes nowhere

| | |
|---|---|
| Severity | warning |
| Also known as | KIA9999 |
| Reads | VirtualService |

A route has no end.

**Fix:** Give it one.

See <https://kiali.io/docs/features/validations/>.
`);
});
