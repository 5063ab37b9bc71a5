import type { JsonObject } from '../../manifest/manifest-object';
import type { Attribute } from '../http-rule';
import type { RouteRequest } from '../outcome';
import type { AskRule } from './asks';
import { neutral, others, type Witness } from './witnesses';

/** What a request has of each attribute that rules ask about. */
export type Assignment = ReadonlyMap<Attribute, Witness>;

/** Up to here every combination is tried; beyond, those that two rules use together. */
const MOST_COMBINED = 600;

/**
 * The requests that rules tell apart. Where it is the first rule to fit that counts, two sets of rules differ in a
 * request that fits one rule of each; so where there are many rules, it takes those of each rule and those that fit two rules,
 * the rest neutral, and once more with what some rule asks not to be there.
 */
export function* assignments(rules: readonly AskRule[]): Generator<Assignment> {
  const all = unitedAsks(rules);
  for (const [attribute, values] of all) all.set(attribute, [...new Set([...values, ...others(attribute)])]);
  if (sizeOf(all) <= MOST_COMBINED) {
    yield* product(all, new Map());
    return;
  }
  const unwanted = new Set(rules.flatMap(({ inverted }) => inverted));
  const bases: Assignment[] = [new Map()];
  if (unwanted.size > 0) bases.push(new Map([...unwanted].map((attribute) => [attribute, others(attribute)[0]])));
  for (const base of bases) {
    for (const [attribute, values] of all) yield* product(new Map([[attribute, values]]), base);
    for (const { asks } of rules) yield* product(asks, base);
    for (const [index, one] of rules.entries()) {
      for (const other of rules.slice(index + 1)) {
        const both = fittingBoth(one, other);
        if (both !== undefined) yield* product(both, base);
      }
    }
  }
}

/** The values with which a request fits two rules; undefined where none does. */
function fittingBoth(one: AskRule, other: AskRule): ReadonlyMap<Attribute, readonly Witness[]> | undefined {
  const both = new Map<Attribute, readonly Witness[]>();
  for (const attribute of new Set([...one.asks.keys(), ...other.asks.keys()])) {
    const values = [...(one.asks.get(attribute) ?? []), ...(other.asks.get(attribute) ?? [])];
    const fitting = [...new Set(values)].filter((value) => one.fits(attribute, value) && other.fits(attribute, value));
    if (fitting.length === 0) return undefined;
    both.set(attribute, fitting);
  }
  return both;
}

function unitedAsks(rules: readonly AskRule[]): Map<Attribute, readonly Witness[]> {
  const all = new Map<Attribute, Set<Witness>>();
  for (const { asks } of rules) {
    for (const [attribute, values] of asks) {
      const known = all.get(attribute) ?? new Set([neutral(attribute)]);
      for (const value of values) known.add(value);
      all.set(attribute, known);
    }
  }
  return new Map([...all].map(([attribute, values]) => [attribute, [...values]]));
}

function sizeOf(asks: ReadonlyMap<Attribute, readonly Witness[]>): number {
  return [...asks.values()].reduce((size, values) => size * values.length, 1);
}

function* product(asks: ReadonlyMap<Attribute, readonly Witness[]>, base: Assignment): Generator<Assignment> {
  const attributes = [...asks];
  const chosen = new Map(base);
  function* from(index: number): Generator<Assignment> {
    const next = attributes[index];
    if (next === undefined) {
      yield new Map(chosen);
      return;
    }
    for (const value of next[1]) {
      chosen.set(next[0], value);
      yield* from(index + 1);
    }
  }
  yield* from(0);
}

/** Where a request goes, before rules tell requests apart. */
export interface Dialled {
  readonly scheme: 'http' | 'https' | 'tcp';
  readonly host: string;
  readonly port: number;
}

/** The request that has what is assigned; a token is of the issuer where none is assigned. */
export function requestOf(dialled: Dialled, assignment: Assignment, issuer: string | undefined): RouteRequest {
  const headers: { [name: string]: string } = {};
  const query = new URLSearchParams();
  const claims: { [name: string]: JsonObject[string] } = {};
  const request: { -readonly [field in keyof RouteRequest]: RouteRequest[field] } = { ...dialled };
  let path = '/';
  for (const [attribute, value] of assignment) {
    if (value === undefined) continue;
    const colon = attribute.indexOf(':');
    const name = attribute.slice(colon + 1);
    const kind = colon === -1 ? attribute : attribute.slice(0, colon);
    if (kind === 'path') path = value;
    if (kind === 'method') request.method = value;
    if (kind === 'authority') headers.host = value;
    if (kind === 'header') headers[name] = value;
    if (kind === 'query') query.set(name, value);
    if (kind === 'claim') assign(claims, name.split('.'), value);
    if (kind === 'sni') request.sni = value;
    if (kind === 'source-ip') request.sourceIp = value;
    if (kind === 'remote-ip') request.remoteIp = value;
  }
  if (Object.keys(claims).length > 0) request.jwt = { iss: issuer ?? 'issuer', sub: 'subject', ...claims };
  request.path = query.size === 0 ? path : `${path}?${query}`;
  return { ...request, headers };
}

function assign(
  object: { [name: string]: JsonObject[string] },
  [first = '', ...rest]: readonly string[],
  value: string,
): void {
  if (rest.length === 0) {
    object[first] = value;
    return;
  }
  const inner = { ...(object[first] as JsonObject | undefined) };
  assign(inner, rest, value);
  object[first] = inner;
}
