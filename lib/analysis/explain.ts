import { docsUrl } from './docs-url';
import { PROBLEMS, type RuleText } from './problem-texts';
import type { Rule } from './rule';

/** What a code means, for the terminal. Several rules may share a code of another system. */
export function explanationOf(code: string, rules: readonly Rule[]): string | undefined {
  const wanted = code.toUpperCase();
  const all: readonly RuleText[] = [...PROBLEMS, ...rules];
  const own = all.filter((rule) => rule.code === wanted);
  const found = own.length > 0 ? own : all.filter((rule) => rule.aliases?.includes(wanted));
  return found.length === 0 ? undefined : found.map(explanation).join('\n');
}

function explanation(rule: RuleText): string {
  const { code, title, severity, aliases = [], reads, description, fix } = rule;
  return [
    `${code} ${title}`,
    '',
    `severity: ${severity}`,
    ...(aliases.length > 0 ? [`also:     ${aliases.join(', ')}`] : []),
    ...(reads.length > 0 ? [`reads:    ${reads.join(', ')}`] : []),
    '',
    description,
    '',
    `fix: ${fix}`,
    `see: ${docsUrl(code, aliases, reads[0])}`,
    '',
  ].join('\n');
}
