import type { JsonObject } from '../../manifest/manifest-object';
import { isJsonObject } from '../../manifest/object';

export type Match = JsonObject;

/** Whether every request that the later match takes is one that the earlier takes. May say no where it is so. */
export function covers(earlier: Match, later: Match, compat: boolean): boolean {
  return compat ? coversToIstioctl(earlier, later) : isUriWithin(earlier, later) && areConditionsWithin(earlier, later);
}

const CONDITIONS = ['scheme', 'method', 'authority', 'port', 'sourceNamespace', 'gateways'];
const MAPS = ['headers', 'queryParams', 'withoutHeaders', 'sourceLabels'];

function isUriWithin({ uri: wide, ignoreUriCase: folds }: Match, { uri: narrow, ignoreUriCase }: Match): boolean {
  if (wide === undefined) return true;
  if (!isJsonObject(wide) || !isJsonObject(narrow) || typeof wide.prefix !== 'string') return false;
  const text = narrow.exact ?? narrow.prefix;
  if (typeof text !== 'string' || (ignoreUriCase === true && folds !== true)) return false;
  return folds === true ? text.toLowerCase().startsWith(wide.prefix.toLowerCase()) : text.startsWith(wide.prefix);
}

/** Whatever the earlier match asks for, the later asks for, too. */
function areConditionsWithin(earlier: Match, later: Match): boolean {
  return (
    CONDITIONS.every((key) => earlier[key] === undefined || same(earlier[key], later[key])) &&
    MAPS.every((key) => isMapWithin(earlier[key], later[key]))
  );
}

function isMapWithin(wide: unknown, narrow: unknown): boolean {
  if (!isJsonObject(wide)) return true;
  return Object.entries(wide).every(([key, value]) => isJsonObject(narrow) && same(value, narrow[key]));
}

/** As istioctl has it: both are prefixes that differ, an absent method is GET, and the other texts begin alike. */
function coversToIstioctl(earlier: Match, later: Match): boolean {
  const [wide, narrow] = [earlier.uri, later.uri];
  if (!isJsonObject(wide) || !isJsonObject(narrow)) return false;
  if (typeof wide.prefix !== 'string' || typeof narrow.prefix !== 'string') return false;
  if (wide.prefix === narrow.prefix || !narrow.prefix.startsWith(wide.prefix)) return false;
  if ((earlier.port ?? 0) !== (later.port ?? 0)) return false;
  const get = { exact: 'GET' };
  return (
    beginsAlike(earlier.method ?? get, later.method ?? get) &&
    beginsAlike(earlier.authority, later.authority) &&
    ['headers', 'queryParams', 'withoutHeaders'].every((key) => mapsBeginAlike(earlier[key], later[key]))
  );
}

function beginsAlike(wide: unknown, narrow: unknown): boolean {
  if (same(wide, narrow)) return true;
  const [one, other] = [textOf(wide), textOf(narrow)];
  return one !== undefined && other !== undefined && one.startsWith(other);
}

function mapsBeginAlike(wide: unknown, narrow: unknown): boolean {
  if (!isJsonObject(wide) || Object.keys(wide).length === 0) return true;
  return Object.entries(wide).every(([key, value]) => isJsonObject(narrow) && beginsAlike(value, narrow[key]));
}

function textOf(match: unknown): string | undefined {
  if (!isJsonObject(match)) return undefined;
  const text = match.exact ?? match.prefix ?? match.regex;
  return typeof text === 'string' ? text : undefined;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
