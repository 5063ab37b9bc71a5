import { type ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { MeshError } from '../core/errors';
import type { ConstructTree } from './construct-tree';

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
  readonly #tree: ConstructTree;
  readonly #edges = new Map<IConstruct, Set<Vertex>>();

  public constructor(tree: ConstructTree) {
    this.#tree = tree;
    let betweenCharts = false;
    for (const construct of tree.constructs)
      for (const target of construct.node.dependencies) this.add(construct, target);
    for (const parent of tree.charts) {
      for (const child of parent.node.children) {
        if (child instanceof Chart) {
          this.add(parent, child);
          betweenCharts = true;
        }
      }
    }
    for (const [source, target] of this.declared()) {
      const [sourceChart, targetChart] = [tree.chartOf(source), tree.chartOf(target)];
      if (sourceChart === targetChart) continue;
      this.add(sourceChart, targetChart);
      betweenCharts = true;
    }
    for (const [source, target] of this.declared()) this.addObjects(source, target);
    this.betweenCharts = betweenCharts;
  }

  /** All charts of the app, each after those that it depends on. */
  public charts(): Chart[] {
    const charts = new Set<IConstruct>(this.#tree.charts);
    return this.sort(this.#tree.constructs).filter((construct): construct is Chart => charts.has(construct));
  }

  /** The objects of a chart, each after those that it depends on. */
  public apiObjects(chart: Chart): ApiObject[] {
    const own = new Set<IConstruct>(this.#tree.apiObjectsOf(chart));
    const subtree = this.#tree.subtree(chart);
    const sorted = subtree.some((construct) => this.#edges.has(construct)) ? this.sort(subtree) : subtree;
    return sorted.filter((construct): construct is ApiObject => own.has(construct));
  }

  /** The objects that have to be applied before one object. */
  public *of(object: ApiObject): Iterable<ApiObject> {
    for (const target of this.#edges.get(object) ?? []) {
      if (target instanceof Fan) yield* target.targets;
      else yield* this.#tree.apiObjectsOf(target);
    }
  }

  private add(source: IConstruct, target: Vertex): void {
    const targets = this.#edges.get(source);
    if (targets) targets.add(target);
    else this.#edges.set(source, new Set([target]));
  }

  /** The edges between constructs so far, in the order of the constructs. */
  private declared(): [IConstruct, IConstruct][] {
    const edges: [IConstruct, IConstruct][] = [];
    if (this.#edges.size === 0) return edges;
    for (const source of this.#tree.constructs) {
      for (const target of this.#edges.get(source) ?? []) edges.push([source, target as IConstruct]);
    }
    return edges;
  }

  private addObjects(source: IConstruct, target: IConstruct): void {
    const sources = this.#tree.apiObjectsOf(source);
    const targets = this.#tree.apiObjectsOf(target);
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
   * Depth first, dependencies before dependants, beginning with what nothing depends on. Edges that lead out of
   * `constructs` are left out.
   */
  private sort(constructs: readonly IConstruct[]): IConstruct[] {
    const inside = new Set<Vertex>(constructs);
    const depended = new Set<Vertex>();
    for (const construct of constructs) {
      for (const target of this.#edges.get(construct) ?? []) {
        if (depended.has(target)) continue;
        depended.add(target);
        if (target instanceof Fan) for (const object of target.targets) depended.add(object);
      }
    }
    const search = new Search((vertex) => this.targets(vertex, inside));
    for (const construct of constructs) if (!depended.has(construct)) search.from(construct);
    // Whatever is left is part of a cycle, or behind one.
    for (const construct of constructs) search.from(construct);
    return search.order.filter((vertex): vertex is IConstruct => !(vertex instanceof Fan));
  }

  private targets(vertex: Vertex, inside: ReadonlySet<Vertex>): readonly Vertex[] {
    if (vertex instanceof Fan) return vertex.targets.filter((target) => inside.has(target));
    const edges = this.#edges.get(vertex);
    return edges ? [...edges].filter((target) => target instanceof Fan || inside.has(target)) : [];
  }
}

/** A depth-first search that keeps its own stack: chains of dependencies may be longer than that of JavaScript. */
class Search {
  public readonly order: Vertex[] = [];
  readonly #targets: (vertex: Vertex) => readonly Vertex[];
  readonly #done = new Set<Vertex>();
  readonly #open = new Set<Vertex>();

  public constructor(targets: (vertex: Vertex) => readonly Vertex[]) {
    this.#targets = targets;
  }

  public from(start: Vertex): void {
    if (this.#done.has(start)) return;
    const stack = [this.visit(start)];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.targets[top.next++];
      if (next === undefined) {
        stack.pop();
        this.#open.delete(top.vertex);
        this.#done.add(top.vertex);
        this.order.push(top.vertex);
      } else if (this.#open.has(next)) {
        throw cycle([
          ...stack.map(({ vertex }) => vertex).slice(stack.findIndex(({ vertex }) => vertex === next)),
          next,
        ]);
      } else if (!this.#done.has(next)) {
        stack.push(this.visit(next));
      }
    }
  }

  private visit(vertex: Vertex): { readonly vertex: Vertex; readonly targets: readonly Vertex[]; next: number } {
    this.#open.add(vertex);
    return { vertex, targets: this.#targets(vertex), next: 0 };
  }
}

function cycle(vertices: readonly Vertex[]): MeshError {
  const path = vertices.filter((vertex): vertex is IConstruct => !(vertex instanceof Fan)).map(({ node }) => node.path);
  return new MeshError('MESH_DEPENDENCY_CYCLE', {
    property: 'dependencies',
    must: 'not lead back to where they began',
    value: path.join(' -> '),
    fix: 'remove one of these dependencies',
  });
}
