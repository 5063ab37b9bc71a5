import type { Server } from './gateway-servers';
import type { TraceEntry } from './outcome';
import { entry, nameOf } from './trace';
import { unordered } from './virtual-host';

/** The servers behind one port of a proxy that Istio keeps, and what becomes of the others. */
export interface KeptServers {
  readonly kept: readonly Server[];
  readonly trace: readonly TraceEntry[];
  /** Gateways of which the oldest decides what is kept, if manifests do not tell the age. */
  readonly undefinedOrder: readonly string[];
}

/**
 * Of servers on one port the first decides whether it is for TLS, HTTP or TCP: later ones of another kind are left out, and
 * those for TLS that claim a host a second time.
 */
export function keptServers(servers: readonly Server[]): KeptServers {
  const kept: Server[] = [];
  const trace: TraceEntry[] = [];
  const rivals = new Set<Server['gateway']>();
  for (const server of servers) {
    const rival = kept.find((other) => other.bind === server.bind && conflict(other, server));
    if (rival === undefined) {
      kept.push(server);
      continue;
    }
    const reason = `left out, because ${nameOf(rival.gateway)} has a server for ${kindOf(rival)} on the port${kindOf(rival) === kindOf(server) ? ' with the same host' : ''}`;
    trace.push(entry('gateway', server.gateway, server.pointer, reason));
    rivals.add(rival.gateway).add(server.gateway);
  }
  return { kept, trace, undefinedOrder: unordered([...rivals]) };
}

function conflict(first: Server, later: Server): boolean {
  const kind = kindOf(first);
  if (kind !== kindOf(later)) return true;
  if (kind === 'TCP') return true;
  // Plain servers that send to HTTPS have TLS settings, too.
  return first.hasTls && later.hasTls && later.writtenHosts.some((host) => first.writtenHosts.includes(host));
}

function kindOf({ tlsMode, protocol }: Server): 'TLS' | 'HTTP' | 'TCP' {
  if (tlsMode !== undefined) return 'TLS';
  return protocol.startsWith('HTTP') || protocol.startsWith('GRPC') ? 'HTTP' : 'TCP';
}
