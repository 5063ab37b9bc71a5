import type { Json } from '../manifest/manifest-object';

export const RULE_FIELDS = ['route', 'redirect', 'rewrite', 'fault', 'headers', 'delegate'] as const;

/** Fields of the rule that is for a request, as a VirtualService writes them. */
export type RuleExpectation = { readonly [field in (typeof RULE_FIELDS)[number]]?: Json };
