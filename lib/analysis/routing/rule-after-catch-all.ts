import type { JsonObject } from '../../manifest/manifest-object';
import { asString, at, objectsOf } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import { httpRulesOf } from '../resilience/http-rules';
import type { Rule } from '../rule';

/** A rule behind one whose match takes every request. */
export const ruleAfterCatchAll: Rule = {
  code: 'MESH0203',
  title: 'rule after a match of everything is never reached',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'move the rule that matches everything to the end',
  description:
    'Rules are tried in their order, and none is even handed to the proxy after one that matches prefix / or regex .* without any other condition. Later matches of the same rule are superfluous for the same reason.',
  check(mesh, report) {
    for (const object of mesh.kind('VirtualService', ISTIO_NETWORKING)) {
      let taker: { readonly uri: string; readonly prefix: boolean; readonly pointer: string } | undefined;
      for (const { json, pointer } of httpRulesOf(mesh, object)) {
        const matches = objectsOf(json.match);
        if (taker !== undefined) {
          // Longer prefixes after a prefix are IST0131's.
          const prefix = taker.prefix;
          const known =
            prefix && matches.length > 0 && matches.every(([, match]) => at(match, 'uri', 'prefix') !== undefined);
          const message = `the rule is never reached: ${taker.pointer} matches every path with ${taker.uri}`;
          if (!known) report({ object, pointer, message });
          continue;
        }
        for (const [index, match] of matches) {
          if (taker !== undefined) {
            const message = `the match is superfluous: ${taker.pointer} of the same rule matches every path with ${taker.uri}`;
            report({ object, pointer: `${pointer}/match/${index}`, message, severity: 'info' });
            continue;
          }
          const uri = takesAll(match);
          if (uri !== undefined) taker = { uri, prefix: uri === 'prefix /', pointer: `${pointer}/match/${index}` };
        }
        if (json.match === undefined || matches.length === 0) break; // What follows a rule without a match is IST0130's.
      }
    }
  },
};

function takesAll(match: JsonObject): string | undefined {
  const conditions = Object.keys(match).filter((key) => key !== 'name' && key !== 'ignoreUriCase');
  if (conditions.join() !== 'uri') return undefined;
  if (asString(at(match, 'uri', 'prefix')) === '/') return 'prefix /';
  return asString(at(match, 'uri', 'regex')) === '.*' ? 'regex .*' : undefined;
}
