import { show } from '../core/errors';
import { closest } from '../manifest/similar';

/**
 * What of a value is not as a part says, a line for each; empty where all is.
 *
 * Objects may have more fields than the part, lists have to have as many items. Asymmetric matchers of the runner, such
 * as `expect.any(Number)`, decide for themselves.
 */
export function partialDifferences(value: unknown, part: unknown, pointer = ''): readonly string[] {
  if (isAsymmetric(part)) return part.asymmetricMatch(value) ? [] : [unequal(pointer, part, value)];
  if (Array.isArray(part)) {
    if (!Array.isArray(value)) return [unequal(pointer, part, value)];
    const length = `${pointer || '/'}: expected ${items(part.length)}, got ${items(value.length)}`;
    return [
      ...(value.length === part.length ? [] : [length]),
      ...part
        .slice(0, value.length)
        .flatMap((item, index) => partialDifferences(value[index], item, `${pointer}/${index}`)),
    ];
  }
  if (isObject(part)) {
    if (!isObject(value)) return [unequal(pointer, part, value)];
    return Object.entries(part).flatMap(([name, wanted]) => {
      const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (wanted === undefined)
        return value[name] === undefined ? [] : [`${at}: expected none, got ${show(value[name])}`];
      if (value[name] === undefined && !isAsymmetric(wanted)) return [missing(at, name, wanted, Object.keys(value))];
      return partialDifferences(value[name], wanted, at);
    });
  }
  return Object.is(value, part) ? [] : [unequal(pointer, part, value)];
}

interface Asymmetric {
  asymmetricMatch(value: unknown): boolean;
}

function isAsymmetric(part: unknown): part is Asymmetric {
  return isObject(part) && typeof part.asymmetricMatch === 'function';
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unequal(pointer: string, expected: unknown, got: unknown): string {
  return `${pointer || '/'}: expected ${shown(expected)}, got ${got === undefined ? 'none' : show(got)}`;
}

function missing(pointer: string, name: string, expected: unknown, names: readonly string[]): string {
  const near = closest(name, names);
  return `${unequal(pointer, expected, undefined)}${near === undefined ? '' : `; there is '${near}'`}`;
}

/** Matchers of a runner say what they are. */
function shown(expected: unknown): string {
  if (!isAsymmetric(expected)) return show(expected);
  const { toAsymmetricMatcher } = expected as { toAsymmetricMatcher?: unknown };
  return typeof toAsymmetricMatcher === 'function' ? String(toAsymmetricMatcher.call(expected)) : String(expected);
}

function items(count: number): string {
  return `${count} item${count === 1 ? '' : 's'}`;
}
