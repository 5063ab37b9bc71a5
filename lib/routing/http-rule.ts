import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import type { TraceEntry } from './outcome';
import type { Seen } from './request';
import type { StringMatcher } from './string-match';

/** What of a request is asked for: `path`, `method`, `authority`, `scheme`, or by a name `header:…`, `query:…`, `claim:…`. */
export type Attribute = string;

/** One thing that a request has to be, for a rule to apply. */
export interface Condition {
  readonly attribute: Attribute;
  readonly matcher: StringMatcher;
  /** Whether it asks that the attribute does not fit. */
  readonly inverted?: true;
  test(request: Seen): boolean;
  /** What is asked for: `header end-user exactly 'jason'`. */
  readonly asks: string;
  /** What the request has instead. */
  has(request: Seen): string;
}

/** What the path had to be, for what a rewrite replaces. */
export type PathMatch =
  | { readonly kind: 'prefix'; readonly value: string }
  | { readonly kind: 'segments'; readonly value: string }
  | { readonly kind: 'whole' };

/** One rule with one of its matches: a route of Envoy. */
export interface HttpRule {
  /** Undefined for the route that a service has without any rule. */
  readonly object: ManifestObject<unknown> | undefined;
  /** The rule: `/spec/http/0`. */
  readonly pointer: string;
  /** The match: `/spec/http/0/match/1`; the rule's where it has none. */
  readonly matchPointer: string;
  readonly conditions: readonly Condition[];
  readonly path: PathMatch;
  readonly action: HttpAction;
  /** How much a rule of the Gateway API asks for: only among equals the age of the routes decides. */
  readonly precedence?: string;
  /** Rules of one group are sorted by their precedence, groups by their age. */
  readonly group?: string;
  /** What led here, such as a delegate. */
  readonly via: readonly TraceEntry[];
}

/** What a rule does, in the terms of a VirtualService; a Gateway API route is translated to them. */
export interface HttpAction {
  /** The rule of a VirtualService. */
  readonly json: JsonObject;
  /** That short names are completed with. */
  readonly namespace: string;
  /** The Gateway API's routes replace prefixes by segments. */
  readonly segments: boolean;
  /** Shares of the traffic that go to backends that cannot be: answered with 500. */
  readonly invalidShare?: number;
  /** Where each destination stands, from the root of the object. */
  destinationPointer(index: number): string;
}

export function applies(rule: HttpRule, request: Seen): boolean {
  for (const condition of rule.conditions) if (!condition.test(request)) return false;
  return true;
}

/** Whether a rule takes every request, so that none after it is reached. */
export function isCatchAll(rule: HttpRule): boolean {
  return rule.conditions.length === 0;
}
