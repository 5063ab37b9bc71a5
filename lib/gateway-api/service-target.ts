import type { Service } from 'cdk8s-plus-28';
import type { ServiceEntry } from '../networking/service-entry/service-entry';
import type { KnownPorts } from './known-port';

/** A service of the app: a Service, a construct that has one, or a ServiceEntry. */
export type ServiceTarget = Service | { readonly service: Service } | ServiceEntry;

/** A service as an object of its API. */
export interface ServiceParts {
  readonly ref: {
    readonly group: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace: string | undefined;
  };
  readonly known: KnownPorts;
}

/** For callers whose types were lost on the way: constructs differ in little but their kinds. */
export function isServiceTarget(object: object): object is ServiceTarget {
  return 'service' in object || isOf(object, 'v1', 'Service') || isServiceEntry(object);
}

export function partsOfService(target: ServiceTarget): ServiceParts {
  if ('service' in target) return partsOfService(target.service);
  const { name } = target;
  if (isServiceEntry(target)) {
    const ports = () => (target._toSpec().ports ?? []).map((port) => ({ port: port.number, name: port.name }));
    return {
      ref: { group: 'networking.istio.io', kind: 'ServiceEntry', name, namespace: target.namespace },
      known: { of: `ServiceEntry ${name}`, ports },
    };
  }
  return {
    ref: { group: '', kind: 'Service', name, namespace: target.metadata.namespace },
    known: { of: `Service ${name}`, ports: () => target.ports },
  };
}

function isServiceEntry(object: object): object is ServiceEntry {
  return isOf(object, 'networking.istio.io/v1', 'ServiceEntry');
}

function isOf(object: object, apiVersion: string, kind: string): boolean {
  const known = object as { readonly apiVersion?: unknown; readonly kind?: unknown };
  return known.apiVersion === apiVersion && known.kind === kind;
}
