import type { ManifestObject } from '../../manifest/manifest-object';
import { asList, asObject, asString, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';

/** IST0101, KIA0101: an AuthorizationPolicy names a namespace that does not exist. */
export const missingSourceNamespace: Rule = {
  code: 'IST0101',
  title: 'namespace of an AuthorizationPolicy does not exist',
  severity: 'error',
  reads: ['AuthorizationPolicy', 'Namespace'],
  aliases: ['KIA0101'],
  fix: 'name an existing namespace; `*` at the beginning or the end stands for any characters',
  description:
    'A source of an AuthorizationPolicy names namespaces of which there is none. An ALLOW rule then lets nobody in, and a DENY rule keeps nobody out. Namespaces that lie outside the given manifests cannot be seen, so this is an error only where all of them are given.',
  check(mesh, report) {
    const names = mesh.options.compat
      ? mesh.kind('Namespace', '').map(({ name }) => name)
      : [...mesh.namespaces.keys()];
    const known = new Set(names.map((name) => name.toLowerCase()));
    for (const policy of mesh.authorizationPolicies) {
      const object = policy as ManifestObject;
      for (const { pattern, pointer } of patternsOf(object)) {
        if (isMatched(pattern, known, names)) continue;
        const isGlob = pattern.startsWith('*') || pattern.endsWith('*');
        const open = isGlob && !isClosed(mesh);
        report({
          object,
          pointer,
          message: `namespace '${pattern}' ${isGlob ? 'matches no namespace' : 'does not exist'}${open ? ' of the given manifests' : ''}`,
          ...(open ? { severity: 'info' as const } : {}),
          needs: isGlob ? undefined : pattern,
        });
      }
    }
  },
};

function isClosed(mesh: Mesh): boolean {
  return mesh.options.compat === true || mesh.isComplete(undefined);
}

function patternsOf(policy: ManifestObject): { readonly pattern: string; readonly pointer: string }[] {
  return objectsOf(policy.spec.rules).flatMap(([at, rule]) =>
    objectsOf(rule.from).flatMap(([index, from]) =>
      ['namespaces', 'notNamespaces'].flatMap((field) =>
        asList(asObject(from.source)?.[field]).flatMap((value, position) => {
          const pattern = asString(value);
          const pointer = `/spec/rules/${at}/from/${index}/source/${field}/${position}`;
          return pattern === undefined ? [] : [{ pattern, pointer }];
        }),
      ),
    ),
  );
}

function isMatched(pattern: string, known: ReadonlySet<string>, names: readonly string[]): boolean {
  if (pattern === '*') return true;
  if (pattern.startsWith('*')) return names.some((name) => name.endsWith(pattern.slice(1)));
  if (pattern.endsWith('*')) return names.some((name) => name.startsWith(pattern.slice(0, -1)));
  return known.has(pattern.toLowerCase());
}
