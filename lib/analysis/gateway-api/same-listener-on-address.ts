import type { ManifestObject } from '../../manifest/manifest-object';
import type { Rule } from '../rule';
import { addressesOf, listenersOf } from './listeners';

export const sameListenerOnAddress: Rule = {
  code: 'KIA1501',
  title: 'two gateways listen for the same hostname and port',
  severity: 'warning',
  reads: ['Gateway'],
  fix: 'Give one of the Gateways another hostname, port or address, or put the listener into one of them',
  description:
    'Two Gateways share an address, and listen there for the same hostname, port and protocol, so that only one of them gets the requests. Gateways without a common address are separate deployments and may listen for the same.',
  check(mesh, report) {
    const seen = new Map<string, ManifestObject>();
    for (const object of mesh.kind('Gateway', 'gateway.networking.k8s.io')) {
      for (const { index, key, text } of listenersOf(object)) {
        let other: ManifestObject | undefined;
        for (const { type, address } of addressesOf(object)) {
          const place = JSON.stringify([type, hostOf(address, mesh.namespaceOf(object), type), key]);
          const first = seen.get(place);
          if (first === undefined) seen.set(place, object);
          else if (first !== object) other ??= first;
        }
        if (other === undefined) continue;
        report({
          object,
          pointer: `/spec/listeners/${index}`,
          message: `Gateway "${mesh.namespaceOf(other)}/${other.name}" has the same listener on the same address: ${text}`,
        });
      }
    }
  },
};

/** Short names of Services are of the own namespace. */
function hostOf(address: string, namespace: string, type: string): string {
  return type === 'Hostname' && !address.includes('.') ? `${address}.${namespace}` : address;
}
