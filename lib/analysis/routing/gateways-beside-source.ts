import type { JsonObject } from '../../manifest/manifest-object';
import { asList, at, objectsOf } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Rule } from '../rule';

/** A match that names gateways, beside conditions on the workload that then do not count. */
export const gatewaysBesideSource: Rule = {
  code: 'MESH0204',
  title: 'source conditions beside gateways are ignored',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'drop gateways from the match, or make two matches: one with gateways, one with the source conditions',
  description:
    'A match that names gateways is tested against the gateway only: sourceLabels and sourceNamespace of the same match are ignored, and every client of these gateways matches. With mesh among the gateways that is every workload.',
  check(mesh, report) {
    for (const object of mesh.kind('VirtualService', ISTIO_NETWORKING)) {
      for (const protocol of ['http', 'tls', 'tcp'] as const) {
        for (const [ruleIndex, rule] of objectsOf(at(object.spec, protocol))) {
          for (const [index, match] of objectsOf(rule.match)) {
            const ignored = ['sourceLabels', 'sourceNamespace'].filter((field) => isSet(match, field));
            if (asList(match.gateways).length === 0 || ignored.length === 0) continue;
            const gateways = asList(match.gateways).join(', ');
            const message = `${ignored.join(' and ')} of the match ${ignored.length === 1 ? 'is' : 'are'} ignored: only its gateways (${gateways}) are tested`;
            const pointer = `/spec/${protocol}/${ruleIndex}/match/${index}/${ignored[0]}`;
            report({ object, pointer, message });
          }
        }
      }
    }
  },
};

function isSet(match: JsonObject, field: string): boolean {
  const there = match[field];
  return typeof there === 'object' && there !== null
    ? Object.keys(there).length > 0
    : there !== undefined && there !== '';
}
