import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asString, at, objectsOf } from '../../mesh/json';
import { GATEWAY_API, ISTIO_NETWORKING, ISTIO_SECURITY } from '../../mesh/kinds';
import { objectName } from '../ignore';
import type { Rule } from '../rule';

const WAYPOINT = ['istio.io/WaypointBound'];
const ROUTE = ['Accepted', 'Programmed', 'ResolvedRefs'];

/** The conditions of each kind that say, where they are False, that something does not work. */
const CONDITIONS = [
  ['Service', '', WAYPOINT],
  ['ServiceEntry', ISTIO_NETWORKING, WAYPOINT],
  ['WorkloadEntry', ISTIO_NETWORKING, WAYPOINT],
  ['AuthorizationPolicy', ISTIO_SECURITY, ['ZtunnelAccepted', 'WaypointAccepted']],
  ['Gateway', GATEWAY_API, ROUTE],
  ['HTTPRoute', GATEWAY_API, ROUTE],
  ['GRPCRoute', GATEWAY_API, ROUTE],
] as const;

export const negativeCondition: Rule = {
  code: 'IST0171',
  title: 'object whose status says that it does not work',
  severity: 'warning',
  reads: CONDITIONS.map(([kind]) => kind),
  fix: 'mend what the reason of the condition names',
  description:
    'The manifest comes from a cluster and carries a status, in which a controller says that it could not accept or program the object. Manifests without a status say nothing; one that was saved long ago may be out of date.',
  check(mesh, report) {
    for (const [kind, group, types] of CONDITIONS) {
      for (const object of mesh.kind(kind, group)) {
        for (const [pointer, condition] of conditionsOf(object)) {
          const { type, status, reason, message } = condition;
          const partly = kind === 'AuthorizationPolicy' && type === 'WaypointAccepted' && reason === 'PartiallyInvalid';
          const negative = status === 'False' && (types as readonly unknown[]).includes(type);
          if (!negative && !partly) continue;
          const why = [asString(reason), asString(message)].filter(Boolean).join(': ');
          report({
            object,
            // To istioctl the same condition of several parents is one message.
            pointer: mesh.options.compat ? '/status' : pointer,
            message: `the condition ${String(type)} of ${objectName(object)} is ${String(status)}${why && `, ${why}`}`,
          });
        }
      }
    }
  },
};

function* conditionsOf({ kind, json }: ManifestObject): Generator<readonly [pointer: string, condition: JsonObject]> {
  const routes = kind === 'HTTPRoute' || kind === 'GRPCRoute';
  const parents = routes
    ? objectsOf(at(json, 'status', 'parents')).map(([index, parent]) => [`/status/parents/${index}`, parent] as const)
    : [['/status', at(json, 'status')] as const];
  for (const [pointer, parent] of parents) {
    for (const [index, condition] of objectsOf(at(parent, 'conditions'))) {
      yield [`${pointer}/conditions/${index}`, condition];
    }
  }
}
