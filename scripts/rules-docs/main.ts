/**
 * npm run docs:rules
 *
 * Writes docs/rules from the rules: a page for each code and the table of all.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../lib/analysis/registry';
import { rulePages } from './pages';

const folder = join(__dirname, '..', '..', 'docs', 'rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const pages = rulePages(rules);
for (const [file, text] of pages) writeFileSync(join(folder, file), text);
console.log(`${pages.size} pages in docs/rules`);
