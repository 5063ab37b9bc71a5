import type { Rule } from '../rule';
import { type ListenerKey, listenersOf } from './listeners';

export const repeatedListener: Rule = {
  code: 'KIA1503',
  title: 'two listeners of a gateway are for the same hostname and port',
  severity: 'error',
  reads: ['Gateway'],
  aliases: ['MESH0007'],
  fix: 'Give each listener its own hostname, port or protocol',
  description:
    'Two listeners of one Gateway have the same hostname, port and protocol. The API server refuses such a Gateway; where it does not, the listeners are in conflict and neither works for certain.',
  check(mesh, report) {
    for (const object of mesh.kind('Gateway', 'gateway.networking.k8s.io')) {
      const seen = new Map<string, ListenerKey>();
      for (const listener of listenersOf(object)) {
        const first = seen.get(listener.key);
        if (first === undefined) {
          seen.set(listener.key, listener);
          continue;
        }
        report({
          object,
          pointer: `/spec/listeners/${listener.index}`,
          message: `Listeners "${first.name}" and "${listener.name}" are both ${listener.text}`,
        });
      }
    }
  },
};
