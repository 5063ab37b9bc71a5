import type { JsonObject } from '../../manifest/manifest-object';
import { asList, asString, at, objectsOf } from '../../mesh/json';
import { GATEWAY_API } from '../../mesh/kinds';
import type { Rule } from '../rule';

/** A regular expression that a prefix of the same route comes before. */
export const regexBehindPrefix: Rule = {
  code: 'MESH0207',
  title: 'regular expression behind a path prefix is never reached',
  severity: 'warning',
  reads: ['HTTPRoute'],
  fix: 'give the prefix conditions of its own, or write the regular expression as prefixes or exact paths',
  description:
    'Istio sorts the matches of an HTTPRoute by kind of path: exact, then prefix, then regular expression, whatever their order in the manifest. A prefix without other conditions, such as the / that a rule without matches has, takes all requests that a regular expression below it was to get.',
  check(mesh, report) {
    for (const object of mesh.kind('HTTPRoute', GATEWAY_API)) {
      const prefixes = new Map<string, string>();
      const expressions: { readonly regex: string; readonly pointer: string }[] = [];
      for (const [index, rule] of objectsOf(at(object.spec, 'rules'))) {
        const pointer = `/spec/rules/${index}`;
        if (asList(rule.matches).length === 0) prefixes.set('/', pointer);
        for (const [matchIndex, match] of objectsOf(rule.matches)) {
          const here = `${pointer}/matches/${matchIndex}`;
          const type = asString(at(match, 'path', 'type')) ?? 'PathPrefix';
          const path = asString(at(match, 'path', 'value')) ?? '/';
          if (type === 'RegularExpression') expressions.push({ regex: path, pointer: `${here}/path/value` });
          else if (type === 'PathPrefix' && !isConditional(match)) prefixes.set(path, here);
        }
      }
      for (const { regex, pointer } of expressions) {
        const prefix = prefixesOf(regex).find((path) => prefixes.has(path));
        if (prefix === undefined) continue;
        const message = `regular expression ${regex} is never reached: prefix ${prefix} (${prefixes.get(prefix)}) comes before it`;
        report({ object, pointer, message });
      }
    }
  },
};

function isConditional(match: JsonObject): boolean {
  return match.method !== undefined || asList(match.headers).length > 0 || asList(match.queryParams).length > 0;
}

/** The path prefixes that everything lies below that the expression can match: `/` and its literal segments. */
function prefixesOf(regex: string): string[] {
  const [literal = ''] = /^\^?((?:\/[A-Za-z0-9_-]+)*)\//.exec(regex)?.slice(1) ?? [];
  const segments = literal.split('/').slice(1);
  const paths = segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
  return ['/', ...paths];
}
