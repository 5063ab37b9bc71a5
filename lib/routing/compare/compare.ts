import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, at, objectsOf } from '../../mesh/json';
import type { Mesh, VirtualPod } from '../../mesh/mesh';
import { gatewayProxy } from '../gateway-proxy';
import type { Client, Routed, RouteRequest } from '../outcome';
import { route } from '../route';
import type { AskRule } from './asks';
import { type ClientPair, clientsOf } from './clients';
import { assignments, type Dialled, requestOf } from './requests';
import { Rulebook } from './rulebook';
import { type ComparedField, differing } from './sameness';
import { gatewayTargets, placeOf, type Side, workloadTargets } from './targets';

export interface CompareOptions {
  /** The clients to compare by; all where they are left out. */
  readonly clients?: readonly ClientPair[] | undefined;
  /** How many requests are tried at most. @default 2000000 */
  readonly most?: number | undefined;
  /** How many differences are kept. @default 100 */
  readonly keep?: number | undefined;
}

/** A request with which two meshes do something else. */
export interface Difference {
  readonly client: string;
  readonly request: RouteRequest;
  readonly fields: readonly ComparedField[];
  readonly routed: readonly [Routed, Routed];
}

export interface Comparison {
  readonly alike: boolean;
  /** How many requests were tried, and how many of them make a difference. */
  readonly tried: number;
  readonly differing: number;
  /** The first of them. */
  readonly differences: readonly Difference[];
  /** Whether every class of requests was tried. */
  readonly complete: boolean;
  /** Clients that one mesh alone has. */
  readonly onlyIn: readonly [readonly string[], readonly string[]];
}

const MOST = 2_000_000;
const KEEP = 100;

/** Whether two meshes do the same with every request that the rules of either tell from others. */
export function compare(one: Mesh, other: Mesh, options: CompareOptions = {}): Comparison {
  const meshes = [one, other] as const;
  const found =
    options.clients === undefined ? clientsOf(meshes) : { pairs: options.clients, onlyIn: [[], []] as const };
  const trial = new Trial(meshes, options.most ?? MOST, options.keep ?? KEEP);
  for (const pair of found.pairs) trial.compareFor(pair);
  // A gateway that is not there answers nobody; a workload that is not there asks nothing.
  const lacksGateway = found.onlyIn.flat().some((name) => name.startsWith('gateway:'));
  return {
    alike: trial.differing === 0 && !lacksGateway,
    tried: trial.tried,
    differing: trial.differing,
    differences: trial.differences,
    complete: trial.complete,
    onlyIn: found.onlyIn,
  };
}

class Trial {
  tried = 0;
  differing = 0;
  readonly differences: Difference[] = [];
  complete = true;
  private readonly sides: readonly [Side, Side];
  private workloadTargets: readonly Dialled[] | undefined;

  constructor(
    private readonly meshes: readonly [Mesh, Mesh],
    private readonly most: number,
    private readonly keep: number,
  ) {
    this.sides = meshes.map((mesh) => ({ mesh, rules: new Rulebook(mesh) })) as unknown as readonly [Side, Side];
  }

  compareFor(pair: ClientPair): void {
    const gateways = pair.clients.map((client) => (client.kind === 'gateway' ? client.gateway : undefined));
    if (gateways[0] === undefined && gateways[1] === undefined) {
      this.workloadTargets ??= workloadTargets(this.sides);
      for (const target of this.workloadTargets) this.compareAt(pair, target);
    } else {
      for (const target of gatewayTargets(this.sides, gateways)) this.compareAt(pair, target);
    }
  }

  private compareAt(pair: ClientPair, target: Dialled): void {
    const asks = this.sides.flatMap((side, index) => this.asksAt(side, pair.clients[index] as Client, target.host));
    const known = new Set<string>();
    const reached = new Set<VirtualPod>();
    this.tryAll(pair, target, asks, undefined, known, reached);
    // What is let in by one policy may meet another.
    for (let seen = 0; ; ) {
      const policies = this.policiesOf(pair, reached);
      if (policies.length === seen) return;
      seen = policies.length;
      const more = policies.flatMap((policy) => this.sides[0].rules.asksOf(policy));
      if (more.length > 0) this.tryAll(pair, target, [...asks, ...more], issuerOf(policies), known, reached);
    }
  }

  private asksAt({ mesh, rules }: Side, client: Client, host: string): readonly AskRule[] {
    if (client.kind === 'workload') return rules.asksFor('mesh', host);
    const { gateways } = gatewayProxy(mesh, client.gateway);
    return gateways.flatMap((gateway) => rules.asksFor(placeOf(mesh, gateway), host));
  }

  private tryAll(
    pair: ClientPair,
    target: Dialled,
    asks: readonly AskRule[],
    issuer: string | undefined,
    known: Set<string>,
    reached: Set<VirtualPod>,
  ): void {
    for (const assignment of assignments(asks)) {
      const request = requestOf(target, assignment, issuer);
      const key = JSON.stringify(request);
      if (known.has(key)) continue;
      if (this.tried >= this.most) {
        this.complete = false;
        return;
      }
      known.add(key);
      this.tryOne(pair, request, reached);
    }
  }

  private tryOne(pair: ClientPair, request: RouteRequest, reached: Set<VirtualPod>): void {
    this.tried++;
    const routed = pair.clients.map((client, index) => route(this.meshes[index] as Mesh, client, request)) as [
      Routed,
      Routed,
    ];
    for (const { outcome } of routed) {
      for (const { endpoints } of outcome.destinations) for (const pod of endpoints) reached.add(pod);
    }
    const fields = differing(this.meshes, routed[0].outcome, routed[1].outcome);
    if (fields.length === 0) return;
    this.differing++;
    if (this.differences.length < this.keep) this.differences.push({ client: pair.name, request, fields, routed });
  }

  /** The policies of the workloads that requests reach, and of the gateways on their way. */
  private policiesOf(pair: ClientPair, reached: ReadonlySet<VirtualPod>): readonly ManifestObject[] {
    const gateways = pair.clients.flatMap((client, index) =>
      client.kind === 'gateway' ? [gatewayProxy(this.meshes[index] as Mesh, client.gateway).pod] : [],
    );
    const pods = [...reached, ...gateways];
    const policies = new Set<ManifestObject>();
    for (const mesh of this.meshes) {
      for (const pod of pods) {
        for (const kind of ['AuthorizationPolicy', 'RequestAuthentication'] as const) {
          for (const policy of mesh.policiesOf(pod, kind)) policies.add(policy);
        }
      }
    }
    return [...policies];
  }
}

function issuerOf(policies: readonly ManifestObject[]): string | undefined {
  return policies
    .filter(({ kind }) => kind === 'RequestAuthentication')
    .flatMap(({ spec }) => objectsOf(at(spec, 'jwtRules')))
    .map(([, rule]) => asString(rule.issuer))[0];
}
