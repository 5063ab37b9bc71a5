import type { ApiObjectMetadataDefinition } from 'cdk8s';
import { AbstractPod, type Namespace } from 'cdk8s-plus-28';
import type { ServiceTarget } from './service-target';

/**
 * What a waypoint can stand in front of: a Service, a construct that has one, a ServiceEntry, the pods of a workload,
 * or the Services and pods of a Namespace.
 */
export type WaypointMember = ServiceTarget | AbstractPod | Namespace;

/** What a waypoint has to know of it. */
export interface Member {
  /** Where its labels stand. */
  readonly labels: ApiObjectMetadataDefinition;
  readonly namespace: string | undefined;
  /** The traffic that it is reached by; a Namespace has both. */
  readonly traffic: 'service' | 'workload' | undefined;
  /** The object as a reader knows it: `Service reviews`. */
  readonly what: string;
}

export function memberOf(member: WaypointMember): Member {
  if ('service' in member) return memberOf(member.service);
  const what = `${member.kind} ${member.name}`;
  if (member instanceof AbstractPod) {
    return { labels: member.podMetadata, namespace: member.metadata.namespace, traffic: 'workload', what };
  }
  const labels = member.metadata;
  // The namespace of a Namespace is the one of its chart.
  if (member.kind === 'Namespace') return { labels, namespace: member.name, traffic: undefined, what };
  return { labels, namespace: labels.namespace, traffic: 'service', what };
}
