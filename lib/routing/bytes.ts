import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { isHostWithin } from '../mesh/host-match';
import { asList, at, objectsOf, stringsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import type { Sender } from './destination';
import { type Forward, forwardOf } from './forward';
import type { HttpAction } from './http-rule';
import type { Routed, TraceEntry } from './outcome';
import { within } from './pattern';
import type { Seen } from './request';
import { send } from './send';
import { entry } from './trace';
import { isForProxy, type ProxyScope } from './virtual-service-rules';

/** A rule for TLS or TCP. */
export interface BytesRule {
  readonly object: ManifestObject<unknown> | undefined;
  readonly pointer: string;
  /** The match that the connection fits; the rule's where it has none. */
  readonly matchPointer?: string;
  readonly action: HttpAction;
}

/** The first TLS or TCP rule of VirtualServices that a connection fits. */
export function bytesRule(
  mesh: Mesh,
  virtualServices: readonly ManifestObject<unknown>[],
  field: 'tls' | 'tcp',
  scope: ProxyScope,
  request: Seen,
): BytesRule | undefined {
  for (const object of virtualServices) {
    const namespace = mesh.namespaceOf(object);
    for (const [index, json] of objectsOf(at(object.spec, field))) {
      const pointer = `/spec/${field}/${index}`;
      const matches = objectsOf(json.match);
      const fitting = matches.find(([, match]) => fits(match, field, scope, namespace, request));
      if (fitting === undefined && (matches.length > 0 || field === 'tls')) continue;
      const matchPointer = fitting === undefined ? pointer : `${pointer}/match/${fitting[0]}`;
      return { object, pointer, matchPointer, action: actionOf(json, namespace, pointer) };
    }
  }
  return undefined;
}

function fits(match: JsonObject, field: 'tls' | 'tcp', scope: ProxyScope, namespace: string, request: Seen): boolean {
  if (!isForProxy(match, scope, namespace)) return false;
  if (field === 'tls' && !stringsOf(match.sniHosts).some((host) => isHostWithin(request.sni ?? '', host.toLowerCase())))
    return false;
  const subnets = asList(match.destinationSubnets);
  return subnets.length === 0 || stringsOf(subnets).some((block) => within(block, request.host) === true);
}

export function actionOf(json: JsonObject, namespace: string, pointer: string): HttpAction {
  return { json, namespace, segments: false, destinationPointer: (at) => `${pointer}/route/${at}/destination` };
}

/** Sends bytes on, as they are. */
export function sendBytes(
  mesh: Mesh,
  sender: Sender,
  rule: BytesRule,
  request: Seen,
  listenerPort: number,
  before: readonly TraceEntry[],
): Routed {
  const forward: Forward = forwardOf(mesh, sender, rule, listenerPort, false);
  const trace = [...before];
  if (rule.object !== undefined) {
    const what =
      request.sni === undefined ? 'the connection fits this rule' : `the connection for ${request.sni} fits this rule`;
    const step = rule.object.kind === 'VirtualService' ? 'virtual-service' : 'route';
    trace.push({ ...entry(step, rule.object, rule.pointer, what), match: rule.matchPointer ?? rule.pointer });
  }
  return send(mesh, sender, {
    forward: { ...forward, trace: forward.trace.filter(({ step }) => step !== 'retries') },
    request,
    path: request.path,
    isHttp: false,
    trace,
    undefinedOrder: [],
  });
}
