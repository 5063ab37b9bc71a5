import { basename } from 'node:path';
import { objectName } from '../analysis/ignore';
import type { ManifestObject } from '../manifest/manifest-object';

type Metadata = { readonly [name: string]: { readonly path: string } };

/**
 * Finds the construct of an object in what an app records.
 *
 * `MeshApp` records objects that share a name as `Kind namespace/name`, and those that share that as
 * `Kind namespace/name in chart`. The `App` of cdk8s keeps one path per name, whatever the kind and namespace: that of the
 * last object in the order of synthesis. So a name that several objects share belongs to the last one in the file of the
 * chart that the path begins with.
 */
export class ConstructPaths {
  readonly #metadata: Metadata;
  readonly #owners = new Map<string, ManifestObject | undefined>();

  public constructor(objects: readonly ManifestObject[], metadata: Metadata) {
    this.#metadata = metadata;
    const byName = new Map<string, ManifestObject[]>();
    for (const object of objects) {
      const named = byName.get(object.name);
      if (named) named.push(object);
      else byName.set(object.name, [object]);
    }
    for (const [name, named] of byName) this.#owners.set(name, this.ownerOf(name, named));
  }

  /** The path of the construct that rendered the object; undefined where it is not known for certain. */
  public of(object: ManifestObject): string | undefined {
    return this.recorded(this.nameFor(object));
  }

  /** The name under which cdk8s finds the right path, or none. */
  public nameFor(object: ManifestObject): string {
    const full = objectName(object);
    const inChart = `${full} in ${chartOf(object.origin.file)}`;
    if (this.recorded(inChart) !== undefined) return inChart;
    return this.recorded(full) === undefined && this.#owners.get(object.name) === object ? object.name : full;
  }

  private recorded(name: string): string | undefined {
    return Object.hasOwn(this.#metadata, name) ? this.#metadata[name]?.path : undefined;
  }

  private ownerOf(name: string, named: readonly ManifestObject[]): ManifestObject | undefined {
    const files = new Set(named.map(({ origin }) => origin.file));
    if (files.size === 1) return named.at(-1);
    const chart = this.recorded(name)?.split('/')[0];
    const inChart = named.filter(({ origin }) => chart !== undefined && chartOf(origin.file) === chart);
    return inChart.at(-1);
  }
}

/** `dist/0001-bookinfo.k8s.yaml` is the file of the chart `bookinfo`. */
function chartOf(file: string | undefined): string {
  return basename(file ?? '')
    .replace(/(?:\.k8s)?\.yaml$/, '')
    .replace(/^\d{4}-/, '');
}
