import { asObject, at, stringMap } from './json';
import type { DestinationRuleObject } from './kinds';
import { selects } from './label-index';
import type { Labels } from './model';
import { writtenExportTo } from './visibility';

/** DestinationRules for one host that Istio made one: the first, to which the others add subsets and a lacking policy. */
export interface MergedRules {
  readonly rules: readonly DestinationRuleObject[];
  /** As the first rule writes it: `.` is another than the name of its namespace. */
  readonly exportTo: ReadonlySet<string>;
  /** The labels of the workloads that the first rule is for; undefined for all. */
  readonly selector: Labels | undefined;
}

export interface GrowingRules extends MergedRules {
  readonly rules: DestinationRuleObject[];
}

/**
 * Adds a rule to those for its host: it joins each of the same `exportTo`, or of a narrower one, and stands for itself
 * unless the last of them is one that it need not stand beside. What joins is seen as widely as what it joined.
 *
 * @returns the rule by itself, where it stands so
 */
export function mergeRule(others: readonly GrowingRules[], rule: DestinationRuleObject): GrowingRules | undefined {
  const exportTo = new Set(writtenExportTo(rule));
  const selector = selectorOf(rule);
  let standsAlone = true;
  for (const other of others) {
    const isEqual = exportTo.size === other.exportTo.size && contains(exportTo, other.exportTo);
    standsAlone = true;
    if (!isEqual && (other.exportTo.size === 0 || !contains(exportTo, other.exportTo))) continue;
    if (selector !== undefined && other.selector !== undefined && !areEqual(selector, other.selector)) continue;
    standsAlone = !isEqual && (selector === undefined) !== (other.selector === undefined);
    other.rules.push(rule);
  }
  return standsAlone ? { rules: [rule], exportTo, selector } : undefined;
}

export function selectorOf({ spec }: DestinationRuleObject): Labels | undefined {
  const selector = asObject(at(spec, 'workloadSelector'));
  return selector === undefined ? undefined : (stringMap(selector.matchLabels) ?? {});
}

function contains(whole: ReadonlySet<string>, part: ReadonlySet<string>): boolean {
  return [...part].every((one) => whole.has(one));
}

function areEqual(one: Labels, other: Labels): boolean {
  return Object.keys(one).length === Object.keys(other).length && selects(one, other);
}
