import type { JsonObject } from '../manifest/manifest-object';
import { asObject } from '../mesh/json';

const PREFIX = '@request.auth.claims';

/** The path of a claim in the name of a header match: `@request.auth.claims.a.b`, `@request.auth.claims[a][b]`. */
export function claimPath(name: string): readonly string[] | undefined {
  if (!name.toLowerCase().startsWith(PREFIX)) return undefined;
  return claimSteps(name.slice(PREFIX.length));
}

export function claimSteps(text: string): readonly string[] {
  if (text.startsWith('[')) return [...text.matchAll(/\[([^\]]*)\]/g)].map(([, step]) => step as string);
  return text.split('.').filter((step) => step !== '');
}

/** The texts of a claim; several where it is a list. Strings of words apart by blanks count as one. */
export function claimValues(jwt: JsonObject | undefined, path: readonly string[]): readonly string[] {
  let here: unknown = jwt;
  for (const step of path) here = asObject(here)?.[step];
  if (typeof here === 'string') return [here];
  if (typeof here === 'boolean' || typeof here === 'number') return [String(here)];
  return Array.isArray(here) ? here.filter((item): item is string => typeof item === 'string') : [];
}
