import { checkInteger } from '../core/checks';
import { MeshError } from '../core/errors';
import type { Percentage } from '../core/percentage';

/** The wire form: one of the two. */
export type DisruptionBudgetJson =
  | { readonly maxUnavailable: number | string }
  | { readonly minAvailable: number | string };

/**
 * How many pods may be taken away at a time when nodes are drained. Crashes are not asked.
 *
 * @example
 * const budget = DisruptionBudget.minAvailable(2);
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class DisruptionBudget {
  /** Nothing holds a drain back: no PodDisruptionBudget is made. */
  public static readonly NONE = new DisruptionBudget(undefined);

  /**
   * At most so many pods, or such a share of them, are away. 0 lets no node be drained while a pod is on it.
   *
   * @throws MeshError MESH_OUT_OF_RANGE, MESH_INVALID_PERCENTAGE
   */
  public static maxUnavailable(pods: number | Percentage): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: count(pods, 'maxUnavailable') });
  }

  /**
   * At least so many pods, or such a share of them, stay. For what needs a quorum: more than half.
   *
   * @throws MeshError MESH_OUT_OF_RANGE, MESH_INVALID_PERCENTAGE
   */
  public static minAvailable(pods: number | Percentage): DisruptionBudget {
    return new DisruptionBudget({ minAvailable: count(pods, 'minAvailable') });
  }

  readonly #json: DisruptionBudgetJson | undefined;

  private constructor(json: DisruptionBudgetJson | undefined) {
    this.#json = Object.freeze(json);
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): DisruptionBudgetJson | undefined {
    return this.#json;
  }
}

function count(pods: number | Percentage, property: string): number | string {
  if (typeof pods === 'number') return checkInteger(pods, { property }, 0);
  if (!Number.isInteger(pods.percent)) {
    throw new MeshError('MESH_INVALID_PERCENTAGE', {
      property,
      value: pods.percent,
      must: 'be a whole number of percent',
    });
  }
  return `${pods.percent}%`;
}
