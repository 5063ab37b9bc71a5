/**
 * A way in which the API server would find an object at odds with its schema:
 *
 * - `MESH0005` a field that the schema does not have
 * - `MESH0006` a value that the schema does not allow: type, enum, bounds, pattern, missing field, alternatives
 * - `MESH0007` a rule of the schema that the value breaks
 */
export interface Violation {
  readonly code: 'MESH0005' | 'MESH0006' | 'MESH0007';
  readonly pointer: string;
  /** One sentence without a final period. */
  readonly message: string;
  readonly fix?: string;
  /** The value has another type than its field, which goes before whatever else is wrong with it. */
  readonly isType?: boolean;
  /** A required field that is not there. */
  readonly isMissing?: boolean;
  /** Where an unknown field would be known: a JSON pointer with `*` for any index or key. */
  readonly belongs?: string;
  /** The rule that is broken, as the schema has it. */
  readonly rule?: string;
}

/** A value as a message shows it: short, and on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value !== null && typeof value === 'object')
    return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}

/** `a`, `a or b`, `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'nothing';
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
