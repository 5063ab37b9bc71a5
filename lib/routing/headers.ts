import type { Json } from '../manifest/manifest-object';
import { at, stringMap, stringsOf } from '../mesh/json';
import { type HeaderChanges, NO_CHANGES } from './outcome';

/** The changes that `headers` of a rule or a destination asks for. */
export function headerChanges(headers: Json | undefined, of: 'request' | 'response'): HeaderChanges {
  const changes = at(headers, of);
  if (changes === undefined) return NO_CHANGES;
  return {
    set: stringMap(at(changes, 'set')) ?? {},
    add: stringMap(at(changes, 'add')) ?? {},
    remove: stringsOf(at(changes, 'remove')),
  };
}

export function merged(one: HeaderChanges, other: HeaderChanges): HeaderChanges {
  if (other === NO_CHANGES) return one;
  if (one === NO_CHANGES) return other;
  return {
    set: { ...one.set, ...other.set },
    add: { ...one.add, ...other.add },
    remove: [...new Set([...one.remove, ...other.remove])],
  };
}

/** The authority that changes of headers ask for. */
export function hostIn({ set }: HeaderChanges): string | undefined {
  for (const name in set) {
    const key = name.toLowerCase();
    if (key === 'host' || key === ':authority') return set[name];
  }
  return undefined;
}

/** The headers after the changes: removed, then set, then added. */
export function changed(headers: ReadonlyMap<string, string>, changes: HeaderChanges): ReadonlyMap<string, string> {
  if (changes === NO_CHANGES) return headers;
  const result = new Map(headers);
  for (const name of changes.remove) result.delete(name.toLowerCase());
  for (const [name, text] of Object.entries(changes.set)) result.set(name.toLowerCase(), text);
  for (const [name, text] of Object.entries(changes.add)) {
    const before = result.get(name.toLowerCase());
    result.set(name.toLowerCase(), before === undefined ? text : `${before},${text}`);
  }
  return result;
}
