import type { ManifestObject } from '../manifest/manifest-object';
import type { Mesh } from '../mesh/mesh';
import { isAnnotatedAway } from './annotations';
import { type Ignore, ignoring, objectName } from './ignore';
import { rules as allRules } from './registry';
import type { Finding, Report, Rule } from './rule';
import { compareSeverity } from './severity';

export interface AnalyzeOptions {
  /** @default - every rule */
  readonly rules?: readonly Rule[];
  /** Findings that are not reported. */
  readonly ignore?: readonly Ignore[];
  /** Findings of others, which are treated as those of the rules. */
  readonly found?: readonly Finding[];
}

export interface Analysis {
  /** The worst first, then by file and line. */
  readonly findings: readonly Finding[];
  /** How many findings annotations, options and the configuration hid. */
  readonly suppressed: number;
}

/** The code of a finding that says that a rule failed. */
export const INTERNAL = 'MESH0000';

/** Namespaces whose objects belong to the cluster and not to the mesh. */
const SYSTEM = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage']);

const OUTSIDE = 'the manifests of that namespace are not all given, so it may lie outside them';

/** More findings of one code about one object tell nobody more, and finding their places takes long. */
const MAX_PER_OBJECT = 100;

/** Runs the rules over a mesh. */
export function analyze(mesh: Mesh, options: AnalyzeOptions = {}): Analysis {
  const compat = mesh.options.compat === true;
  const rules = (options.rules ?? allRules).filter((rule) => (compat ? isIstioctls(rule) : rule.compatOnly !== true));
  const surplus = new Surplus();
  const found = rules.flatMap((rule) => run(rule, mesh, surplus)).filter(({ object }) => !isSystem(object));
  const ignored = ignoring(options.ignore ?? []);
  const all = distinct([...(options.found ?? []), ...found]);
  const kept = all.filter((finding) => !isAnnotatedAway(finding) && !ignored(finding));
  return { findings: sorted(limited(kept, surplus)), suppressed: all.length - kept.length };
}

/** How many findings of each code about an object were left out because there were too many. */
class Surplus {
  private readonly counts = new Map<ManifestObject, Map<string, number>>();

  of(object: ManifestObject, code: string): number {
    return this.counts.get(object)?.get(code) ?? 0;
  }

  add(object: ManifestObject, code: string): void {
    const codes = this.counts.get(object) ?? new Map<string, number>();
    this.counts.set(object, codes);
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
}

function isIstioctls(rule: Rule): boolean {
  return istioctlCodeOf(rule).startsWith('IST');
}

function istioctlCodeOf({ code, aliases = [] }: Rule): string {
  return [code, ...aliases].find((name) => name.startsWith('IST')) ?? code;
}

function run(rule: Rule, mesh: Mesh, surplus: Surplus): Finding[] {
  const findings: Finding[] = [];
  const code = mesh.options.compat ? istioctlCodeOf(rule) : rule.code;
  const told = new Map<ManifestObject, number>();
  const report: Report = ({ needs, ...finding }) => {
    const count = (told.get(finding.object) ?? 0) + 1;
    told.set(finding.object, count);
    // Counted as they come: a hundred thousand of them would take long to compare and to sort.
    if (count > MAX_PER_OBJECT) {
      surplus.add(finding.object, code);
      return;
    }
    const base = { code, severity: rule.severity, fix: rule.fix, ...defined(finding) };
    const aliased: Finding = rule.aliases === undefined ? base : { ...base, aliases: rule.aliases };
    const certain = needs === undefined || mesh.options.compat === true || mesh.isComplete(needs);
    findings.push(certain ? aliased : { ...aliased, severity: 'info', message: `${finding.message}; ${OUTSIDE}` });
  };
  try {
    rule.check(mesh, report);
  } catch (error) {
    const [object] = mesh.objects;
    if (object) findings.push(failure(rule, object, error));
  }
  return findings;
}

/** A rule that fails says so and leaves the others alone. */
function failure(rule: Rule, object: ManifestObject, error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: INTERNAL,
    severity: 'warning',
    object,
    pointer: '',
    message: `rule ${rule.code} (${rule.title}) could not be checked: ${message}`,
    fix: 'please report it with the manifests that cause it; all other rules have run',
  };
}

function defined<T extends object>(parts: T): T {
  const copy = { ...parts };
  for (const key in copy) if (copy[key] === undefined) delete copy[key];
  return copy;
}

function isSystem({ namespace }: ManifestObject): boolean {
  return namespace !== undefined && SYSTEM.has(namespace);
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<ManifestObject, Set<string>>();
  return findings.filter((finding) => {
    const keys = seen.get(finding.object) ?? new Set();
    seen.set(finding.object, keys);
    const key = `${finding.code} ${finding.pointer} ${finding.message}`;
    return !keys.has(key) && keys.add(key);
  });
}

/** The first findings of each code about an object; the last of them says how many are left out. */
function limited(findings: readonly Finding[], surplus: Surplus): readonly Finding[] {
  const groups = new Map<ManifestObject, Map<string, Finding[]>>();
  for (const finding of findings) {
    const codes = groups.get(finding.object) ?? new Map<string, Finding[]>();
    groups.set(finding.object, codes);
    const group = codes.get(finding.code);
    if (group) group.push(finding);
    else codes.set(finding.code, [finding]);
  }
  return [...groups].flatMap(([object, codes]) =>
    [...codes].flatMap(([code, group]) => {
      const shown = group.slice(0, MAX_PER_OBJECT);
      const more = group.length - shown.length + surplus.of(object, code);
      const last = shown.pop();
      if (last === undefined || more === 0) return group;
      const message = `${last.message}; ${more} more of ${last.code} in this object are not shown`;
      return [...shown, { ...last, message }];
    }),
  );
}

function sorted(findings: readonly Finding[]): Finding[] {
  const rows = findings.map((finding) => {
    const { origin } = finding.object;
    return {
      finding,
      line: origin.position(finding.pointer)?.line ?? 0,
      keys: [finding.code, objectName(finding.object), finding.pointer, finding.message],
    };
  });
  rows.sort(
    (a, b) =>
      compareSeverity(a.finding.severity, b.finding.severity) ||
      order(a.finding.object.origin.file ?? '', b.finding.object.origin.file ?? '') ||
      a.line - b.line ||
      a.keys.reduce((result, key, at) => result || order(key, b.keys[at] ?? ''), 0),
  );
  return rows.map(({ finding }) => finding);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
