import { asNumber, asObject } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import type { Sender } from './destination';
import { certainAbort, faultsOf } from './faults';
import { type Forward, forwardOf } from './forward';
import type { HttpRule } from './http-rule';
import type { Routed, TraceEntry } from './outcome';
import { redirectOf } from './redirect';
import type { Seen } from './request';
import { answered } from './respond';
import { rewrittenAuthority, rewrittenPath } from './rewrite';
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
  const redirect = asObject(json.redirect);
  const abort = certainAbort(faultsOf(json.fault), false);
  if (redirect !== undefined) {
    const found = redirectOf(redirect, request, rule.path, acting.listenerPort);
    const pointer = `${rule.pointer}/redirect`;
    if (found === undefined) {
      trace.push(
        entry(
          'redirect',
          rule.object,
          `${pointer}/redirectCode`,
          'no redirect has this code, so that the route does nothing',
        ),
      );
      return answered(request, { status: abort ?? null }, trace, undefinedOrder);
    }
    trace.push(entry('redirect', rule.object, pointer, `answered with ${found.status} and ${found.location}`));
    return answered(
      request,
      { status: abort ?? found.status, redirect: abort === undefined ? found.location : null },
      trace,
      undefinedOrder,
    );
  }
  const direct = asObject(json.directResponse);
  if (direct !== undefined) {
    const status = asNumber(direct.status) ?? 200;
    trace.push(entry('direct-response', rule.object, `${rule.pointer}/directResponse`, `answered with ${status}`));
    return answered(request, { status: abort ?? status }, trace, undefinedOrder);
  }
  let forward = prepared.get(rule);
  if (forward === undefined) {
    forward = forwardOf(mesh, sender, rule, acting.listenerPort);
    prepared.set(rule, forward);
  }
  if (forward.invalidShare === 1 && forward.targets.length === 0) {
    trace.push(entry('destination', rule.object, rule.pointer, 'no backend of the rule can be used: 500'));
    return answered(request, { status: 500 }, trace, undefinedOrder);
  }
  const path = rewrittenPath(request.path, rule.path, rule.action);
  const authority = rewrittenAuthority(request.authority, json.rewrite);
  if (path !== request.path || authority !== request.authority) {
    const what = [
      path === request.path ? '' : `path ${path}`,
      authority === request.authority ? '' : `authority ${authority}`,
    ];
    const reason = `sent on with ${what.filter((text) => text !== '').join(' and ')}`;
    trace.push(entry('rewrite', rule.object, `${rule.pointer}/rewrite`, reason));
  }
  return send(mesh, sender, { forward, request, path, authority, isHttp: true, trace, undefinedOrder });
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
