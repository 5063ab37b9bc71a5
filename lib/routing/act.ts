import { asNumber, asObject } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import { preflightAnswer } from './cors';
import type { Sender } from './destination';
import { certainAbort, faultsOf, faultTrace, NO_FAULTS } from './faults';
import { type Forward, forwardOf } from './forward';
import { headerChanges } from './headers';
import type { HttpRule } from './http-rule';
import type { Routed, TraceEntry } from './outcome';
import { redirectOf } from './redirect';
import { isGrpcRequest, type Seen } from './request';
import { answered } from './respond';
import { rewrittenPath } from './rewrite';
import { send } from './send';
import { entry } from './trace';

/** Rules belong to the virtual host of one proxy and port, so that what they send on can be prepared once. */
const prepared = new WeakMap<HttpRule, Forward>();

export interface Acting {
  readonly request: Seen;
  readonly listenerPort: number;
  readonly trace: readonly TraceEntry[];
  readonly undefinedOrder: readonly string[];
}

/** Does what the rule says that a request has been found to fit. */
export function act(mesh: Mesh, sender: Sender, rule: HttpRule, acting: Acting): Routed {
  const { json } = rule.action;
  const { request, undefinedOrder } = acting;
  const trace = [...acting.trace];
  const faults = json.fault === undefined ? NO_FAULTS : faultsOf(json.fault);
  const isGrpc = isGrpcRequest(request);
  const preflight = json.corsPolicy === undefined ? undefined : preflightOf(rule, request);
  // Faults come first, whatever the rule does then.
  const answer = (what: { readonly status: number | null; readonly redirect?: string | null }) => {
    const abort = certainAbort(faults, isGrpc);
    if (abort !== undefined)
      trace.push(entry('status', undefined, '', `every request is answered with ${abort} by the fault`));
    else if (faults !== NO_FAULTS) trace.push(...faultTrace(rule, faults));
    const ends = abort === undefined ? what : { status: abort };
    const responseHeaders = headerChanges(json.headers, 'response');
    return answered(request, { ...ends, faults, responseHeaders }, trace, undefinedOrder);
  };
  if (preflight !== undefined) {
    trace.push(preflight);
    return answer({ status: 200 });
  }
  const redirect = asObject(json.redirect);
  if (redirect !== undefined) {
    const found = redirectOf(redirect, request, rule.path, acting.listenerPort);
    const pointer = `${rule.pointer}/redirect`;
    if (found === undefined) {
      const reason = 'no redirect has this code, so that the route does nothing';
      trace.push(entry('redirect', rule.object, `${pointer}/redirectCode`, reason));
      return answer({ status: null });
    }
    trace.push(entry('redirect', rule.object, pointer, `answered with ${found.status} and ${found.location}`));
    return answer({ status: found.status, redirect: found.location });
  }
  const direct = asObject(json.directResponse);
  if (direct !== undefined) {
    const status = asNumber(direct.status) ?? 200;
    trace.push(entry('direct-response', rule.object, `${rule.pointer}/directResponse`, `answered with ${status}`));
    return answer({ status });
  }
  let forward = prepared.get(rule);
  if (forward === undefined) {
    forward = forwardOf(mesh, sender, rule, acting.listenerPort);
    prepared.set(rule, forward);
  }
  if (forward.invalidShare === 1 && forward.targets.length === 0) {
    trace.push(entry('destination', rule.object, rule.pointer, 'no backend of the rule can be used: 500'));
    return answer({ status: 500 });
  }
  const path = rewrittenPath(request.path, rule.path, rule.action);
  if (path !== request.path || (forward.authority ?? request.authority) !== request.authority) {
    const what = [
      path === request.path ? '' : `path ${path}`,
      forward.authority === undefined ? '' : `authority ${forward.authority}`,
    ];
    const reason = `sent on with ${what.filter((text) => text !== '').join(' and ')}`;
    const field = json.rewrite === undefined ? 'headers' : 'rewrite';
    trace.push(entry('rewrite', rule.object, `${rule.pointer}/${field}`, reason));
  }
  return send(mesh, sender, { forward, request, path, isHttp: true, trace, undefinedOrder });
}

function preflightOf(rule: HttpRule, request: Seen): TraceEntry | undefined {
  return preflightAnswer(rule.action.json.corsPolicy, request, rule.object, `${rule.pointer}/corsPolicy`);
}

/** The route that a service has where no rule is for it. */
export function defaultRule(host: string, port: number): HttpRule {
  return {
    object: undefined,
    pointer: '',
    matchPointer: '',
    conditions: [],
    path: { kind: 'prefix', value: '/' },
    action: {
      json: { route: [{ destination: { host, port: { number: port } } }] },
      namespace: '',
      segments: false,
      destinationPointer: () => '',
    },
    via: [],
  };
}
