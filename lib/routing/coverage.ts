import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { asObject, at, objectsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import type { Routed, TraceEntry } from './outcome';
import { placeText } from './text';
import { nameOf } from './trace';

export const COVERAGE_KINDS = ['route', 'match', 'subset', 'policy'] as const;

/** A rule of a route, one of its matches, a subset of a DestinationRule, or a rule of a policy. */
export type CoverageKind = (typeof COVERAGE_KINDS)[number];

/** Something that requests may reach. */
export interface CoverageItem {
  readonly kind: CoverageKind;
  /** `VirtualService bookinfo/reviews`. */
  readonly object: string;
  /** `/spec/http/0/match/1`. */
  readonly pointer: string;
  readonly reached: boolean;
  /** The object itself, for file and line. */
  readonly source: ManifestObject<unknown>;
}

export interface CoverageCount {
  readonly reached: number;
  readonly total: number;
  /** 0 to 100; 100 where there is nothing to reach. */
  readonly percent: number;
}

export interface CoverageReport extends CoverageCount {
  readonly items: readonly CoverageItem[];
  readonly kinds: { readonly [kind in CoverageKind]: CoverageCount };
}

interface Item extends Omit<CoverageItem, 'reached'> {
  reached: boolean;
}

/**
 * Which routes, matches, subsets and policies of meshes requests reach.
 *
 * What is alike in several meshes counts once.
 *
 * @example
 * import { Coverage, meshOf } from 'cdk8s-mesh/testing';
 *
 * const coverage = new Coverage();
 * const shop = meshOf('dist/shop.yaml', { coverage, from: 'shop/web' });
 * shop.route('http://cart:8080/');
 * coverage.missed('route', 'match'); // ['route VirtualService shop/cart /spec/http/0 (dist/shop.yaml:41)']
 */
export class Coverage {
  private readonly meshes = new WeakSet<Mesh>();
  private readonly bySource = new Map<ManifestObject<unknown>, readonly Item[]>();
  /** The same object may stand in several meshes. */
  private readonly byContent = new Map<string, readonly Item[]>();

  /** Counts what is in a mesh, reached or not; `meshOf` does so by itself. */
  public include(mesh: Mesh): void {
    if (this.meshes.has(mesh)) return;
    this.meshes.add(mesh);
    for (const [object, items] of itemsOf(mesh)) {
      if (items.length === 0) continue;
      const content = `${object.group} ${nameOf(object)} ${JSON.stringify(object.spec)}`;
      const known = this.byContent.get(content) ?? items.map((item): Item => ({ ...item, reached: false }));
      this.byContent.set(content, known);
      this.bySource.set(object, known);
    }
  }

  /** Counts what a request has reached; the matchers do so by themselves. */
  public add(mesh: Mesh, { trace }: Pick<Routed, 'trace'>): void {
    this.include(mesh);
    for (const entry of trace) {
      // What a request has missed is no more than an explanation.
      if (entry.source === undefined || entry.step === 'nearest-rule') continue;
      for (const item of this.bySource.get(entry.source) ?? []) {
        item.reached ||= isReached(item, entry);
      }
    }
  }

  /** What of these kinds, or of all, no request has reached: each with its place. */
  public missed(...kinds: readonly CoverageKind[]): readonly string[] {
    return this.report()
      .items.filter(({ kind, reached }) => !reached && (kinds.length === 0 || kinds.includes(kind)))
      .map(({ kind, object, pointer, source }) => `${kind} ${placeText(object, pointer, source)}`);
  }

  /** How much is reached, and each thing that can be. */
  public report(): CoverageReport {
    const items = [...this.byContent.values()].flat();
    const count = (kind: CoverageKind) => countOf(items.filter((item) => item.kind === kind));
    return {
      items,
      ...countOf(items),
      kinds: { route: count('route'), match: count('match'), subset: count('subset'), policy: count('policy') },
    };
  }
}

function isReached({ kind, pointer }: Item, entry: TraceEntry): boolean {
  if (kind === 'match') return entry.match === pointer;
  if (pointer === WHOLE) return true;
  return entry.pointer === pointer || entry.pointer?.startsWith(`${pointer}/`) === true;
}

function countOf(items: readonly Item[]): CoverageCount {
  const reached = items.filter((item) => item.reached).length;
  const percent = items.length === 0 ? 100 : (reached / items.length) * 100;
  return { reached, total: items.length, percent };
}

const WHOLE = '/spec';

type Found = readonly (readonly [object: ManifestObject<unknown>, items: readonly Omit<Item, 'reached'>[]])[];

function itemsOf(mesh: Mesh): Found {
  const found = (
    objects: readonly ManifestObject<unknown>[],
    pointersOf: (spec: JsonObject) => readonly (readonly [CoverageKind, string])[],
  ): Found =>
    objects.map((source) => [
      source,
      pointersOf(asObject(source.spec) ?? {}).map(([kind, pointer]) => ({
        kind,
        object: nameOf(source),
        pointer,
        source,
      })),
    ]);
  return [
    ...found(mesh.virtualServices, (spec) => ['http', 'tls', 'tcp'].flatMap((field) => rulesOf(spec, field, 'match'))),
    ...found([...mesh.httpRoutes, ...mesh.grpcRoutes], (spec) => rulesOf(spec, 'rules', 'matches')),
    ...found([...mesh.tlsRoutes, ...mesh.tcpRoutes], (spec) => rulesOf(spec, 'rules', 'matches')),
    ...found(mesh.destinationRules, (spec) => listed(spec, 'subsets').map((pointer) => ['subset', pointer])),
    ...found(mesh.authorizationPolicies, (spec) => policyRules(spec, 'rules')),
    ...found(mesh.requestAuthentications, (spec) => policyRules(spec, 'jwtRules')),
    ...found(mesh.peerAuthentications, () => [['policy', WHOLE]]),
  ];
}

function rulesOf(spec: JsonObject, field: string, matches: string): (readonly [CoverageKind, string])[] {
  return objectsOf(spec[field]).flatMap(([index, rule]): (readonly [CoverageKind, string])[] => {
    const pointer = `/spec/${field}/${index}`;
    return [
      ['route', pointer],
      ...objectsOf(at(rule, matches)).map(([match]) => ['match', `${pointer}/${matches}/${match}`] as const),
    ];
  });
}

/** A policy without rules says something by itself: it allows nothing. */
function policyRules(spec: JsonObject, field: string): readonly (readonly [CoverageKind, string])[] {
  const rules = listed(spec, field);
  return (rules.length === 0 ? [WHOLE] : rules).map((pointer) => ['policy', pointer]);
}

function listed(spec: JsonObject, field: string): readonly string[] {
  return objectsOf(spec[field]).map(([index]) => `/spec/${field}/${index}`);
}
