import { type ApiObject, type Chart, Names, YamlOutputType } from 'cdk8s';
import type { Manifest } from './manifest';
import type { OutputFolder } from './output-folder';

/** A chart with its objects and what they render to, in the order in which they are applied. */
export interface RenderedChart {
  readonly chart: Chart;
  readonly objects: readonly ApiObject[];
  readonly manifests: readonly Manifest[];
}

/** How files are named and divided. */
export interface OutputOptions {
  readonly type: YamlOutputType;
  readonly extension: string;
  readonly folder: OutputFolder | undefined;
  /** Whether charts depend on one another: their names then begin with a number. */
  readonly numbered: boolean;
}

/** Which manifests go to which file, by its path below `outdir`. */
export function outputFiles(
  charts: readonly RenderedChart[],
  { type, extension, folder, numbered }: OutputOptions,
): Map<string, readonly Manifest[]> {
  const files = new Map<string, readonly Manifest[]>();
  const nameOf = (chart: Chart, index: number) =>
    numbered ? `${index.toString().padStart(4, '0')}-${Names.toDnsLabel(chart)}` : Names.toDnsLabel(chart);

  if (type === YamlOutputType.FILE_PER_APP) {
    if (charts.length > 0)
      files.set(
        `app${extension}`,
        charts.flatMap(({ manifests }) => manifests),
      );
    return files;
  }
  for (const [index, { chart, objects, manifests }] of charts.entries()) {
    const name = nameOf(chart, index);
    if (type === YamlOutputType.FILE_PER_CHART) {
      for (const [path, some] of byFolder(chart, name, manifests, folder))
        files.set(`${path}${name}${extension}`, some);
      continue;
    }
    for (const [position, manifest] of manifests.entries()) {
      if (type === YamlOutputType.FILE_PER_RESOURCE) {
        const path = folder ? below(folder._of(manifest, name, chart)) : '';
        files.set(`${path}${resourceName(manifest)}${extension}`, [manifest]);
      } else {
        files.set(`${name}/${resourceName(objects[position] as ApiObject)}${extension}`, [manifest]);
      }
    }
  }
  return files;
}

/** The manifests of a chart by the folder that they go to, with its slash. */
function byFolder(
  chart: Chart,
  name: string,
  manifests: readonly Manifest[],
  folder: OutputFolder | undefined,
): ReadonlyMap<string, readonly Manifest[]> {
  if (!folder || manifests.length === 0) return new Map([['', manifests]]);
  const folders = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const path = below(folder._of(manifest, name, chart));
    folders.set(path, [...(folders.get(path) ?? []), manifest]);
  }
  return folders;
}

function below(folder: string): string {
  return folder === '' ? '' : `${folder}/`;
}

function resourceName({ kind, metadata }: { kind: string; metadata: { name?: string | undefined } }): string {
  return `${kind}.${metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
