import { resolve, sep } from 'node:path';
import { type ApiObject, App, type AppProps, type Chart } from 'cdk8s';
import { ConstructTree } from './construct-tree';
import { Dependencies } from './dependencies';
import { KUSTOMIZATION, KUSTOMIZATION_HEADER, kustomizations } from './kustomization';
import type { Manifest } from './manifest';
import { outputFiles, type RenderedChart } from './output-files';
import type { OutputFolder } from './output-folder';
import { type Publication, publish } from './publish';
import { renderFast } from './rendering';
import { SyncWaves } from './sync-wave';
import { writeYaml } from './yaml-writer';

/** What an app takes beside what that of cdk8s takes. */
export interface MeshAppProps extends AppProps {
  /**
   * In which folders below `outdir` objects go, for files per chart or per resource.
   * @default - all files are in `outdir`
   */
  readonly folder?: OutputFolder;
  /**
   * Whether each folder gets a `kustomization.yaml` that lists its files in the order in which they are applied.
   * @default false
   */
  readonly kustomization?: boolean;
  /**
   * Whether objects get the annotation `argocd.argoproj.io/sync-wave`, by their kind and their dependencies. An
   * annotation of your own stays.
   * @default false
   */
  readonly syncWaves?: boolean;
}

/** Output folders of the apps of this process: the files of one are not leftovers of another. */
const outdirs = new Set<string>();

/**
 * An app of cdk8s that synthesizes the same bytes in a time that grows with its size.
 *
 * Files are written whole or not at all, unchanged files are left alone, and files of an earlier synthesis that no
 * longer exist are removed: those with the app's file extension. An app that fails leaves the folder as it was.
 *
 * @example
 * const app = new MeshApp({ folder: OutputFolder.PER_NAMESPACE, kustomization: true });
 */
export class MeshApp extends App {
  readonly #props: MeshAppProps;

  public constructor(props: MeshAppProps = {}) {
    super(props);
    this.#props = props;
    outdirs.add(resolve(this.outdir));
  }

  /** All charts of the app, each after those that it depends on. */
  public override get charts(): Chart[] {
    return new Dependencies(new ConstructTree(this)).charts();
  }

  /**
   * Writes all manifests to the output folder.
   *
   * @returns which files were written, left alone and removed
   * @throws Error where validations of constructs fail, with all of them
   * @throws MeshError MESH_DEPENDENCY_CYCLE for dependencies that lead back to where they began
   * @throws MeshError MESH_UNWRITABLE_OUTPUT
   */
  public override synth(): Publication {
    const { charts, numbered } = this.render();
    const documents = outputFiles(charts, {
      type: this.yamlOutputType,
      extension: this.outputFileExtension,
      folder: this.#props.folder,
      numbered,
    });
    const files = new Map<string, string>();
    for (const [path, manifests] of documents) files.set(path, writeYaml(manifests));
    if (this.#props.kustomization) {
      const included = this.#props.folder?.included ?? true;
      for (const [path, text] of kustomizations(documents.keys(), included)) files.set(path, text);
    }
    if (this.recordsMetadata) files.set(METADATA, constructMetadata(charts));
    return publish(this.outdir, files, (path, text) => this.isOwn(path, text));
  }

  /** All manifests as one YAML text. */
  public override synthYaml(): string {
    return writeYaml(this.render().charts.flatMap(({ manifests }) => manifests));
  }

  private render(): { readonly charts: readonly RenderedChart[]; readonly numbered: boolean } {
    const tree = new ConstructTree(this);
    validate(tree);
    const dependencies = new Dependencies(tree);
    const waves = this.#props.syncWaves ? new SyncWaves((object) => dependencies.of(object)) : undefined;
    const toManifest = (object: ApiObject): Manifest => {
      const manifest = object.toJson() as Manifest;
      return waves ? waves.annotate(object, manifest) : manifest;
    };
    const charts = renderFast(this, () =>
      dependencies.charts().map((chart) => {
        const objects = dependencies.apiObjects(chart);
        return { chart, objects, manifests: objects.map(toManifest) };
      }),
    );
    return { charts, numbered: dependencies.betweenCharts };
  }

  /** Set by the command line of cdk8s where it runs validations. */
  private get recordsMetadata(): boolean {
    return (this as unknown as { recordConstructMetadata: boolean }).recordConstructMetadata;
  }

  private isOwn(path: string, text: () => string): boolean {
    const here = resolve(this.outdir) + sep;
    const file = here + path;
    if ([...outdirs].some((outdir) => outdir.startsWith(here) && file.startsWith(outdir + sep))) return false;
    if (path.endsWith(`/${KUSTOMIZATION}`) || path === KUSTOMIZATION) return text().startsWith(KUSTOMIZATION_HEADER);
    return path.endsWith(this.outputFileExtension) || path === METADATA;
  }
}

const METADATA = 'construct-metadata.json';

function validate(tree: ConstructTree): void {
  const errors = tree.constructs.flatMap(({ node }) => node.validate().map((error) => `[${node.path}] ${error}`));
  if (errors.length > 0) throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
}

function constructMetadata(charts: readonly RenderedChart[]): string {
  const objects = charts.flatMap((chart) => chart.objects);
  const resources = Object.fromEntries(objects.map((object) => [object.name, { path: object.node.path }]));
  return JSON.stringify({ version: '1.0.0', resources });
}
