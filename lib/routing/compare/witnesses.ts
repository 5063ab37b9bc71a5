import type { Attribute } from '../http-rule';
import type { StringMatcher } from '../string-match';
import { regexWitnesses } from './regex-witness';

/** A text that an attribute has in a request; undefined where the request does not have it. */
export type Witness = string | undefined;

const SOMETHING = 'something';

/** Texts on both sides of what a matcher asks for, as far as they may be a value of the attribute. */
export function witnessesOf(attribute: Attribute, matcher: StringMatcher): readonly Witness[] {
  const found = attribute === 'path' ? pathWitnesses(matcher) : textWitnesses(matcher);
  return [...new Set(found)].filter((text) => isPossible(attribute, text));
}

/** What a request has of an attribute that no rule asks about. */
export function neutral(attribute: Attribute): Witness {
  if (attribute === 'path') return '/';
  return attribute === 'method' ? 'GET' : undefined;
}

/** Beside the neutral value: one that rules hardly ask for, where that makes a difference. */
export function others(attribute: Attribute): readonly Witness[] {
  switch (attribute) {
    case 'path':
      return ['/no-rule-asks-for-this'];
    case 'method':
      return ['POST', 'OPTIONS'];
    case 'authority':
      return [];
    default:
      return [SOMETHING];
  }
}

function pathWitnesses({ kind, wanted }: StringMatcher): readonly string[] {
  switch (kind) {
    case 'exact':
      return [wanted, `${wanted}/`, `${wanted}x`, wanted.toUpperCase()];
    case 'prefix':
    case 'segments': {
      const trimmed = wanted.replace(/\/+$/, '');
      return [wanted, trimmed, `${trimmed}/`, `${trimmed}/x`, `${trimmed}bar`, wanted.toUpperCase()];
    }
    case 'regex':
      return regexWitnesses(wanted).flatMap((text) => [text, `${text}~`]);
    default:
      return [];
  }
}

function textWitnesses({ kind, wanted }: StringMatcher): readonly Witness[] {
  switch (kind) {
    case 'exact':
      return [wanted];
    case 'prefix':
      return [wanted, `${wanted}x`];
    case 'regex':
      return [...regexWitnesses(wanted), ''];
    default:
      return [SOMETHING];
  }
}

function isPossible(attribute: Attribute, text: Witness): boolean {
  if (text === undefined) return true;
  if (attribute === 'path') return text.startsWith('/') && !/[?#\s]/.test(text);
  if (attribute === 'method') return /^[A-Za-z-]+$/.test(text);
  if (attribute === 'authority') return /^[^\s/]+$/.test(text);
  return !/[\r\n]/.test(text);
}
