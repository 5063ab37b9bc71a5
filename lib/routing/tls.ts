import { asString, at } from '../mesh/json';
import type { Mesh, RegistryPort, VirtualPod } from '../mesh/mesh';
import type { Endpoints } from './endpoints';
import { membership, targetPortOf } from './membership';
import type { EffectivePolicy, RouteError, TlsMode, TraceEntry } from './outcome';
import { entry } from './trace';

export interface Handshake {
  readonly tls: TlsMode;
  readonly error: RouteError | null;
  readonly trace: readonly TraceEntry[];
}

/** How a client connects to a destination, and whether the servers take it. */
export function handshake(
  mesh: Mesh,
  clientSpeaksTls: boolean,
  policy: EffectivePolicy,
  endpoints: Endpoints,
  port: RegistryPort | undefined,
): Handshake {
  const trace: TraceEntry[] = [];
  const ruled = asString(at(policy.tls?.value, 'mode'));
  const modes = new Set<TlsMode>();
  const errors = new Set<RouteError | null>();
  if (policy.tls !== undefined && ruled !== undefined) {
    trace.push(
      entry('client-tls', policy.tls.object, `${policy.tls.pointer}/mode`, `the client connects with ${ruled}`),
    );
  }
  const servers: readonly (VirtualPod | undefined)[] = endpoints.pods.length > 0 ? endpoints.pods : [undefined];
  for (const pod of servers) {
    const takes = serverOf(mesh, pod, port);
    const mode = clientMode(mesh, clientSpeaksTls, ruled, takes.mode);
    modes.add(mode);
    const error = errorOf(mode, takes.mode);
    if (!errors.has(error) || pod === endpoints.pods[0]) {
      if (ruled === undefined) trace.push(entry('client-tls', undefined, '', autoReason(mesh, clientSpeaksTls, mode)));
      if (pod !== undefined) trace.push(...serverTrace(pod, takes, mode, error));
    }
    errors.add(error);
  }
  return {
    tls: modes.size === 1 ? ([...modes][0] as TlsMode) : 'mixed',
    error: errors.size === 1 ? ([...errors][0] as RouteError | null) : null,
    trace,
  };
}

interface Server {
  readonly mode: 'STRICT' | 'PERMISSIVE' | 'DISABLE' | 'outside' | 'unknown';
  readonly object: TraceEntry['source'];
  readonly pointer: string;
}

function serverOf(mesh: Mesh, pod: VirtualPod | undefined, port: RegistryPort | undefined): Server {
  const outside: Server = { mode: 'outside', object: undefined, pointer: '' };
  // What is behind addresses outside, nobody here knows.
  if (pod === undefined) return { ...outside, mode: 'unknown' };
  const how = membership(mesh, pod);
  if (how === undefined) return outside;
  const number = port === undefined ? undefined : targetPortOf(pod, port.targetPort);
  const { mode, object, pointer = '' } = mesh.peerAuthenticationOf(pod, number);
  // Ambient has no DISABLE.
  return { mode: how === 'ambient' && mode === 'DISABLE' ? 'PERMISSIVE' : mode, object, pointer };
}

function clientMode(mesh: Mesh, speaks: boolean, ruled: string | undefined, server: Server['mode']): TlsMode {
  if (!speaks) return 'DISABLE';
  if (ruled === 'SIMPLE' || ruled === 'MUTUAL' || ruled === 'ISTIO_MUTUAL' || ruled === 'DISABLE') return ruled;
  const takesMtls = server === 'STRICT' || server === 'PERMISSIVE';
  return mesh.config.enableAutoMtls && takesMtls ? 'ISTIO_MUTUAL' : 'DISABLE';
}

function errorOf(client: TlsMode, server: Server['mode']): RouteError | null {
  if (server === 'STRICT' && client !== 'ISTIO_MUTUAL') return 'connection-reset';
  if (client === 'ISTIO_MUTUAL' && (server === 'DISABLE' || server === 'outside')) return 'tls-handshake-failed';
  return null;
}

function autoReason(mesh: Mesh, speaks: boolean, mode: TlsMode): string {
  if (!speaks)
    return 'no proxy of the mesh connects for this call: what the client sends goes as it is, without TLS of the mesh';
  if (mode === 'ISTIO_MUTUAL') return 'no DestinationRule says otherwise: mutual TLS, because the workload has a proxy';
  return mesh.config.enableAutoMtls
    ? 'no DestinationRule says otherwise: plain text, because the workload takes no mutual TLS'
    : 'no DestinationRule asks for TLS, and enableAutoMtls is off: plain text';
}

function serverTrace(pod: VirtualPod, server: Server, mode: TlsMode, error: RouteError | null): TraceEntry[] {
  const name = `${pod.namespace}/${pod.name}`;
  if (server.mode === 'outside')
    return [entry('server-tls', undefined, '', `${name} has no proxy and speaks no mutual TLS`)];
  const verdict =
    error === null
      ? `takes ${mode === 'DISABLE' ? 'plain text' : mode}`
      : `refuses ${mode === 'DISABLE' ? 'plain text' : mode}`;
  const source = server.object === undefined ? ' by default' : '';
  return [entry('server-tls', server.object, server.pointer, `${name} is ${server.mode}${source} and ${verdict}`)];
}
