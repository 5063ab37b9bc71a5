import { durationMs } from '../../mesh/duration';
import { asObject, at } from '../../mesh/json';
import type { Rule } from '../rule';
import { delayOf, happens, httpRules, nameOf, retriesOf, timeoutOf } from './http-rules';

/** A fault whose effect the retries and the timeout beside it do not soften. */
export const faultBesideRetries: Rule = {
  code: 'MESH0105',
  title: 'retries or timeout beside a fault do not see it',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'inject the fault one call further on (in the route of what the service calls), or in the server with an EnvoyFilter',
  description:
    'The proxy of the caller injects faults before it routes, and retries and timeouts belong to the routing that comes after. An injected abort is not retried and an injected delay does not count against the timeout of the same route, so that the test shows less resilience than there is.',
  check(mesh, report) {
    for (const rule of httpRules(mesh)) {
      const abort = asObject(at(rule.json, 'fault', 'abort'));
      const delay = delayOf(rule);
      const retries = retriesOf(rule);
      const { object, pointer } = rule;
      const name = nameOf(mesh, object);
      if (abort !== undefined && happens(abort) && retries !== undefined) {
        const message = `the aborts that ${name} injects are not retried, although the same route has ${retries.attempts} retries`;
        report({ object, pointer: `${pointer}/fault/abort`, message });
      }
      const timeout = timeoutOf(rule) === undefined ? retries?.perTryTimeoutMs : timeoutOf(rule);
      if (delay === undefined || timeout === undefined) continue;
      const field = timeoutOf(rule) === undefined ? 'retries.perTryTimeout' : 'timeout';
      const written = String(at(rule.json, ...field.split('.')));
      const fixedDelay = String(at(rule.json, 'fault', 'delay', 'fixedDelay'));
      const late = delay >= (durationMs(written) ?? 0) ? ' and never ends it' : '';
      const message = `the delay of ${fixedDelay} that ${name} injects does not count against ${field} ${written} of the same route, which begins after it${late}`;
      report({ object, pointer: `${pointer}/fault/delay`, message });
    }
  },
};
