import type { ManifestObject } from '../../manifest/manifest-object';
import { isJsonObject } from '../../manifest/object';
import type { Mesh } from '../../mesh/mesh';
import { covers, type Match } from './match-cover';

/** A rule that no request reaches, or a match that decides nothing. */
export interface Unreached {
  readonly object: ManifestObject;
  readonly pointer: string;
  readonly isRule: boolean;
  readonly message: string;
}

const known = new WeakMap<Mesh, readonly Unreached[]>();

/** Rules and matches of all VirtualServices that earlier ones of the same VirtualService take the requests of. */
export function unreachedRoutes(mesh: Mesh): readonly Unreached[] {
  let found = known.get(mesh);
  if (!found) {
    found = (mesh.virtualServices as readonly ManifestObject[]).flatMap((object) =>
      ['http', 'tls', 'tcp'].flatMap((protocol) => unreached(object, protocol, mesh.options.compat === true)),
    );
    known.set(mesh, found);
  }
  return found;
}

interface Seen {
  readonly match: Match;
  readonly pointer: string;
  readonly rule: string;
  /** It takes every request, which is the business of another rule (MESH0203) but for prefixes after it. */
  readonly takesAll: boolean;
}

function unreached(object: ManifestObject, protocol: string, compat: boolean): Unreached[] {
  const routes = object.spec[protocol];
  if (!Array.isArray(routes)) return [];
  const found: Unreached[] = [];
  const exact = new Map<string, Seen>();
  const prefixes: Seen[] = [];
  let catchAll: string | undefined;
  // Most have one match and then a rule for the rest: there is nothing to compare it with.
  const isSingle = countMatches(routes) < 2;
  routes.forEach((route: unknown, index) => {
    if (!isJsonObject(route)) return;
    const pointer = `/spec/${protocol}/${index}`;
    const rule = nameOf(route, protocol, index);
    const matches = Array.isArray(route.match) ? route.match : [];
    const whole = (message: string): void => void found.push({ object, pointer, isRule: true, message });
    if (catchAll !== undefined) {
      whole(`the rule ${rule} is never reached: the rule ${catchAll} before it has no match and takes every request`);
      return;
    }
    if (matches.length === 0) {
      catchAll = rule;
      return;
    }
    const covered: Unreached[] = [];
    const onlyPrefixes = matches.every(
      (match) => isJsonObject(match) && isJsonObject(match.uri) && 'prefix' in match.uri,
    );
    matches.forEach((match: unknown, at) => {
      if (!isJsonObject(match)) return;
      const text = isSingle ? '' : keyOf(match);
      const seen: Seen = { match, pointer: `${pointer}/match/${at}`, rule, takesAll: takesAll(match) };
      const same = exact.get(text);
      const wider =
        same ?? (protocol === 'http' ? prefixes.find((one) => covers(one.match, match, compat)) : undefined);
      const isOthers = !compat && wider?.takesAll === true && (wider.rule === rule || !onlyPrefixes);
      if (wider && !isOthers) covered.push(coveredBy(object, seen, wider, same !== undefined));
      if (!same) exact.set(text, seen);
      if (!wider && protocol === 'http' && couldCover(match)) prefixes.push(seen);
    });
    const isWhole =
      covered.length === matches.length && (!compat || covered.every(({ message }) => message.includes('same match')));
    if (isWhole) whole(`the rule ${rule} is never reached: earlier matches take its requests (${sources(covered)})`);
    // One mistake is one finding: the rule says it for all its matches. istioctl says both.
    if (!isWhole || compat) found.push(...covered);
  });
  return found;
}

function countMatches(routes: readonly unknown[]): number {
  return routes.reduce<number>(
    (count, route) => count + (isJsonObject(route) && Array.isArray(route.match) ? route.match.length : 0),
    0,
  );
}

function coveredBy(object: ManifestObject, { pointer, rule }: Seen, wider: Seen, isSame: boolean): Unreached {
  const index = pointer.slice(pointer.lastIndexOf('/') + 1);
  const where = wider.rule === rule ? 'the same rule' : `the rule ${wider.rule}`;
  const how = isSame ? 'has the same match' : 'has a match that includes it';
  return {
    object,
    pointer,
    isRule: false,
    message: `match ${index} of the rule ${rule} has no effect: ${where} ${how} before it`,
  };
}

function sources(covered: readonly Unreached[]): string {
  return [...new Set(covered.map(({ message }) => /: (.+?) has /.exec(message)?.[1] ?? ''))].join(', ');
}

/** Equality is that of the match without its name. */
function keyOf(match: Match): string {
  return JSON.stringify(sorted({ ...match, name: undefined }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function takesAll(match: Match): boolean {
  const conditions = Object.keys(match).filter((key) => key !== 'name' && key !== 'ignoreUriCase');
  return conditions.join() === 'uri' && isJsonObject(match.uri) && match.uri.prefix === '/';
}

function couldCover(match: Match): boolean {
  const { uri } = match;
  return uri === undefined || (isJsonObject(uri) && typeof uri.prefix === 'string');
}

function nameOf(route: { readonly name?: unknown }, protocol: string, index: number): string {
  return typeof route.name === 'string' && route.name !== ''
    ? `${JSON.stringify(route.name)} (${protocol}[${index}])`
    : `${protocol}[${index}]`;
}
