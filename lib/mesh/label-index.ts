import type { Labels } from './model';

/** Whether labels carry each of the selector's; an empty selector selects everything. */
export function selects(selector: object, labels: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}

/** Things by their labels: which of them carry all of some labels. */
export class LabelIndex<T> {
  private readonly all: T[] = [];
  private readonly byPair = new Map<string, Set<T>>();

  add(labels: Labels, thing: T): void {
    this.all.push(thing);
    for (const [key, value] of Object.entries(labels)) {
      const pair = pairOf(key, value);
      const things = this.byPair.get(pair);
      if (things === undefined) this.byPair.set(pair, new Set([thing]));
      else things.add(thing);
    }
  }

  /** In the order in which they were added. */
  matching(labels: object): readonly T[] {
    const pairs = Object.entries(labels);
    if (pairs.length === 0) return this.all;
    const sets: Set<T>[] = [];
    for (const [key, value] of pairs) {
      const things = this.byPair.get(pairOf(key, value));
      if (things === undefined) return [];
      sets.push(things);
    }
    const [fewest, ...rest] = sets.sort((one, other) => one.size - other.size) as [Set<T>, ...Set<T>[]];
    return [...fewest].filter((thing) => rest.every((things) => things.has(thing)));
  }
}

interface Selecting<T> {
  readonly selector: Labels;
  readonly thing: T;
  readonly order: number;
}

/** Things by the labels that they select: which of them select something with some labels. */
export class SelectorIndex<T> {
  private readonly selectors: Selecting<T>[] = [];
  private byPair: Map<string, Selecting<T>[]> | undefined;

  add(selector: Labels, thing: T): void {
    this.selectors.push({ selector, thing, order: this.selectors.length });
    this.byPair = undefined;
  }

  /** In the order in which they were added. */
  selecting(labels: Labels): readonly T[] {
    const pairs = this.pairs();
    const candidates = [...(pairs.get('') ?? [])];
    for (const [key, value] of Object.entries(labels)) candidates.push(...(pairs.get(pairOf(key, value)) ?? []));
    return candidates
      .filter(({ selector }) => selects(selector, labels))
      .sort((one, other) => one.order - other.order)
      .map(({ thing }) => thing);
  }

  /** Each selector stands under the label that the fewest share, so that common labels do not lead to all of them. */
  private pairs(): ReadonlyMap<string, readonly Selecting<T>[]> {
    if (this.byPair !== undefined) return this.byPair;
    const counts = new Map<string, number>();
    for (const { selector } of this.selectors) {
      for (const [key, value] of Object.entries(selector)) {
        const pair = pairOf(key, value);
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
    const byPair = new Map<string, Selecting<T>[]>();
    for (const entry of this.selectors) {
      let rarest = '';
      for (const [key, value] of Object.entries(entry.selector)) {
        const pair = pairOf(key, value);
        if (rarest === '' || (counts.get(pair) ?? 0) < (counts.get(rarest) ?? 0)) rarest = pair;
      }
      const entries = byPair.get(rarest);
      if (entries === undefined) byPair.set(rarest, [entry]);
      else entries.push(entry);
    }
    this.byPair = byPair;
    return byPair;
  }
}

function pairOf(key: string, value: unknown): string {
  return `${key}=${typeof value === 'string' ? value : JSON.stringify([value])}`;
}
