import { RE2JS } from 're2js';
import { asObject, asString } from '../mesh/json';

/** A compiled StringMatch of Istio. */
export interface StringMatcher {
  readonly kind: 'exact' | 'prefix' | 'segments' | 'regex' | 'present';
  /** The text that is asked for, as it is written. */
  readonly wanted: string;
  /** Whether it asks for nothing but that there is something. */
  readonly presence: boolean;
  test(text: string): boolean;
  /** `exactly 'jason'`. */
  readonly text: string;
}

const PRESENT: StringMatcher = {
  kind: 'present',
  wanted: '',
  presence: true,
  test: () => true,
  text: 'to be there',
};

/** Compiles a StringMatch; empty, and the regex `*`, ask for presence. A regex is RE2 and has to fit the whole text. */
export function stringMatcher(json: unknown, ignoreCase = false): StringMatcher {
  const match = asObject(json) ?? {};
  const exact = asString(match.exact);
  if (exact !== undefined) return exactly(exact, ignoreCase);
  const prefix = asString(match.prefix);
  if (prefix !== undefined && prefix !== '') return startingWith(prefix, ignoreCase);
  const regex = asString(match.regex);
  if (regex !== undefined && regex !== '' && regex !== '*') return fitting(regex);
  return PRESENT;
}

export function exactly(wanted: string, ignoreCase = false): StringMatcher {
  const lower = wanted.toLowerCase();
  return {
    kind: 'exact',
    wanted,
    presence: false,
    test: ignoreCase ? (text) => text.toLowerCase() === lower : (text) => text === wanted,
    text: `exactly '${wanted}'`,
  };
}

export function startingWith(prefix: string, ignoreCase = false): StringMatcher {
  const lower = prefix.toLowerCase();
  return {
    kind: 'prefix',
    wanted: prefix,
    presence: false,
    test: ignoreCase ? (text) => text.toLowerCase().startsWith(lower) : (text) => text.startsWith(prefix),
    text: `starting with '${prefix}'`,
  };
}

/** Whole segments: `/a` covers `/a` and `/a/b`, not `/ab`. */
export function below(prefix: string): StringMatcher {
  const trimmed = prefix.replace(/\/+$/, '');
  const slash = `${trimmed}/`;
  return {
    kind: 'segments',
    wanted: prefix,
    presence: false,
    test: (text) => text === trimmed || text.startsWith(slash),
    text: `'${prefix}' or below`,
  };
}

export function fitting(regex: string): StringMatcher {
  const compiled = compile(regex);
  return {
    kind: 'regex',
    wanted: regex,
    presence: false,
    // What RE2 cannot read fits nothing.
    test: (text) => compiled?.matcher(text).matches() ?? false,
    text: `fitting the regular expression '${regex}'`,
  };
}

export function compile(regex: string): RE2JS | undefined {
  try {
    return RE2JS.compile(regex);
  } catch {
    return undefined;
  }
}
