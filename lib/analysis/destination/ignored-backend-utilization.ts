import { asObject, at, objectsOf } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Rule } from '../rule';

/** A load balancer that the API knows and the control plane does not. */
export const ignoredBackendUtilization: Rule = {
  code: 'MESH0305',
  title: 'backendUtilization is not implemented',
  severity: 'warning',
  reads: ['DestinationRule'],
  fix: 'use simple: LEAST_REQUEST, which prefers the pods with the fewest open requests',
  description:
    'The API server accepts loadBalancer.backendUtilization, but the control plane does not read it: clients balance as if nothing were written.',
  check(mesh, report) {
    for (const object of mesh.kind('DestinationRule', ISTIO_NETWORKING)) {
      const policies: (readonly [string, unknown])[] = [
        ['/spec/trafficPolicy', object.spec.trafficPolicy],
        ...objectsOf(object.spec.subsets).map(
          ([index, { trafficPolicy }]) => [`/spec/subsets/${index}/trafficPolicy`, trafficPolicy] as const,
        ),
      ];
      for (const [pointer, policy] of policies) {
        const places = [
          [pointer, policy] as const,
          ...objectsOf(at(policy, 'portLevelSettings')).map(
            ([index, settings]) => [`${pointer}/portLevelSettings/${index}`, settings] as const,
          ),
        ];
        for (const [place, settings] of places) {
          if (asObject(at(settings, 'loadBalancer', 'backendUtilization')) === undefined) continue;
          const message = 'loadBalancer.backendUtilization is accepted but ignored';
          report({ object, pointer: `${place}/loadBalancer/backendUtilization`, message });
        }
      }
    }
  },
};
