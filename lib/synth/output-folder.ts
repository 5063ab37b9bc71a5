import type { Chart } from 'cdk8s';
import { MeshError } from '../core/errors';
import type { Manifest } from './manifest';

/**
 * In which folder below `outdir` an object goes.
 *
 * @example
 * new MeshApp({ folder: OutputFolder.PER_NAMESPACE });
 */
export class OutputFolder {
  /** One folder per chart, named after it. */
  public static readonly PER_CHART = new OutputFolder((_, chartName) => chartName, true);

  /**
   * One folder per namespace, named after it; a Namespace goes into its own. Objects without a namespace go to
   * `cluster`.
   */
  public static readonly PER_NAMESPACE = new OutputFolder(
    ({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : (metadata.namespace ?? 'cluster')),
    true,
  );

  /**
   * A folder for each chart as you say; `undefined` for `outdir` itself. Folders of your own are not part of the
   * kustomization of `outdir`.
   */
  public static of(folder: (chart: Chart) => string | undefined): OutputFolder {
    return new OutputFolder((_, __, chart) => folder(chart), false);
  }

  readonly #folder: (manifest: Manifest, chartName: string, chart: Chart) => string | undefined;

  private constructor(
    folder: (manifest: Manifest, chartName: string, chart: Chart) => string | undefined,
    /** Whether the kustomization of `outdir` includes the folders. */
    public readonly included: boolean,
  ) {
    this.#folder = folder;
    Object.freeze(this);
  }

  /**
   * @internal
   * @throws MeshError MESH_INVALID_FOLDER
   */
  public _of(manifest: Manifest, chartName: string, chart: Chart): string {
    return checkFolder(this.#folder(manifest, chartName, chart), chart);
  }
}

function checkFolder(folder: string | undefined, at: Chart): string {
  if (folder === undefined) return '';
  if (!/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(folder)) {
    throw new MeshError('MESH_INVALID_FOLDER', {
      property: 'folder',
      value: folder,
      must: 'be a path below outdir, such as exercises or team/a',
      at,
    });
  }
  return folder;
}
