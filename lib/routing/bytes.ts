import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { isHostWithin, isWildcard } from '../mesh/host-match';
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

/**
 * The TLS or TCP rule of VirtualServices that a connection fits. Their matches are filter chains to Envoy, which takes the
 * narrowest block of addresses, then the most specific server name, and the first rule only among equals.
 */
export function bytesRule(
  mesh: Mesh,
  virtualServices: readonly ManifestObject<unknown>[],
  field: 'tls' | 'tcp',
  scope: ProxyScope,
  request: Seen,
): BytesRule | undefined {
  let best: { readonly rule: BytesRule; readonly fit: Fit } | undefined;
  for (const object of virtualServices) {
    const namespace = mesh.namespaceOf(object);
    for (const [index, json] of objectsOf(at(object.spec, field))) {
      const pointer = `/spec/${field}/${index}`;
      const written = objectsOf(json.match);
      const matches = written.length === 0 && field === 'tcp' ? [[undefined, {}] as const] : written;
      for (const [at, match] of matches) {
        const fit = isForProxy(match, scope, namespace) ? fitOf(match, field, request) : undefined;
        if (fit === undefined) continue;
        const matchPointer = at === undefined ? pointer : `${pointer}/match/${at}`;
        const rule = { object, pointer, matchPointer, action: actionOf(json, namespace, pointer) };
        if (best === undefined || isBetter(fit, best.fit)) best = { rule, fit };
        // What takes every address ends the list.
        if (field === 'tcp' && fit.bits < 0) return best.rule;
      }
    }
  }
  return best?.rule;
}

/** How closely a connection fits a match. */
interface Fit {
  /** The length of the prefix of the narrowest block that it is in; -1 where the match has none. */
  readonly bits: number;
  /** The length of the longest server name that it fits; without end where the name is the connection's. */
  readonly name: number;
}

function isBetter(one: Fit, other: Fit): boolean {
  return one.bits > other.bits || (one.bits === other.bits && one.name > other.name);
}

function fitOf(match: JsonObject, field: 'tls' | 'tcp', request: Seen): Fit | undefined {
  const names = stringsOf(match.sniHosts).filter((host) => isHostWithin(request.sni ?? '', host.toLowerCase()));
  if (field === 'tls' && names.length === 0) return undefined;
  const name = Math.max(0, ...names.map((host) => (isWildcard(host) ? host.length : Number.POSITIVE_INFINITY)));
  const subnets = asList(match.destinationSubnets);
  if (subnets.length === 0) return { bits: -1, name };
  const around = stringsOf(subnets).filter((block) => within(block, request.host) === true);
  return around.length === 0 ? undefined : { bits: Math.max(...around.map(prefixLength)), name };
}

function prefixLength(block: string): number {
  const [address = '', bits] = block.split('/');
  return bits === undefined ? (address.includes(':') ? 128 : 32) : Number(bits);
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
