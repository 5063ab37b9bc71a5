import type { Kind, SchemaNode } from './crd';

/** What `before` had and `after` lacks: kinds, versions and fields, one line each. */
export function removals(before: readonly Kind[], after: readonly Kind[]): string[] {
  const lines: string[] = [];
  for (const old of before) {
    const now = after.find((kind) => kind.group === old.group && kind.kind === old.kind);
    const name = `${old.group} ${old.kind}`;
    if (!now) {
      lines.push(`kind removed: ${name} (${old.version})`);
      continue;
    }
    if (now.version !== old.version) lines.push(`version changed: ${name} ${old.version} -> ${now.version}`);
    const fields = new Set(fieldPaths(now.schema));
    for (const path of fieldPaths(old.schema)) {
      if (!fields.has(path)) lines.push(`field removed: ${name} ${path}`);
    }
  }
  return lines;
}

/** Every field of a schema: `.spec.http[].retries.attempts`, `{}` for the values of a map. */
export function fieldPaths(schema: SchemaNode, at = ''): string[] {
  const paths: string[] = [];
  const walk = (node: SchemaNode | undefined, path: string): void => {
    if (!node || typeof node !== 'object') return;
    for (const [name, child] of Object.entries((node.properties ?? {}) as Record<string, SchemaNode>)) {
      paths.push(`${path}.${name}`);
      walk(child, `${path}.${name}`);
    }
    if (node.items) walk(node.items as SchemaNode, `${path}[]`);
    if (typeof node.additionalProperties === 'object') walk(node.additionalProperties as SchemaNode, `${path}{}`);
  };
  walk(schema, at);
  return paths;
}
