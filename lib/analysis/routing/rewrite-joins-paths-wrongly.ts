import type { JsonObject } from '../../manifest/manifest-object';
import { asString, at, objectsOf } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import { httpRulesOf } from '../resilience/http-rules';
import type { Rule } from '../rule';

/** A prefix and its replacement of which only one ends with a slash. */
export const rewriteJoinsPathsWrongly: Rule = {
  code: 'MESH0202',
  title: 'rewrite doubles or swallows a slash',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'end both the prefix and the rewrite with a slash or neither; for /foo to / match /foo/ in an entry before /foo',
  description:
    'A rewrite replaces the text of the matched prefix and nothing else. With prefix /foo and rewrite / the path /foo/bar becomes //bar, and with prefix /foo/ and rewrite /bar the path /foo/x becomes /barx. Most servers answer 404 to both.',
  check(mesh, report) {
    for (const object of mesh.kind('VirtualService', ISTIO_NETWORKING)) {
      const before = new Set<string>();
      for (const { json, pointer } of httpRulesOf(mesh, object)) {
        const rewrite = asString(at(json, 'rewrite', 'uri'));
        for (const [index, match] of objectsOf(json.match)) {
          const prefix = prefixOf(match);
          if (prefix === undefined) continue;
          before.add(prefix);
          if (rewrite === undefined || prefix.endsWith('/') === rewrite.endsWith('/') || prefix === '') continue;
          // The usual pair: what is below the path goes by the entry before, and only the path itself by this one.
          if (rewrite.endsWith('/') && before.has(`${prefix}/`)) continue;
          const path = prefix.endsWith('/') ? `${prefix}bar` : `${prefix}/bar`;
          const result = rewrite + path.slice(prefix.length);
          const message = `rewrite of prefix ${prefix} to ${rewrite} turns ${path} into ${result}`;
          report({ object, pointer: `${pointer}/match/${index}/uri/prefix`, message });
        }
      }
    }
  },
};

function prefixOf(match: JsonObject): string | undefined {
  return asString(at(match, 'uri', 'prefix'));
}
