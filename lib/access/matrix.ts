import type { ManifestObject } from '../manifest/manifest-object';
import { asString, at, objectsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import { remember } from '../routing/remember';
import { type Connection, Connections } from './connections';
import { type Access, type Decision, decided, numberOf, signatureOf } from './decision';
import { type AccessClient, type AccessServer, partiesOf, type ServerDoor } from './parties';
import { WorkloadPolicies } from './workload-policies';

/** What holds on some of a server's ports. */
export interface CellPart {
  /** Empty where nothing tells the ports. */
  readonly ports: readonly number[];
  /** Where one port takes both, and it makes a difference. */
  readonly protocol: 'HTTP' | 'TCP' | undefined;
  readonly decision: Decision;
}

/** Whether one client may call one server. */
export interface Cell {
  readonly access: Access;
  readonly parts: readonly CellPart[];
}

interface CompiledDoor extends ServerDoor {
  readonly policies: WorkloadPolicies;
  /** By what decides how a client connects. */
  readonly connections: Map<string, Connection>;
}

/** Clients that nothing tells apart. */
interface ClientClass {
  /** What decides how they connect. */
  readonly connects: string;
}

interface ServerClass {
  readonly server: AccessServer;
  readonly doors: readonly CompiledDoor[];
  readonly byClient: Map<ClientClass, Cell>;
  readonly cells: Map<string, Cell>;
}

/** Who can call whom: of each client and each server whether policies and mutual TLS let it, and for which requests. */
export class AccessMatrix {
  readonly clients: readonly AccessClient[];
  readonly servers: readonly AccessServer[];
  /** Workloads of gateways that are not given, by their names. */
  readonly assumed: readonly string[];
  readonly #mesh: Mesh;
  readonly #connections: Connections;
  readonly #classes = new Map<string, ServerClass>();
  readonly #classOf = new Map<AccessServer, ServerClass>();
  readonly #clientClasses = new Map<string, ClientClass>();
  readonly #classOfClient = new Map<AccessClient, ClientClass>();

  constructor(mesh: Mesh) {
    this.#mesh = mesh;
    this.#connections = new Connections(mesh);
    const { clients, servers, assumed } = partiesOf(mesh);
    this.clients = clients;
    this.servers = servers;
    this.assumed = assumed;
  }

  /** The same object for clients and servers that nothing tells apart. */
  cell(client: AccessClient, server: AccessServer): Cell {
    const clientClass = this.#clientClass(client);
    const serverClass = this.#serverClass(server);
    let cell = serverClass.byClient.get(clientClass);
    if (cell === undefined) {
      cell = this.#build(client, clientClass, serverClass);
      serverClass.byClient.set(clientClass, cell);
    }
    return cell;
  }

  #clientClass(client: AccessClient): ClientClass {
    let found = this.#classOfClient.get(client);
    if (found === undefined) {
      const { pod, identity } = client;
      const connects = this.#connections.groupOf(client);
      const key = identity === undefined ? '' : `${connects} ${pod?.namespace}/${identity.serviceAccount}`;
      found = remember(this.#clientClasses, key, () => ({ connects }));
      this.#classOfClient.set(client, found);
    }
    return found;
  }

  #build(client: AccessClient, { connects }: ClientClass, { server, doors, cells }: ServerClass): Cell {
    const decisions = doors.map((door) => {
      const { isIdentified, refused } = this.#connect(connects, client, server, door);
      return refused ?? door.policies.decide(isIdentified ? client.identity : undefined);
    });
    const key = decisions.map(signatureOf).join();
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = cellOf(doors, decisions);
      cells.set(key, cell);
    }
    return cell;
  }

  #connect(group: string, client: AccessClient, server: AccessServer, door: CompiledDoor): Connection {
    return remember(door.connections, group, () => this.#connections.connect(client, server, door));
  }

  #serverClass(server: AccessServer): ServerClass {
    let found = this.#classOf.get(server);
    if (found !== undefined) return found;
    const policies = this.#policiesOf(server);
    const takesTokens = this.#takesTokens(server);
    const doors = this.#distinct(server);
    const key = [
      server.kind,
      takesTokens,
      policies.map(numberOf).join(),
      ...doors.map((door) => this.#doorKey(server, door)),
    ].join(' ');
    found = this.#classes.get(key);
    if (found === undefined) {
      const isAmbient = server.kind === 'ambient';
      const compiled = doors.map((door) => ({
        ...door,
        policies: new WorkloadPolicies(this.#mesh, policies, { ...door, isAmbient, takesTokens }),
        connections: new Map(),
      }));
      found = { server, doors: compiled, byClient: new Map(), cells: new Map() };
      this.#classes.set(key, found);
    }
    this.#classOf.set(server, found);
    return found;
  }

  /** The doors that something tells apart. */
  #distinct(server: AccessServer): readonly ServerDoor[] {
    const doors = new Map<string, ServerDoor>();
    for (const door of server.doors) {
      // In the ambient mesh it is bytes that the proxy of the node sees.
      const seen = server.kind === 'ambient' ? { ...door, isHttp: false } : door;
      const key = this.#doorKey(server, seen);
      if (!doors.has(key)) doors.set(key, seen);
    }
    return [...doors.values()];
  }

  #doorKey({ pod, kind }: AccessServer, { port, isHttp, service, servicePort }: ServerDoor): string {
    const host = this.#connections.hasRules && service !== undefined ? `${service.host}:${servicePort?.number}` : '';
    if (kind === 'gateway' || kind === 'outside') return `${port}${isHttp ? 'h' : 't'}${host}`;
    const { mode, object, pointer } = this.#mesh.peerAuthenticationOf(pod, port);
    return `${port}${isHttp ? 'h' : 't'}${host}${mode}${object === undefined ? '' : numberOf(object)}${pointer ?? ''}`;
  }

  #policiesOf({ pod, kind }: AccessServer): readonly ManifestObject[] {
    if (kind === 'outside') return [];
    const policies = this.#mesh.policiesOf(pod, 'AuthorizationPolicy');
    return kind === 'ambient' ? policies.filter(({ spec }) => asString(at(spec, 'action')) !== 'CUSTOM') : policies;
  }

  #takesTokens({ pod, kind }: AccessServer): boolean {
    if (kind === 'outside') return false;
    const policies = this.#mesh.policiesOf(pod, 'RequestAuthentication');
    return policies.some(({ spec }) => objectsOf(at(spec, 'jwtRules')).length > 0);
  }
}

