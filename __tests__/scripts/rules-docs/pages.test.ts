import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { rules } from '../../../lib/analysis/registry';
import { rulePages } from '../../../scripts/rules-docs/pages';
import { COMPAT_ONLY, ISTIOCTL, KIALI, UNDECIDABLE } from '../../../scripts/rules-docs/upstream-codes';

const folder = join(__dirname, '..', '..', '..', 'docs', 'rules');

test('docs/rules is what `npm run docs:rules` writes', () => {
  const written = readdirSync(folder).sort();
  const pages = rulePages(rules);
  expect(written).toEqual([...pages.keys()].sort());
  for (const [file, text] of pages) expect([file, readFileSync(join(folder, file), 'utf8')]).toEqual([file, text]);
});

test('a page says what a rule finds, how bad it is and what mends it', () => {
  const page = rulePages([
    ...rules,
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

test('every code of istioctl and Kiali is checked or listed with the reason', () => {
  const table = rulePages(rules).get('README.md') ?? '';
  const codes = [...table.matchAll(/^\| \[?((?:IST|KIA)\d{4})/gm)].map(([, code]) => code as string);
  const aliases = rules.flatMap((rule) => rule.aliases ?? []);
  for (const code of [...ISTIOCTL, ...KIALI]) expect([...codes, ...aliases]).toContain(code);
  const without = rules.filter(({ code }) => code !== 'IST0112');
  expect(() => rulePages(without)).toThrow('IST0112 is neither checked nor listed with a reason');
});

test('no code has a reason for not being checked that is checked all the same', () => {
  const checked = new Set(
    rules.filter(({ compatOnly }) => !compatOnly).flatMap(({ code, aliases = [] }) => [code, ...aliases]),
  );
  const excused = [...Object.keys(UNDECIDABLE), ...Object.keys(COMPAT_ONLY)];
  // A manifest that was read from a cluster has a status.
  expect(excused.filter((code) => checked.has(code))).toEqual(['IST0171']);
});
