import { asObject, at, objectsOf } from '../mesh/json';
import type { Mesh, VirtualPod } from '../mesh/mesh';
import { ChosenRules } from '../routing/destination-rule';
import type { EffectivePolicy } from '../routing/outcome';
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
  readonly #ruled = new Map<string, EffectivePolicy>();

  constructor(mesh: Mesh) {
    this.#mesh = mesh;
    const rules = mesh.destinationRules.filter(({ spec }) => {
      const policy = asObject(at(spec, 'trafficPolicy'));
      return policy !== undefined && [policy, ...portSettings(policy)].some(({ tls }) => tls !== undefined);
    });
    this.hasRules = rules.length > 0;
    this.hasRulesForSome = rules.some(({ spec }) => at(spec, 'workloadSelector') !== undefined);
  }

  /** What decides how a client connects, as a text: clients of the same text connect alike. */
  keyOf(client: AccessClient, door: ServerDoor): string {
    if (!client.hasProxy) return '-';
    const { tls } = this.#policyFor(client, door);
    return tls === undefined ? '+' : `${numberOf(tls.object as never)}${tls.pointer}`;
  }

  connect(client: AccessClient, { pod, kind }: AccessServer, door: ServerDoor): Connection {
    // Certificates of clients at gateways are another matter than identities of the mesh.
    if (kind === 'gateway') return { isIdentified: false, refused: undefined };
    const policy = client.hasProxy ? this.#policyFor(client, door) : NO_RULES;
    const { tls, error, trace } = handshake(this.#mesh, client.hasProxy, policy, behind(pod), portOf(door));
    if (error === null) return { isIdentified: tls === 'ISTIO_MUTUAL', refused: undefined };
    const why = trace
      .filter(({ source }) => source !== undefined)
      .map(({ reason, source, pointer }) => ({ text: reason, object: source as never, pointer: pointer ?? '' }));
    return { isIdentified: false, refused: decided('deny', why.length > 0 ? why : [lastOf(trace)]) };
  }

  #policyFor({ pod }: AccessClient, { service, servicePort }: ServerDoor): EffectivePolicy {
    if (!this.hasRules || pod === undefined || service === undefined) return NO_RULES;
    const own = this.hasRulesForSome ? `${pod.namespace}/${pod.name}` : pod.namespace;
    const key = `${own} ${service.host} ${servicePort?.number}`;
    let policy = this.#ruled.get(key);
    if (policy === undefined) {
      const { tls } = new ChosenRules(this.#mesh, service.host, pod.namespace, pod).policy(
        servicePort?.number,
        undefined,
      );
      policy = tls === undefined ? NO_RULES : { tls };
      this.#ruled.set(key, policy);
    }
    return policy;
  }
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
