import { byAge } from './age';
import { HostIndex } from './host-match';
import { asObject, asString, at } from './json';
import type { DestinationRuleObject } from './kinds';
import type { MeshConfig } from './mesh-config';
import { namespaceOf } from './object-index';
import { resolveHost, type ServiceRegistry } from './registry';
import { isPrivate, type Visibility } from './visibility';

type Rules = HostIndex<DestinationRuleObject>;

/** DestinationRules by host, and which of them clients use. */
export class DestinationRuleIndex {
  private readonly anywhere: Rules = new HostIndex();
  /** What the clients of the rules' own namespace see. */
  private readonly own = new Map<string, Rules>();
  /** What is exported out of a namespace. */
  private readonly exported = new Map<string, Rules>();

  constructor(
    rules: readonly DestinationRuleObject[],
    private readonly config: MeshConfig,
    private readonly visibility: Visibility,
    private readonly registry: ServiceRegistry,
  ) {
    for (const rule of [...rules].sort(inMergeOrder)) {
      const namespace = namespaceOf(rule);
      const written = asString(at(rule.spec, 'host'));
      if (written === undefined) continue;
      const host = resolveHost(written, namespace);
      this.anywhere.add(host, rule);
      const exportTo = visibility.exportToOf(rule);
      const onlyOwn = isPrivate(exportTo, namespace);
      // Clients in the root namespace see as their own only what is private to it; the rest is exported to them.
      const isOwn = namespace === config.rootNamespace ? onlyOwn : visibility.isVisible(rule, namespace);
      if (isOwn) rulesIn(this.own, namespace).add(host, rule);
      if (!onlyOwn) rulesIn(this.exported, namespace).add(host, rule);
    }
  }

  ofHost(host: string): readonly DestinationRuleObject[] {
    return this.anywhere.exactly(host);
  }

  forClient(host: string, clientNamespace: string): readonly DestinationRuleObject[] {
    const fqdn = resolveHost(host, clientNamespace);
    const own = mostSpecific(this.own.get(clientNamespace), fqdn);
    if (own !== undefined) return this.mergedFor(own, clientNamespace);
    const service = this.registry.lookup(fqdn, clientNamespace) ?? this.registry.lookupAnywhere(fqdn, clientNamespace);
    const levels = new Set([...(service === undefined ? [] : [service.namespace]), this.config.rootNamespace]);
    for (const namespace of levels) {
      const exported = mostSpecific(this.exported.get(namespace), fqdn);
      const merged = exported === undefined ? [] : this.mergedFor(exported, clientNamespace);
      if (merged.length > 0) return merged;
    }
    return [];
  }

  /**
   * Rules for some workloads stay by themselves. Each of the others joins those before it whose `exportTo` its own
   * contains, and stands for itself unless one is equal; of what then stands side by side the last counts.
   */
  private mergedFor(
    rules: readonly DestinationRuleObject[],
    clientNamespace: string,
  ): readonly DestinationRuleObject[] {
    const visible = rules.filter((rule) => this.visibility.isVisible(rule, clientNamespace));
    const merged: { readonly scope: ReadonlySet<string>; readonly rules: DestinationRuleObject[] }[] = [];
    for (const rule of visible) {
      if (forSomeWorkloads(rule)) continue;
      const scope = this.scopeOf(rule);
      const joined = merged.filter((one) => [...one.scope].every((name) => scope.has(name)));
      for (const one of joined) one.rules.push(rule);
      if (!joined.some((one) => one.scope.size === scope.size)) merged.push({ scope, rules: [rule] });
    }
    return [...visible.filter(forSomeWorkloads), ...(merged.at(-1)?.rules ?? [])];
  }

  private scopeOf(rule: DestinationRuleObject): ReadonlySet<string> {
    const namespace = namespaceOf(rule);
    return new Set(this.visibility.exportToOf(rule).map((name) => (name === '.' ? namespace : name)));
  }
}

function forSomeWorkloads(rule: DestinationRuleObject): boolean {
  return asObject(at(rule.spec, 'workloadSelector')) !== undefined;
}

function inMergeOrder(one: DestinationRuleObject, other: DestinationRuleObject): number {
  return Number(forSomeWorkloads(other)) - Number(forSomeWorkloads(one)) || byAge(one, other);
}

function mostSpecific(rules: Rules | undefined, host: string): readonly DestinationRuleObject[] | undefined {
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
