import { expect } from '@jest/globals';
import { customKind } from './schema';
import { isObject, mapValues, type SchemaNode } from './schema-node';

/**
 * The fields and enum values of a kind's spec that no manifest sets, for a kind such as
 * `networking.istio.io/VirtualService`.
 *
 * A field is written `.spec.http[].retries.attempts`, with `{}` for the values of a map; an enum value is written
 * `.spec.resolution=DNS`.
 */
export function uncovered(kind: string, manifests: readonly object[]): string[] {
  const spec = specSchema(kind);
  const set = new Set<string>();
  for (const manifest of manifests) addSet(spec, (manifest as { spec?: unknown }).spec, '.spec', set);
  return possible(spec, '.spec').filter((path) => !set.has(path));
}

/**
 * Asserts that the manifests set every field and enum value of the kind, save those of `except` (path to reason).
 *
 * A key that ends in `*` stands for every path that begins with what is before it. An exception that the schema does
 * not have, or that a manifest sets, fails.
 */
export function expectComplete(
  kind: string,
  manifests: readonly object[],
  except: Readonly<Record<string, string>> = {},
): void {
  const missing = uncovered(kind, manifests);
  const known = possible(specSchema(kind), '.spec');
  const exceptions = Object.keys(except);
  expect({
    uncovered: missing.filter((path) => !exceptions.some((exception) => standsFor(exception, path))),
    exceptionsUnknownToTheSchema: exceptions.filter((exception) => !known.some((path) => standsFor(exception, path))),
    exceptionsThatAreSet: known
      .filter((path) => !missing.includes(path))
      .filter((path) => exceptions.some((exception) => standsFor(exception, path))),
  }).toEqual({ uncovered: [], exceptionsUnknownToTheSchema: [], exceptionsThatAreSet: [] });
}

function standsFor(exception: string, path: string): boolean {
  return exception.endsWith('*') ? path.startsWith(exception.slice(0, -1)) : path === exception;
}

function specSchema(kind: string): SchemaNode {
  const spec = customKind(kind).schema.properties?.spec;
  if (!spec) throw new Error(`${kind} has no spec`);
  return spec;
}

function possible(node: SchemaNode, path: string): string[] {
  const paths = (node.enum ?? []).map((value) => `${path}=${value}`);
  if (isFreeForm(node)) return paths;
  for (const [name, child] of Object.entries(node.properties ?? {})) {
    paths.push(`${path}.${name}`, ...possible(child, `${path}.${name}`));
  }
  const values = mapValues(node);
  if (values) paths.push(...possible(values, `${path}{}`));
  if (node.items) paths.push(...possible(node.items, `${path}[]`));
  return paths;
}

function addSet(node: SchemaNode, value: unknown, path: string, set: Set<string>): void {
  if (node.enum) set.add(`${path}=${value}`);
  if (isFreeForm(node)) return;
  if (Array.isArray(value) && node.items) {
    for (const item of value) addSet(node.items, item, `${path}[]`, set);
  } else if (isObject(value)) {
    for (const [key, child] of Object.entries(value)) {
      if (child === undefined) continue;
      const field = node.properties?.[key];
      const values = mapValues(node);
      if (field) {
        set.add(`${path}.${key}`);
        addSet(field, child, `${path}.${key}`, set);
      } else if (values) addSet(values, child, `${path}{}`, set);
    }
  }
}

/** Nobody can list what may stand below. */
function isFreeForm(node: SchemaNode): boolean {
  return node['x-kubernetes-preserve-unknown-fields'] === true;
}
