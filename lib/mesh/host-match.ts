import { hostsOverlap, isHostWithin } from '../core/host-pattern';

export { hostsOverlap, isHostWithin };

/** The domain of the cluster, as Istio assumes it. */
export const CLUSTER_DOMAIN = 'cluster.local';

/** Whether a host stands for several: `*`, `*.example.com`. */
export function isWildcard(host: string): boolean {
  return host.startsWith('*');
}

/** The host that a Service has in the mesh. */
export function serviceHost(name: string, namespace: string): string {
  return `${name}.${namespace}.svc.${CLUSTER_DOMAIN}`;
}

/** The name and namespace in the FQDN of a Service; undefined for any other host. */
export function serviceOfHost(host: string): { readonly name: string; readonly namespace: string } | undefined {
  const parts = host.split('.');
  if (parts.length !== 5 || parts.slice(2).join('.') !== `svc.${CLUSTER_DOMAIN}`) return undefined;
  return { name: parts[0] as string, namespace: parts[1] as string };
}

/** Things by the hosts that they stand for, found without looking at them all. */
export class HostIndex<T> {
  private readonly byHost = new Map<string, T[]>();
  /** By what follows the `*`. */
  private readonly byEnding = new Map<string, string>();
  /** The lengths of those endings, the longest first: there are few, however many hosts there are. */
  private endingLengths: readonly number[] = [];
  /** Literal and wildcard hosts by each of their parents: `.b.c` and `.c` for `a.b.c`. */
  private byParent: Map<string, string[]> | undefined;

  add(host: string, thing: T): void {
    const things = this.byHost.get(host);
    if (things !== undefined) {
      things.push(thing);
      return;
    }
    this.byHost.set(host, [thing]);
    this.byParent = undefined;
    if (!isWildcard(host)) return;
    this.byEnding.set(host.slice(1), host);
    const length = host.length - 1;
    if (!this.endingLengths.includes(length)) {
      this.endingLengths = [...this.endingLengths, length].sort((one, other) => other - one);
    }
  }

  /** What was added under exactly this host. */
  exactly(host: string): readonly T[] {
    return this.byHost.get(host) ?? [];
  }

  /** The added hosts that the host is within: itself first, then wildcards from the longest to the shortest. */
  covering(host: string): readonly string[] {
    const found: string[] = [];
    if (this.byHost.has(host)) found.push(host);
    const ending = isWildcard(host) ? host.slice(1) : host;
    for (const length of this.endingLengths) {
      if (length > ending.length) continue;
      const wildcard = this.byEnding.get(ending.slice(ending.length - length));
      if (wildcard !== undefined && wildcard !== host) found.push(wildcard);
    }
    return found;
  }

  /** The added hosts that are within a wildcard, in the order in which they were added; for a literal host itself. */
  within(pattern: string): readonly string[] {
    if (!isWildcard(pattern)) return this.byHost.has(pattern) ? [pattern] : [];
    const ending = pattern.slice(1);
    if (ending === '') return [...this.byHost.keys()];
    // `*foo.com` does not end where a label ends: nothing but looking at all of them helps.
    const candidates = ending.startsWith('.') ? (this.parents().get(ending) ?? []) : [...this.byHost.keys()];
    return candidates.filter((host) => isHostWithin(host, pattern));
  }

  /** The added hosts that have some name in common with the host, the most specific first. */
  overlapping(host: string): readonly string[] {
    return [...new Set([...this.covering(host), ...this.within(host)])];
  }

  private parents(): ReadonlyMap<string, readonly string[]> {
    if (this.byParent !== undefined) return this.byParent;
    const parents = new Map<string, string[]>();
    for (const host of this.byHost.keys()) {
      for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
        const parent = host.slice(dot);
        const children = parents.get(parent);
        if (children === undefined) parents.set(parent, [host]);
        else children.push(host);
      }
    }
    this.byParent = parents;
    return parents;
  }
}