/** Puts together the ports of which the same holds. */
function cellOf(doors: readonly ServerDoor[], decisions: readonly Decision[]): Cell {
  const parts: { readonly ports: Set<number>; protocol: CellPart['protocol']; decision: Decision }[] = [];
  doors.forEach(({ port, isHttp }, index) => {
    const decision = decisions[index] as Decision;
    const signature = signatureOf(decision);
    const takesBoth = doors.filter(
      (other, at) => other.port === port && signatureOf(decisions[at] as Decision) !== signature,
    );
    const protocol = takesBoth.some((other) => other.isHttp !== isHttp) ? (isHttp ? 'HTTP' : 'TCP') : undefined;
    const known = parts.find((part) => part.protocol === protocol && signatureOf(part.decision) === signature);
    if (known === undefined) parts.push({ ports: new Set(port === undefined ? [] : [port]), protocol, decision });
    else if (port !== undefined) known.ports.add(port);
  });
  if (parts.length === 0) return { access: 'deny', parts: [{ ports: [], protocol: undefined, decision: NO_DOOR }] };
  const kinds = new Set(parts.map(({ decision }) => decision.access));
  const access = kinds.size === 1 ? ([...kinds][0] as Access) : 'conditional';
  return {
    access,
    parts: parts.map((part) => ({ ...part, ports: [...part.ports].sort((one, other) => one - other) })),
  };
}

const NO_DOOR = decided('deny', [{ text: 'it listens on no port', object: undefined, pointer: '' }]);
