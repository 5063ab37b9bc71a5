import type { Mesh } from '../../mesh/mesh';
import type { DeclaredCall } from '../../mesh/model';
import type { Report, Rule } from '../rule';
import { durationText } from './duration';
import { httpRules, timeoutOf } from './http-rules';
import { Patience, shortHost } from './patience';
import { targetsOfRule } from './targets';

/** A caller that gives up before the one it calls has answered. */
export const callerGivesUpFirst: Rule = {
  code: 'MESH0104',
  title: 'caller gives up before the called service answers',
  severity: 'warning',
  reads: ['Deployment', 'StatefulSet', 'VirtualService', 'DestinationRule', 'Service'],
  fix: 'make the patience of each caller longer than that of what it calls, from the end of the chain to its beginning',
  description:
    'A service that waits longer for its own calls than its caller waits for it does work for nobody, and the caller fails although every service behind it is well. A warning where an injected delay makes it happen for certain; info where only the declared timeouts do not fit each other. Timeouts inside of applications are read from the annotation cdk8s-mesh/calls.',
  check(mesh, report) {
    // Whoever calls nobody answers at once, as far as manifests tell.
    if (mesh.calls.length === 0) return;
    const patience = new Patience(mesh);
    for (const call of mesh.calls) checkCall(call, patience, report);
    checkRoutes(mesh, patience, report);
  },
};

function checkCall(call: DeclaredCall, patience: Patience, report: Report): void {
  const { from, to, timeoutMs, retries, pointer } = call;
  if (timeoutMs === undefined) return;
  const total = timeoutMs * (1 + retries);
  const tries = retries === 0 ? '' : ` and tries again ${times(retries)}, ${durationText(total)} in all`;
  const says = `${from.name} waits ${durationText(timeoutMs)} for ${shortHost(to)}${tries}`;
  const delayed = patience.ofCall(call, 'delay');
  if (delayed !== undefined && timeoutMs < delayed.ms) {
    // A delay on the very call that it tests is there on purpose; further down the chain it shows a mistake.
    const direct = patience.targetsOf(call).every((target) => patience.behind(target, 'delay') === undefined);
    const message = `${says}, but an answer may take ${durationText(delayed.ms)}: ${delayed.why}`;
    report({ object: from, pointer, message, ...(direct ? { severity: 'info' as const } : {}) });
    return;
  }
  const patient = patience.ofCall(call, 'patience');
  if (patient !== undefined && total < patient.ms) {
    report({ object: from, pointer, severity: 'info', message: `${says}, but ${patient.why}` });
  }
}

/** The timeouts of routes are patience, too. */
function checkRoutes(mesh: Mesh, patience: Patience, report: Report): void {
  for (const rule of httpRules(mesh)) {
    const timeout = timeoutOf(rule);
    if (timeout === undefined) continue;
    const targets = targetsOfRule(mesh, rule, rule.namespace);
    const { object } = rule;
    const pointer = `${rule.pointer}/timeout`;
    for (const source of ['delay', 'patience'] as const) {
      const slow = targets
        .map((target) => ({ target, behind: patience.behind(target, source) }))
        .find(({ behind }) => behind !== undefined && behind.ms > timeout);
      if (slow?.behind === undefined) continue;
      const says = `the route waits ${durationText(timeout)} for ${shortHost(slow.target.host)}`;
      if (source === 'delay') {
        report({
          object,
          pointer,
          message: `${says}, but an answer may take ${durationText(slow.behind.ms)}: ${slow.behind.why}`,
        });
      } else {
        report({ object, pointer, severity: 'info', message: `${says}, but ${slow.behind.why}` });
      }
      break;
    }
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
