import { ApiObject, type App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/**
 * The constructs of an app in the order of their definition, read once.
 *
 * The subtree of a construct is a stretch of that order, so that nothing below has to walk the tree again.
 */
export class ConstructTree {
  /** All constructs, parents before their children. */
  public readonly constructs: readonly IConstruct[];
  /** All charts, in the order of their definition. */
  public readonly charts: readonly Chart[];
  readonly #positions = new Map<IConstruct, { readonly start: number; end: number }>();
  readonly #charts = new Map<IConstruct, Chart | undefined>();
  readonly #apiObjects = new Map<IConstruct, readonly ApiObject[]>();

  public constructor(app: App) {
    const constructs: IConstruct[] = [];
    const charts: Chart[] = [];
    const visit = (construct: IConstruct, parent: Chart | undefined): void => {
      const chart = construct instanceof Chart ? construct : parent;
      if (construct instanceof Chart) charts.push(construct);
      const position = { start: constructs.length, end: 0 };
      constructs.push(construct);
      this.#positions.set(construct, position);
      this.#charts.set(construct, chart);
      for (const child of construct.node.children) visit(child, chart);
      position.end = constructs.length;
    };
    visit(app, undefined);
    this.constructs = constructs;
    this.charts = charts;
  }

  /** The construct and everything below it. */
  public subtree(construct: IConstruct): readonly IConstruct[] {
    const position = this.#positions.get(construct);
    return position ? this.constructs.slice(position.start, position.end) : [];
  }

  /** The closest chart of a construct of this app; fails, as cdk8s does, for one that is in no chart. */
  public chartOf(construct: IConstruct): Chart {
    return this.#charts.get(construct) ?? Chart.of(construct);
  }

  /** The objects below a construct that belong to the same chart as the construct. */
  public apiObjectsOf(construct: IConstruct): readonly ApiObject[] {
    let objects = this.#apiObjects.get(construct);
    if (!objects) {
      const chart = this.chartOf(construct);
      const isOwn = (child: IConstruct): child is ApiObject =>
        child instanceof ApiObject && this.chartOf(child) === chart;
      objects = this.subtree(construct).filter(isOwn);
      this.#apiObjects.set(construct, objects);
    }
    return objects;
  }
}
