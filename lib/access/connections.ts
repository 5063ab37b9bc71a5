import type { ManifestObject } from '../manifest/manifest-object';
import { asObject, at, objectsOf } from '../mesh/json';
import type { Mesh, VirtualPod } from '../mesh/mesh';
import { ChosenRules } from '../routing/destination-rule';
import type { EffectivePolicy } from '../routing/outcome';
import { remember } from '../routing/remember';
import { handshake } from '../routing/tls';
import { type Decision, decided, numberOf } from './decision';
import type { AccessClient, AccessServer, ServerDoor } from './parties';

/** How a client gets to a door. */
export interface Connection {
  /** Whether the server sees the client's certificate. */
  readonly isIdentified: boolean;
  /** Where they do not agree about mutual TLS. */
  readonly refused: Decision | undefined;
}

const NO_RULES: EffectivePolicy = {};

/** Whether clients and servers agree about mutual TLS. */
export class Connections {
  readonly #mesh: Mesh;
  /** Whether a DestinationRule has a word in it at all. */
  readonly hasRules: boolean;
  /** Whether one has for single workloads. */
  readonly hasRulesForSome: boolean;
  readonly #known = new WeakMap<ServerDoor, Map<string, Connection>>();

  constructor(mesh: Mesh) {
    this.#mesh = mesh;
    const rules = mesh.destinationRules.filter(({ spec }) => {
      const policy = asObject(at(spec, 'trafficPolicy'));
      return policy !== undefined && [policy, ...portSettings(policy)].some(({ tls }) => tls !== undefined);
    });
    this.hasRules = rules.length > 0;
    this.hasRulesForSome = rules.some(({ spec }) => at(spec, 'workloadSelector') !== undefined);
  }

  /** Clients of the same text have the same DestinationRules. */
  groupOf({ name, pod, hasProxy }: AccessClient): string {
    if (!hasProxy || pod === undefined) return '';
    return this.hasRulesForSome ? name : this.hasRules ? pod.namespace : '+';
  }

  connect(client: AccessClient, { pod, kind }: AccessServer, door: ServerDoor): Connection {
    // Certificates of clients at gateways are another matter than identities of the mesh.
    if (kind === 'gateway') return { isIdentified: false, refused: undefined };
    const policy = client.hasProxy ? this.#policyFor(client, door) : NO_RULES;
    const key = client.hasProxy ? policyKey(policy) : '-';
    const known = remember(this.#known, door, () => new Map<string, Connection>());
    return remember(known, key, () => this.#handshake(client, policy, pod, door));
  }

  #handshake(client: AccessClient, policy: EffectivePolicy, pod: VirtualPod, door: ServerDoor): Connection {
    const { tls, error, trace } = handshake(this.#mesh, client.hasProxy, policy, behind(pod), portOf(door));
    if (error === null) return { isIdentified: tls === 'ISTIO_MUTUAL', refused: undefined };
    const why = trace
      .filter(({ source }) => source !== undefined)
      .map(({ reason, source, pointer }) => ({ text: reason, object: source as never, pointer: pointer ?? '' }));
    return { isIdentified: false, refused: decided('deny', why.length > 0 ? why : [lastOf(trace)]) };
  }

  #policyFor({ pod }: AccessClient, { service, servicePort }: ServerDoor): EffectivePolicy {
    if (!this.hasRules || pod === undefined || service === undefined) return NO_RULES;
    const { tls } = new ChosenRules(this.#mesh, service.host, pod.namespace, pod).policy(
      servicePort?.number,
      undefined,
    );
    return tls === undefined ? NO_RULES : { tls };
  }
}

function policyKey({ tls }: EffectivePolicy): string {
  return tls === undefined ? '+' : `${numberOf(tls.object as ManifestObject)}${tls.pointer}`;
}

function portSettings(policy: object) {
  return objectsOf(at(policy, 'portLevelSettings')).map(([, settings]) => settings);
}

function behind(pod: VirtualPod) {
  return { known: 'some', pods: [pod], outside: false } as const;
}

/** A door without a service is one of the workload itself. */
function portOf({ port, servicePort }: ServerDoor) {
  if (servicePort !== undefined || port === undefined) return servicePort;
  return { number: port, name: undefined, protocol: undefined, targetPort: port, pointer: '' };
}

function lastOf(trace: readonly { readonly reason: string }[]) {
  return { text: trace.at(-1)?.reason ?? '', object: undefined, pointer: '' };
}
