import { byAge } from './age';
import { HostIndex } from './host-match';
import { asString, at } from './json';
import type { DestinationRuleObject } from './kinds';
import { type GrowingRules, type MergedRules, mergeRule, selectorOf } from './merged-rules';
import type { MeshConfig } from './mesh-config';
import { namespaceOf } from './object-index';
import { resolveHost, type ServiceRegistry } from './registry';
import { writtenExportTo } from './visibility';

type Rules = HostIndex<GrowingRules>;

/** DestinationRules by host, and which of them clients use. */
export class DestinationRuleIndex {
  private readonly anywhere = new HostIndex<DestinationRuleObject>();
  /** What the clients of the rules' own namespace see. */
  private readonly own = new Map<string, Rules>();
  /** What is exported out of a namespace. */
  private readonly exported = new Map<string, Rules>();

  constructor(
    rules: readonly DestinationRuleObject[],
    private readonly config: MeshConfig,
    private readonly registry: ServiceRegistry,
  ) {
    for (const rule of [...rules].sort(inMergeOrder)) {
      const namespace = namespaceOf(rule);
      const written = asString(at(rule.spec, 'host'));
      if (written === undefined) continue;
      const host = resolveHost(written, namespace);
      this.anywhere.add(host, rule);
      const exportTo = new Set(writtenExportTo(rule));
      const isAtHome = exportTo.size === 0 || ['*', '.', namespace].some((name) => exportTo.has(name));
      const onlyAtHome = this.isOnlyAtHome(exportTo, namespace);
      // Clients in the root namespace see as their own only what is private to it; the rest is exported to them.
      if (namespace === config.rootNamespace ? onlyAtHome : isAtHome) merge(this.own, namespace, host, rule);
      if (!onlyAtHome) merge(this.exported, namespace, host, rule);
    }
  }

  ofHost(host: string): readonly DestinationRuleObject[] {
    return this.anywhere.exactly(host);
  }

  /** What the rule is part of, for the clients of its own namespace and for those that it is exported to. */
  mergedWith(rule: DestinationRuleObject): {
    readonly own: readonly MergedRules[];
    readonly exported: readonly MergedRules[];
  } {
    const namespace = namespaceOf(rule);
    const host = resolveHost(asString(at(rule.spec, 'host')) ?? '', namespace);
    const partsIn = (levels: ReadonlyMap<string, Rules>) =>
      (levels.get(namespace)?.exactly(host) ?? []).filter(({ rules }) => rules.includes(rule));
    return { own: partsIn(this.own), exported: partsIn(this.exported) };
  }

  forClient(host: string, clientNamespace: string): readonly MergedRules[] {
    const fqdn = resolveHost(host, clientNamespace);
    const own = mostSpecific(this.own.get(clientNamespace), fqdn);
    if (own !== undefined) return own;
    const service = this.registry.lookup(fqdn, clientNamespace) ?? this.registry.lookupAnywhere(fqdn, clientNamespace);
    const levels = new Set([...(service === undefined ? [] : [service.namespace]), this.config.rootNamespace]);
    for (const namespace of levels) {
      const exported = mostSpecific(this.exported.get(namespace), fqdn) ?? [];
      const visible = exported.filter(
        ({ exportTo }) => exportTo.size === 0 || exportTo.has('*') || exportTo.has(clientNamespace),
      );
      if (visible.length > 0) return visible;
    }
    return [];
  }

  private isOnlyAtHome(exportTo: ReadonlySet<string>, namespace: string): boolean {
    if (exportTo.size === 0) return this.config.defaultDestinationRuleExportTo.includes('.');
    return exportTo.size === 1 && (exportTo.has('.') || exportTo.has(namespace));
  }
}

function inMergeOrder(one: DestinationRuleObject, other: DestinationRuleObject): number {
  const isForAll = (rule: DestinationRuleObject) => selectorOf(rule) === undefined;
  return Number(isForAll(one)) - Number(isForAll(other)) || byAge(one, other);
}

function merge(levels: Map<string, Rules>, namespace: string, host: string, rule: DestinationRuleObject): void {
  const rules = rulesIn(levels, namespace);
  const alone = mergeRule(rules.exactly(host), rule);
  if (alone !== undefined) rules.add(host, alone);
}

function mostSpecific(rules: Rules | undefined, host: string): readonly MergedRules[] | undefined {
  const best = rules?.covering(host)[0];
  return best === undefined ? undefined : rules?.exactly(best);
}

function rulesIn(levels: Map<string, Rules>, namespace: string): Rules {
  let rules = levels.get(namespace);
  if (rules === undefined) {
    rules = new HostIndex();
    levels.set(namespace, rules);
  }
  return rules;
}
