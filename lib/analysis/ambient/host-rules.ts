import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, asString, at, objectsOf, stringsOf } from '../../mesh/json';
import type { Mesh, RegistryService } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { hasWaypoint, isAmbient } from './enrolment';
import { isL7DestinationRule, isL7VirtualService } from './l7';

type HostRule = Omit<Rule, 'check' | 'severity' | 'reads' | 'fix'>;
type Kind = 'VirtualService' | 'DestinationRule';

/** A host that a traffic rule is for, with the ambient Service behind it. */
interface Target {
  readonly pointer: string;
  readonly host: string;
  readonly service: RegistryService | undefined;
}

/** A rule for traffic rules of Services that no waypoint serves. */
export function serviceWithoutWaypoint(rule: HostRule, kind: Kind): Rule {
  return {
    ...rule,
    severity: 'warning',
    reads: [kind, 'Namespace', 'Service'],
    fix: 'Create a waypoint and label the Service or its namespace with `istio.io/use-waypoint`',
    check(mesh, report) {
      for (const [object, targets] of rulesOf(kind, mesh)) {
        for (const { pointer, host, service } of targets) {
          if (service === undefined || hasWaypoint(mesh, service.object.labels, service.namespace)) continue;
          report({
            object,
            pointer,
            message: `${kind} "${object.name}" has no effect on "${host}": the ambient Service "${service.namespace}/${service.name}" uses no waypoint`,
          });
        }
      }
    },
  };
}

/** A rule for traffic rules that the waypoint of the Service does not see. */
export function outsideOfServiceNamespace(rule: HostRule, kind: Kind): Rule {
  return {
    ...rule,
    severity: 'warning',
    reads: [kind, 'Namespace', 'Service'],
    fix: `Move the ${kind} to the namespace of the Service`,
    check(mesh, report) {
      for (const [object, targets] of rulesOf(kind, mesh)) {
        const namespace = mesh.namespaceOf(object);
        for (const { pointer, host, service } of targets) {
          if (service === undefined || service.namespace === namespace) continue;
          report({
            object,
            pointer,
            message: `${kind} "${object.name}" of namespace "${namespace}" has no effect on "${host}": the waypoint of namespace "${service.namespace}" reads its own only`,
          });
        }
      }
    },
  };
}

/** A rule for traffic rules of an ambient namespace without a waypoint, for hosts that are no ambient Service. */
export function namespaceWithoutWaypoint(rule: HostRule, kind: Kind): Rule {
  return {
    ...rule,
    severity: 'warning',
    reads: [kind, 'Namespace', 'Service'],
    fix: 'Create a waypoint and label the namespace with `istio.io/use-waypoint`',
    check(mesh, report) {
      for (const [object, targets] of rulesOf(kind, mesh)) {
        const namespace = mesh.namespaceOf(object);
        const first = targets[0];
        if (first === undefined || !isAmbient(mesh, namespace) || hasWaypoint(mesh, {}, namespace)) continue;
        if (targets.some(({ service }) => service !== undefined)) continue;
        const offer = mesh.lookupAnywhere(first.host, namespace);
        // The Service of a namespace with sidecars is reached by sidecars, a ServiceEntry may have its own waypoint.
        if (
          offer !== undefined &&
          (offer.kind === 'Service' || hasWaypoint(mesh, offer.object.labels, offer.namespace))
        )
          continue;
        report({
          object,
          pointer: first.pointer,
          message: `${kind} "${object.name}" has no effect in the ambient namespace "${namespace}", which uses no waypoint`,
        });
      }
    },
  };
}

/** The traffic rules that only a waypoint can do, with the Services of ambient namespaces that they are for. */
function rulesOf(kind: Kind, mesh: Mesh): readonly (readonly [ManifestObject, readonly Target[]])[] {
  if (![...mesh.namespaces.values()].some(({ ambient }) => ambient)) return [];
  const byGateways = kind === 'DestinationRule' ? hostsOfGateways(mesh) : new Set<string>();
  return mesh.kind(kind, 'networking.istio.io').flatMap((object) => {
    if (!(kind === 'VirtualService' ? isL7VirtualService(object) : isL7DestinationRule(object))) return [];
    const namespace = mesh.namespaceOf(object);
    const targets = hostsOf(kind, object).flatMap(({ pointer, host }): readonly Target[] => {
      // Gateways and sidecars read the rule themselves.
      if (byGateways.has(mesh.resolveHost(host, namespace))) return [];
      const service = mesh.lookupAnywhere(host, namespace);
      const ambient = service?.kind === 'Service' && isAmbient(mesh, service.namespace);
      return [{ pointer, host, service: ambient ? service : undefined }];
    });
    return [[object, targets] as const];
  });
}

function hostsOf(kind: Kind, { spec }: ManifestObject): readonly { readonly pointer: string; readonly host: string }[] {
  if (kind === 'VirtualService') {
    return stringsOf(at(spec, 'hosts')).map((host, index) => ({ pointer: `/spec/hosts/${index}`, host }));
  }
  const host = asString(at(spec, 'host'));
  return host === undefined ? [] : [{ pointer: '/spec/host', host }];
}

/** The hosts that gateways send to. */
function hostsOfGateways(mesh: Mesh): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const object of mesh.kind('VirtualService', 'networking.istio.io')) {
    if (!stringsOf(at(object.spec, 'gateways')).some((name) => name !== 'mesh')) continue;
    for (const protocol of ['http', 'tcp', 'tls']) {
      for (const [, rule] of objectsOf(at(object.spec, protocol))) {
        for (const [, route] of objectsOf(rule.route)) {
          const host = asString(asObject(route.destination)?.host);
          if (host !== undefined) hosts.add(mesh.resolveHost(host, mesh.namespaceOf(object)));
        }
      }
    }
  }
  for (const kind of ['HTTPRoute', 'GRPCRoute']) {
    for (const object of mesh.kind(kind, 'gateway.networking.k8s.io')) {
      for (const [, rule] of objectsOf(at(object.spec, 'rules'))) {
        for (const [, { name, namespace }] of objectsOf(rule.backendRefs)) {
          if (typeof name === 'string')
            hosts.add(mesh.resolveHost(name, asString(namespace) ?? mesh.namespaceOf(object)));
        }
      }
    }
  }
  return hosts;
}
