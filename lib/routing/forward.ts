import type { Json, ManifestObject } from '../manifest/manifest-object';
import { durationMs } from '../mesh/duration';
import { asNumber, asObject, asString, at, objectsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import { type Listener, type Resolved, resolveDestination, type Sender, type Wanted } from './destination';
import { faultsOf, faultTrace, percent, share } from './faults';
import { authorityIn, headerChanges, merged } from './headers';
import type { HttpAction } from './http-rule';
import {
  type EffectiveRetries,
  type Faults,
  type HeaderChanges,
  type Mirror,
  NO_CHANGES,
  type TraceEntry,
} from './outcome';
import { retriesOf } from './retries';
import { entry } from './trace';

/** Everything about the forwarding of a rule that does not depend on the request. */
export interface Forward {
  readonly targets: readonly Target[];
  readonly faults: Faults;
  readonly retries: EffectiveRetries;
  readonly timeoutMs: number | null;
  readonly mirrors: readonly Mirror[];
  readonly request: HeaderChanges;
  readonly response: HeaderChanges;
  /** The authority that the rule sets; undefined where the client's stays. */
  readonly authority: string | undefined;
  readonly trace: readonly TraceEntry[];
  /** The part that is answered with 500: backends of the Gateway API that cannot be. */
  readonly invalidShare: number;
  /** What is answered where the proxy does not know a destination: 503, for routes of the Gateway API 500. */
  readonly statusOfUnknown: number;
}

export interface Target {
  readonly destination: Resolved;
  readonly share: number;
  /** What only this one of several targets gets. */
  readonly headers: HeaderChanges | undefined;
  readonly authority: string | undefined;
}

/** Prepares what a rule sends on, for a proxy and a port. */
export function forwardOf(
  mesh: Mesh,
  sender: Sender,
  rule: { readonly object: ManifestObject<unknown> | undefined; readonly pointer: string; readonly action: HttpAction },
  listenerPort: number,
  isHttp = true,
): Forward {
  const { json, namespace } = rule.action;
  // For HTTP a sidecar looks for services on the listener's port alone: the only port of a service is no other there.
  const place: Listener = { port: listenerPort, knowsOthers: sender.isGateway === true || !isHttp };
  const trace: TraceEntry[] = [];
  const routes = objectsOf(json.route);
  const counted = routes.length > 1 ? routes.filter(([, route]) => weightOf(route) > 0) : routes;
  const invalid = rule.action.invalidShare ?? 0;
  const total = counted.reduce((sum, [, route]) => sum + weightOf(route), 0);
  let request = headerChanges(json.headers, 'request');
  let response = headerChanges(json.headers, 'response');
  let authority = asString(at(json.rewrite, 'authority')) || authorityIn(json.headers);
  const targets = counted.map(([index, route]): Target => {
    const destination = resolveDestination(mesh, sender, wantedOf(mesh, route.destination, namespace), place);
    const part = (counted.length === 1 ? 1 : weightOf(route) / total) * (1 - invalid);
    const where = `${destination.host}:${destination.port}${destination.subset === null ? '' : ` subset '${destination.subset}'`}`;
    trace.push(
      entry('destination', rule.object, rule.action.destinationPointer(index), `${percent(part)} to ${where}`),
      ...destination.trace,
    );
    const own = headerChanges(route.headers, 'request');
    if (routes.length === 1 && invalid === 0) {
      request = merged(request, own);
      response = merged(response, headerChanges(route.headers, 'response'));
      authority ??= authorityIn(route.headers);
      return { destination, share: part, headers: undefined, authority: undefined };
    }
    const headers = own === NO_CHANGES ? undefined : own;
    return { destination, share: part, headers, authority: authority ?? authorityIn(route.headers) };
  });
  const chosen = retriesOf(mesh, json.retries);
  const timeoutMs = durationMs(json.timeout) || null;
  trace.push(
    entry('retries', chosen.from === 'route' ? rule.object : undefined, `${rule.pointer}/retries`, retryReason(chosen)),
  );
  if (timeoutMs !== null) {
    trace.push(entry('timeout', rule.object, `${rule.pointer}/timeout`, `${timeoutMs} ms for all tries together`));
  }
  const faults = faultsOf(json.fault);
  trace.push(...faultTrace(rule, faults));
  const mirrors = mirrorsOf(mesh, sender, json, namespace, place);
  for (const { mirror, subset, unavailable } of mirrors) {
    const field = json.mirror === undefined ? 'mirrors' : 'mirror';
    if (unavailable !== undefined) {
      trace.push(entry('mirror', rule.object, `${rule.pointer}/${field}`, `no copy is sent: ${unavailable}`));
      continue;
    }
    const reason = `a copy of ${percent(mirror.share)} of requests goes to ${mirror.host}${mirror.subset === null ? '' : ` subset '${mirror.subset}'`}`;
    trace.push(entry('mirror', rule.object, `${rule.pointer}/${field}`, reason), ...subset);
  }
  return {
    targets,
    faults,
    retries: chosen.retries,
    timeoutMs,
    mirrors: mirrors.flatMap(({ mirror, unavailable }) => (unavailable === undefined ? [mirror] : [])),
    request,
    response,
    authority,
    trace,
    invalidShare: invalid,
    statusOfUnknown: rule.action.segments ? 500 : 503,
  };
}

function weightOf(route: { readonly [field: string]: Json | undefined }): number {
  return Math.max(0, asNumber(route.weight) ?? 0);
}

export function wantedOf(mesh: Mesh, destination: Json | undefined, namespace: string): Wanted {
  return {
    host: mesh.resolveHost((asString(at(destination, 'host')) ?? '').toLowerCase(), namespace),
    port: asNumber(at(destination, 'port', 'number')),
    subset: asString(at(destination, 'subset')),
  };
}

interface WrittenMirror {
  readonly mirror: Mirror;
  readonly subset: readonly TraceEntry[];
  readonly unavailable: string | undefined;
}

function mirrorsOf(
  mesh: Mesh,
  sender: Sender,
  json: { readonly [field: string]: Json | undefined },
  namespace: string,
  listener: Listener,
): readonly WrittenMirror[] {
  const old = asObject(json.mirror);
  const written: readonly (readonly [Json | undefined, number | undefined])[] =
    old !== undefined
      ? [
          [
            old,
            asNumber(at(json, 'mirrorPercentage', 'value')) ??
              asNumber(json.mirrorPercent) ??
              (json.mirrorPercentage === undefined ? undefined : 0),
          ],
        ]
      : objectsOf(json.mirrors).map(([, mirror]) => [
          mirror.destination,
          mirror.percentage === undefined ? undefined : (asNumber(at(mirror, 'percentage', 'value')) ?? 0),
        ]);
  return written.flatMap(([destination, percentage]) => {
    const part = share(percentage) ?? 1;
    if (part === 0) return [];
    const found = resolveDestination(mesh, sender, wantedOf(mesh, destination, namespace), listener);
    const { host, port, subset, trace, unavailable } = found;
    const defined = trace.filter(({ step }) => step === 'destination-rule');
    return [{ mirror: { host, port, subset, share: part }, subset: defined, unavailable }];
  });
}

function retryReason({ retries, from }: ReturnType<typeof retriesOf>): string {
  if (retries.attempts === 0) return 'nothing is tried again';
  const whose =
    from === 'route' ? '' : from === 'mesh' ? ', by the default of the mesh' : ', as Istio does where nothing is said';
  const each = retries.perTryTimeoutMs === null ? '' : `, each try up to ${retries.perTryTimeoutMs} ms`;
  const codes = retries.statusCodes === undefined ? '' : ` (${retries.statusCodes.join(', ')})`;
  const times = retries.attempts === 1 ? 'once' : `up to ${retries.attempts} times`;
  return `tried again ${times} on ${retries.on.join(', ')}${codes}${each}${whose}`;
}
