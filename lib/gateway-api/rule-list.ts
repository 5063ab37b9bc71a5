import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { checkAtMost } from './list-checks';

/** What the rules of HTTPRoutes and of GRPCRoutes have in common. */
interface Rule<Match> {
  readonly name?: string | undefined;
  readonly matches?: readonly Match[] | undefined;
}

/** How the matches of a kind of route are counted and told apart. */
export interface Matching<Match> {
  /** How many matches a rule without matches has for the API server. */
  readonly implied: 0 | 1;
  /** A text that two matches share which accept the same requests and are of the same rank. */
  readonly keyOf: (match: Partial<Match>) => string;
}

const MAX_MATCHES = 128;

/** The rules of a route that takes the best match, checked one after the other as they are added. */
export class RuleList<Match, R extends Rule<Match>> {
  readonly #rules: R[] = [];
  readonly #route: MeshResource<unknown>;
  readonly #matching: Matching<Match>;

  public constructor(route: MeshResource<unknown>, matching: Matching<Match>) {
    this.#route = route;
    this.#matching = matching;
  }

  /** The property of the rule that is added next. */
  public get next(): string {
    return `rules[${this.#rules.length}]`;
  }

  /** Adds a rule in its wire form. */
  public add(rule: R): void {
    this.checkCounts(rule);
    this.checkName(rule);
    this.checkReachable(rule);
    this.#rules.push(rule);
  }

  /** The rules in their wire form; an empty list would be an invalid one. */
  public render(): R[] | undefined {
    return this.#rules.length > 0 ? this.#rules : undefined;
  }

  /** What is wrong with the finished list. */
  public problems(): string[] {
    if (this.#rules.length > 0) return [];
    const problem = { property: 'rules', must: 'have at least one rule', fix: 'call addRule' };
    return [new MeshError('MESH_NO_ROUTE', problem).message];
  }

  private checkCounts(rule: R): void {
    const rules = [...this.#rules, rule];
    const fix = `put the rest into another ${this.#route.kind}`;
    checkAtMost(rules, { property: 'rules', at: this.#route }, 16, fix);
    const matches = rules.reduce((sum, { matches }) => sum + (matches?.length ?? this.#matching.implied), 0);
    if (matches > MAX_MATCHES) {
      throw new MeshError('MESH_TOO_MANY', {
        property: 'rules[].matches',
        value: matches,
        must: `have at most ${MAX_MATCHES} entries in all`,
        fix,
        at: this.#route,
      });
    }
  }

  private checkName({ name }: R): void {
    if (name === undefined || !this.#rules.some((rule) => rule.name === name)) return;
    throw new MeshError('MESH_DUPLICATE_RULE', {
      property: `${this.next}.name`,
      value: name,
      must: 'be another than those of the other rules',
      at: this.#route,
    });
  }

  private checkReachable(rule: R): void {
    const taken = new Set(this.#rules.flatMap((earlier) => this.keysOf(earlier)));
    if (!this.keysOf(rule).every((key) => taken.has(key))) return;
    throw new MeshError('MESH_UNREACHABLE_ROUTE', {
      property: this.next,
      must: 'have a match that no earlier rule has',
      fix: 'the first of equal matches is taken; drop one of the rules, or narrow its matches',
      at: this.#route,
    });
  }

  private keysOf({ matches = [] }: R): string[] {
    return (matches.length > 0 ? matches : [{}]).map((match) => this.#matching.keyOf(match));
  }
}
