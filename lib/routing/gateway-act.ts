import type { Mesh } from '../mesh/mesh';
import { act } from './act';
import type { Verdict } from './authorization';
import type { Sender } from './destination';
import type { Routed, TraceEntry } from './outcome';
import { answered } from './respond';
import { entry } from './trace';
import { findRule, type VirtualHost } from './virtual-host';

/** Does what the rules for a host say, once the gateway's policies have let the request in. */
export function actAtGateway(
  mesh: Mesh,
  sender: Sender,
  host: VirtualHost,
  verdict: Verdict,
  listenerPort: number,
  before: readonly TraceEntry[],
): Routed {
  const { request } = verdict;
  const found = findRule(host, request);
  const { undefinedOrder } = found;
  const trace = [...before, ...found.trace];
  if (found.rule === undefined) {
    const none = entry('no-rule', undefined, '', `no rule for ${host.domain} fits the request: 404`);
    return answered(request, { status: 404 }, [...trace, none], undefinedOrder);
  }
  const routed = act(mesh, sender, found.rule, { request, listenerPort, trace, undefinedOrder });
  if (verdict.authorization === 'allow' || routed.outcome.authorization === 'deny') return routed;
  return { ...routed, outcome: { ...routed.outcome, authorization: 'conditional' } };
}
