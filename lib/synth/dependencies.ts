import { ApiObject, type App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { MeshError } from '../core/errors';
import { apiObjectsOf } from './api-objects';
import { DepthFirst } from './depth-first';

/** Stands between the objects of one construct and those of another, for an edge from each to each. */
class Fan {
  public constructor(public readonly targets: readonly ApiObject[]) {}
}

type Vertex = IConstruct | Fan;

/**
 * What has to be applied before what: the dependencies that constructs declare, and those that follow from them.
 *
 * They are the same as cdk8s's: a chart depends on the charts inside it; where a construct depends on one of another
 * chart, the charts depend on one another; where constructs depend on one another, so does each object of the one on
 * each object of the other. They are found once for the whole app, and no product of objects is written out.
 */
export class Dependencies {
  /** Whether a chart depends on another, which puts numbers before the names of files. */
  public readonly betweenCharts: boolean;
  readonly #constructs: readonly IConstruct[];
  /** All charts, with the objects that belong to each. */
  readonly #charts = new Map<Chart, ApiObject[]>();
  readonly #edges = new Map<IConstruct, Set<Vertex>>();
  /** Charts with an edge from one of their constructs to another: only those have to be sorted. */
  readonly #entangled = new Set<IConstruct>();

  public constructor(app: App) {
    this.#constructs = app.node.findAll();
    for (const construct of this.#constructs) {
      for (const target of construct.node.dependencies) this.add(construct, target);
      if (construct instanceof Chart) this.#charts.set(construct, []);
      else if (construct instanceof ApiObject) this.#charts.get(construct.chart)?.push(construct);
    }
    for (const chart of this.#charts.keys()) {
      const { scope } = chart.node;
      if (scope instanceof Chart) this.add(scope, chart);
    }
    this.betweenCharts = this.addCharts();
    for (const [source, target] of this.edges()) {
      this.entangle(source, target);
      this.addObjects(source, target);
    }
  }

  /**
   * All charts of the app, each after those that it depends on.
   *
   * @throws MeshError MESH_DEPENDENCY_CYCLE
   */
  public charts(): Chart[] {
    const charts = new Set<Vertex>(this.#charts.keys());
    const vertices = this.#constructs.filter((construct) => charts.has(construct) || this.#edges.has(construct));
    return this.sort(numbersFirst(vertices)).filter((vertex): vertex is Chart => charts.has(vertex));
  }

  /** The objects of a chart, each after those that it depends on. */
  public apiObjects(chart: Chart): readonly ApiObject[] {
    const own = this.#charts.get(chart) ?? apiObjectsOf(chart);
    if (!this.#entangled.has(chart)) return own;
    const isOwn = new Set<Vertex>(own);
    return this.sort(chart.node.findAll()).filter((vertex): vertex is ApiObject => isOwn.has(vertex));
  }

  /** The objects that have to be applied before one object. */
  public *of(object: ApiObject): Iterable<ApiObject> {
    for (const target of this.#edges.get(object) ?? [])
      yield* target instanceof Fan ? target.targets : apiObjectsOf(target);
  }

  private add(source: IConstruct, target: Vertex): void {
    const targets = this.#edges.get(source);
    if (targets) targets.add(target);
    else this.#edges.set(source, new Set([target]));
  }

  /** The edges between constructs so far, in the order of the constructs. */
  private edges(): [IConstruct, IConstruct][] {
    const edges: [IConstruct, IConstruct][] = [];
    if (this.#edges.size === 0) return edges;
    for (const source of this.#constructs) {
      for (const target of this.#edges.get(source) ?? []) edges.push([source, target as IConstruct]);
    }
    return edges;
  }

  private addCharts(): boolean {
    let found = false;
    for (const [source, target] of this.edges()) {
      const [sourceChart, targetChart] = [Chart.of(source), Chart.of(target)];
      if (sourceChart === targetChart) continue;
      this.add(sourceChart, targetChart);
      found = true;
    }
    return found;
  }

  private entangle(source: IConstruct, target: IConstruct): void {
    const { scopes } = target.node;
    for (const scope of source.node.scopes) {
      if (scope instanceof Chart && scopes.includes(scope)) this.#entangled.add(scope);
    }
  }

  private addObjects(source: IConstruct, target: IConstruct): void {
    const sources = apiObjectsOf(source);
    const targets = apiObjectsOf(target);
    if (sources.length === 0 || targets.length === 0) return;
    const overlap = new Set<ApiObject>(targets);
    if (sources.some((object) => overlap.has(object))) {
      for (const to of targets) for (const from of sources) if (from !== to) this.add(from, to);
      return;
    }
    const fan = new Fan(targets);
    for (const from of sources) this.add(from, fan);
  }

  /**
   * Depth first, dependencies before dependants, beginning with what nothing depends on. Edges to other constructs than
   * those are left out.
   */
  private sort(constructs: readonly IConstruct[]): readonly IConstruct[] {
    if (this.#edges.size === 0) return constructs;
    const targetsOf = (construct: IConstruct) => this.#edges.get(construct) ?? [];
    const given = new Set<Vertex>(constructs);
    const isInside = (target: Vertex) => target instanceof Fan || given.has(target);
    const depended = new Set<Vertex>();
    for (const construct of constructs) {
      for (const target of targetsOf(construct)) {
        if (depended.has(target)) continue;
        depended.add(target);
        if (target instanceof Fan) for (const object of target.targets) depended.add(object);
      }
    }
    const search = new DepthFirst<Vertex>(
      (vertex) => [...(vertex instanceof Fan ? vertex.targets : targetsOf(vertex))].filter(isInside),
      cycle,
    );
    for (const construct of constructs) if (!depended.has(construct)) search.from(construct);
    // Whatever is left is part of a cycle, or behind one.
    for (const construct of constructs) search.from(construct);
    return search.order.filter((vertex): vertex is IConstruct => !(vertex instanceof Fan));
  }
}

const NUMBER = /^\d+$/;

/** cdk8s keeps them as the keys of an object, where numbers stand first. */
function numbersFirst(constructs: readonly IConstruct[]): readonly IConstruct[] {
  if (!constructs.some(({ node }) => NUMBER.test(node.id) && NUMBER.test(node.path))) return constructs;
  return Object.values(Object.fromEntries(constructs.map((construct) => [construct.node.path, construct])));
}

function cycle(vertices: readonly Vertex[]): MeshError {
  const path = vertices.filter((vertex): vertex is IConstruct => !(vertex instanceof Fan)).map(({ node }) => node.path);
  return new MeshError('MESH_DEPENDENCY_CYCLE', {
    property: 'dependencies',
    must: `not lead back to where they began, as in ${path.join(' -> ')}`,
    fix: 'remove one of them',
  });
}
