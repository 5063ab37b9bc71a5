import { type ApiObject, type Chart, Names, YamlOutputType } from 'cdk8s';
import type { Manifest } from './manifest';
import type { OutputFolder } from './output-folder';

/** How files are named and divided, and what is in them. */
export interface OutputOptions {
  readonly type: YamlOutputType;
  readonly extension: string;
  readonly folder: OutputFolder | undefined;
  /** Whether charts depend on one another: their names then begin with a number. */
  readonly numbered: boolean;
  readonly rendering: Rendering;
}

/** The objects of charts and what they render to, in the order in which they are applied. */
export interface Rendering {
  objectsOf(chart: Chart): readonly ApiObject[];
  manifestsOf(chart: Chart): readonly Manifest[];
  manifestOf(object: ApiObject): Manifest;
}

type File = readonly [path: string, manifests: readonly Manifest[]];

/** The files of an app, by their path below `outdir`; each chart is rendered when its files are asked for. */
export function* outputFiles(charts: readonly Chart[], options: OutputOptions): Iterable<File> {
  const { type, extension, folder, numbered, rendering } = options;
  if (type === YamlOutputType.FILE_PER_APP) {
    if (charts.length > 0) yield [`app${extension}`, charts.flatMap((chart) => rendering.manifestsOf(chart))];
    return;
  }
  for (const [index, chart] of charts.entries()) {
    const label = Names.toDnsLabel(chart);
    const name = numbered ? `${index.toString().padStart(4, '0')}-${label}` : label;
    const folderOf = (manifest: Manifest) => folder?._of(manifest, name, chart) ?? '';
    if (type === YamlOutputType.FILE_PER_CHART) {
      const manifests = rendering.manifestsOf(chart);
      if (!folder) yield [`${name}${extension}`, manifests];
      else for (const [path, some] of byFolder(manifests, folderOf)) yield [`${path}${name}${extension}`, some];
    } else if (type === YamlOutputType.FILE_PER_RESOURCE) {
      for (const manifest of rendering.manifestsOf(chart)) {
        yield [`${below(folderOf(manifest))}${resourceName(manifest)}${extension}`, [manifest]];
      }
    } else {
      for (const object of rendering.objectsOf(chart)) {
        yield [`${name}/${resourceName(object)}${extension}`, [rendering.manifestOf(object)]];
      }
    }
  }
}

/** The manifests of a chart by the folder that they go to, with its slash. */
function byFolder(manifests: readonly Manifest[], folderOf: (manifest: Manifest) => string): Map<string, Manifest[]> {
  const folders = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const path = below(folderOf(manifest));
    const others = folders.get(path);
    if (others) others.push(manifest);
    else folders.set(path, [manifest]);
  }
  return folders;
}

function below(folder: string): string {
  return folder === '' ? '' : `${folder}/`;
}

function resourceName({ kind, metadata }: { kind: string; metadata: { name?: string | undefined } }): string {
  return `${kind}.${metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
