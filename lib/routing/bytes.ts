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
      const matches = objectsOf(json.match).map(([, match]) => match);
      const fitting =
        matches.length === 0 ? field === 'tcp' : matches.some((match) => fits(match, field, scope, namespace, request));
      if (fitting)
        return {
          object,
          pointer: `/spec/${field}/${index}`,
          action: actionOf(json, namespace, `/spec/${field}/${index}`),
        };
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
  const forward: Forward = forwardOf(mesh, sender, rule, listenerPort);
  const trace = [...before];
  if (rule.object !== undefined) {
    const what =
      request.sni === undefined ? 'the connection fits this rule' : `the connection for ${request.sni} fits this rule`;
    trace.push(
      entry(rule.object.kind === 'VirtualService' ? 'virtual-service' : 'route', rule.object, rule.pointer, what),
    );
  }
  return send(mesh, sender, {
    forward: { ...forward, trace: forward.trace.filter(({ step }) => step !== 'retries') },
    request,
    path: request.path,
    authority: request.authority,
    isHttp: false,
    trace,
    undefinedOrder: [],
  });
}
