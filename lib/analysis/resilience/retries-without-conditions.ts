import type { Rule } from '../rule';
import { httpRules, retriesOf } from './http-rules';

/** Retries whose author may expect that they repeat answers with 503. */
export const retriesWithoutConditions: Rule = {
  code: 'MESH0108',
  title: 'retries without retryOn do not repeat 503',
  severity: 'info',
  reads: ['VirtualService'],
  fix: 'write retryOn with what is to be repeated; add 503 where the requests may be sent twice',
  description:
    'Without retryOn the proxy repeats what could not be connected or was refused, and the gRPC answers unavailable and cancelled. It no longer repeats HTTP answers with 503, as older releases did. It is right where only lost connections are to be repeated.',
  check(mesh, report) {
    for (const rule of httpRules(mesh)) {
      const retries = retriesOf(rule);
      if (retries === undefined || retries.on !== undefined) continue;
      if (mesh.config.defaultHttpRetryPolicy?.retryOn !== undefined) continue;
      const count = `${retries.attempts} ${retries.attempts === 1 ? 'retry has' : 'retries have'}`;
      const message = `the ${count} no retryOn: lost connections are repeated, HTTP answers such as 503 are not`;
      report({ object: rule.object, pointer: `${rule.pointer}/retries`, message });
    }
  },
};
