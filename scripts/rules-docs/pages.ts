import { docsUrl } from '../../lib/analysis/docs-url';
import { PROBLEMS, type RuleText } from '../../lib/analysis/problem-texts';
import { COMPAT_ONLY, ISTIOCTL, KIALI, UNDECIDABLE } from './upstream-codes';

/** The pages of docs/rules by file name: one for each code, and the table of all. */
export function rulePages(rules: readonly RuleText[]): Map<string, string> {
  const all = [...PROBLEMS, ...rules].sort((a, b) => (a.code < b.code ? -1 : 1));
  const pages = new Map<string, string>();
  for (const [code, same] of groupByCode(all)) pages.set(`${code}.md`, page(code, same));
  pages.set('README.md', table(all));
  return pages;
}

function groupByCode(rules: readonly RuleText[]): Map<string, RuleText[]> {
  const groups = new Map<string, RuleText[]>();
  for (const rule of rules) groups.set(rule.code, [...(groups.get(rule.code) ?? []), rule]);
  return groups;
}

/** Several rules may report one code: what a reference fails to find, for instance, can be of many kinds. */
function page(code: string, rules: readonly RuleText[]): string {
  const title = rules.length === 1 ? `${code}: ${rules[0]?.title}` : code;
  return `# ${title}\n\n${rules.map((rule) => section(rule, rules.length > 1)).join('\n')}`;
}

function section(rule: RuleText, several: boolean): string {
  const { code, title, severity, aliases = [], reads, description, fix, compatOnly } = rule;
  const facts = [
    ['Severity', severity],
    ...(aliases.length > 0 ? [['Also known as', aliases.join(', ')]] : []),
    ...(reads.length > 0 ? [['Reads', reads.join(', ')]] : []),
    ...(compatOnly ? [['Runs', 'only with `--compat istioctl`']] : []),
  ];
  return [
    ...(several ? [`## ${capital(title)}`, ''] : []),
    '| | |',
    '|---|---|',
    ...facts.map(([name, text]) => `| ${name} | ${text} |`),
    '',
    sentence(description),
    '',
    `**Fix:** ${sentence(fix)}`,
    '',
    `See <${docsUrl(code, aliases, reads[0])}>.`,
    '',
  ].join('\n');
}

function table(rules: readonly RuleText[]): string {
  const codesOf = ({ code, aliases = [] }: RuleText) => [code, ...aliases];
  const byDefault = rules.filter(({ compatOnly }) => !compatOnly);
  const covered = new Set(byDefault.flatMap(codesOf));
  const compared = new Set(rules.flatMap(codesOf));
  const own = [...new Set(rules.map(({ code }) => code).filter((code) => code.startsWith('MESH')))];
  const rows = [...groupByCode(rules)].map(([code, same]) => {
    const titles = [...new Set(same.map(({ title }) => title))].join('; ');
    const aliases = [...new Set(same.flatMap((rule) => rule.aliases ?? []))].join(', ');
    return `| [${code}](${code}.md) | ${[...new Set(same.map(({ severity }) => severity))].join(', ')} | ${titles} | ${aliases} |`;
  });
  return [
    '# Rules',
    '',
    'Every code that `cdk8s-mesh check` reports. `cdk8s-mesh check --explain CODE` shows the same in the terminal.',
    '',
    '| system | codes in use | decidable from manifests | checked | of these only with `--compat istioctl` |',
    '|---|---|---|---|---|',
    countRow('istioctl', ISTIOCTL, covered, compared),
    countRow('Kiali', KIALI, covered, compared),
    countRow('cdk8s-mesh', own, covered, compared),
    '',
    '| code | severity | mistake | also known as |',
    '|---|---|---|---|',
    ...rows,
    '',
    '## What is not checked by default',
    '',
    '| code | why |',
    '|---|---|',
    ...[...ISTIOCTL, ...KIALI]
      .filter((code) => !covered.has(code))
      .map((code) => `| ${code} | ${reasonFor(code, compared.has(code))} |`),
    '',
  ].join('\n');
}

/** Fails for a code without one: none is left out silently. */
function reasonFor(code: string, isCompared: boolean): string {
  const reason = UNDECIDABLE[code] ?? (isCompared ? COMPAT_ONLY[code] : undefined);
  if (reason === undefined) throw new Error(`${code} is neither checked nor listed with a reason`);
  return `${isCompared ? 'only with `--compat istioctl`; ' : ''}${reason}`;
}

function countRow(
  system: string,
  codes: readonly string[],
  covered: ReadonlySet<string>,
  compared: ReadonlySet<string>,
): string {
  const decidable = codes.filter((code) => !(code in UNDECIDABLE));
  const checked = decidable.filter((code) => compared.has(code));
  const onlyCompared = checked.filter((code) => !covered.has(code));
  return `| ${system} | ${codes.length} | ${decidable.length} | ${checked.length} | ${onlyCompared.length} |`;
}

function sentence(text: string): string {
  const whole = capital(text.trim());
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
