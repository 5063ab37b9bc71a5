/** A depth-first search that keeps its own stack: chains of dependencies may be longer than that of JavaScript. */
export class DepthFirst<Vertex> {
  /** What was found so far, each vertex after those that it leads to. */
  public readonly order: Vertex[] = [];
  readonly #targets: (vertex: Vertex) => readonly Vertex[];
  readonly #cycle: (path: readonly Vertex[]) => Error;
  readonly #done = new Set<Vertex>();
  readonly #open = new Set<Vertex>();

  /**
   * @param targets what a vertex leads to
   * @param cycle the error for a path that ends where it begins
   */
  public constructor(targets: (vertex: Vertex) => readonly Vertex[], cycle: (path: readonly Vertex[]) => Error) {
    this.#targets = targets;
    this.#cycle = cycle;
  }

  /** Adds a vertex to the order, and before it what it leads to. */
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
        const path = stack.map(({ vertex }) => vertex);
        throw this.#cycle([...path.slice(path.indexOf(next)), next]);
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
