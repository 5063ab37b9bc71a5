import type { Namespace } from 'cdk8s-plus-28';
import { checkDnsLabel, type Place } from '../core/checks';
import { MeshError } from '../core/errors';
import type { Host } from '../core/host';

/** The name of a host where Istio completes no short names: gateways and sidecars compare it as it stands. */
export function qualifiedName(host: Host, place: Place): string {
  if (host.isService && host.namespace === undefined) {
    throw new MeshError('MESH_HOST_WITHOUT_NAMESPACE', {
      ...place,
      value: host.name,
      must: 'have a namespace to be named here',
      fix: 'give the Service or its chart a namespace',
    });
  }
  const name = host.fullName;
  if (name !== '*' && !name.includes('.')) {
    throw new MeshError('MESH_SHORT_HOST', {
      ...place,
      value: name,
      must: 'be a whole DNS name, with a dot in it',
      fix: 'name a Service by Host.of(service) or Host.service(name, { namespace })',
    });
  }
  return name;
}

/** The name of a namespace, given by its object or its name. */
export function namespaceName(namespace: Namespace | string, property: string): string {
  return checkDnsLabel(typeof namespace === 'string' ? namespace : namespace.name, { property });
}
