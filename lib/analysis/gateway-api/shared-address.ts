import type { ManifestObject } from '../../manifest/manifest-object';
import type { Rule } from '../rule';
import { addressesOf } from './listeners';

export const sharedAddress: Rule = {
  code: 'KIA1502',
  title: 'two gateways ask for one address',
  severity: 'warning',
  reads: ['Gateway'],
  fix: 'Give each Gateway an address of its own, or put the listeners into one Gateway',
  description:
    'Two Gateways ask for the same address, which most load balancers give to one of them only. A hostname stands for a gateway deployment that already runs; Gateways may share that, and it is information only.',
  check(mesh, report) {
    const seen = new Map<string, ManifestObject>();
    for (const object of mesh.kind('Gateway', 'gateway.networking.k8s.io')) {
      for (const { index, type, address } of addressesOf(object)) {
        // A name without a dot is a Service of the own namespace.
        const scope = type === 'Hostname' && !address.includes('.') ? mesh.namespaceOf(object) : '';
        const key = JSON.stringify([type, address, scope]);
        const first = seen.get(key);
        if (first === undefined) {
          seen.set(key, object);
          continue;
        }
        if (first === object) continue;
        report({
          object,
          pointer: `/spec/addresses/${index}`,
          message: `Gateway "${mesh.namespaceOf(first)}/${first.name}" asks for the same ${type} "${address}"`,
          severity: type === 'IPAddress' ? 'warning' : 'info',
        });
      }
    }
  },
};
