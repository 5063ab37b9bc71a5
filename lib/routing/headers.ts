import type { Json } from '../manifest/manifest-object';
import { at, stringMap, stringsOf } from '../mesh/json';
import { type HeaderChanges, NO_CHANGES } from './outcome';

/** The changes that `headers` of a rule or a destination asks for; what is set of the authority is none of them. */
export function headerChanges(headers: Json | undefined, of: 'request' | 'response'): HeaderChanges {
  const changes = at(headers, of);
  if (changes === undefined) return NO_CHANGES;
  return {
    set: ordinary(stringMap(at(changes, 'set'))),
    add: ordinary(stringMap(at(changes, 'add'))),
    remove: stringsOf(at(changes, 'remove')).filter((name) => !isInternal(name)),
  };
}

/** The authority that `headers` asks for: what is set before what is added. */
export function authorityIn(headers: Json | undefined): string | undefined {
  for (const field of ['set', 'add']) {
    for (const [name, text] of Object.entries(stringMap(at(headers, 'request', field)) ?? {})) {
      if (isAuthority(name)) return text;
    }
  }
  return undefined;
}

function ordinary(headers: { readonly [name: string]: string } | undefined): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => !isInternal(name)));
}

function isAuthority(name: string): boolean {
  return name.toLowerCase() === 'host' || name.toLowerCase() === ':authority';
}

/** Envoy lets nobody change these as headers. */
function isInternal(name: string): boolean {
  return name.startsWith(':') || name.toLowerCase() === 'host';
}

/** The changes of a rule and those of its only destination as one: both remove, then both set, then both add. */
export function merged(rule: HeaderChanges, destination: HeaderChanges): HeaderChanges {
  if (destination === NO_CHANGES) return rule;
  if (rule === NO_CHANGES) return destination;
  const overwritten = new Set(Object.keys(destination.set).map((name) => name.toLowerCase()));
  const kept = Object.entries(rule.set).filter(([name]) => !overwritten.has(name.toLowerCase()));
  const add: { [name: string]: string } = { ...rule.add };
  for (const [name, text] of Object.entries(destination.add)) {
    const known = Object.keys(add).find((other) => other.toLowerCase() === name.toLowerCase());
    if (known === undefined) add[name] = text;
    else add[known] = `${add[known]},${text}`;
  }
  return {
    set: { ...Object.fromEntries(kept), ...destination.set },
    add,
    remove: [...new Set([...rule.remove, ...destination.remove])],
  };
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
