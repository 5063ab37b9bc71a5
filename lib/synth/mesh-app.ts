import { type ApiObject, App, type AppProps, type Chart } from 'cdk8s';
import { constructMetadata } from './construct-metadata';
import { Dependencies } from './dependencies';
import { kustomizations } from './kustomization';
import { Leftovers, METADATA } from './leftovers';
import type { Manifest } from './manifest';
import { outputFiles, type Rendering } from './output-files';
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
  readonly #leftovers: Leftovers;

  public constructor(props: MeshAppProps = {}) {
    super(props);
    this.#props = props;
    this.#leftovers = new Leftovers(this.outdir, this.outputFileExtension);
  }

  /** All charts of the app, each after those that it depends on. */
  public override get charts(): Chart[] {
    return new Dependencies(this).charts();
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
    const files = this.render((charts, numbered, rendering) => {
      const { yamlOutputType: type, outputFileExtension: extension } = this;
      const { folder } = this.#props;
      const texts = new Map<string, string>();
      for (const [path, manifests] of outputFiles(charts, { type, extension, folder, numbered, rendering })) {
        texts.set(path, writeYaml(manifests));
      }
      if (this.#props.kustomization) {
        for (const [path, text] of kustomizations(texts.keys(), folder?.included ?? true)) texts.set(path, text);
      }
      if (this.recordsMetadata)
        texts.set(METADATA, constructMetadata(charts.flatMap(rendering.objectsOf), rendering.manifestOf));
      return texts;
    });
    return publish(this.outdir, files, (path, text) => this.#leftovers.includes(path, text));
  }

  /** All manifests as one YAML text. */
  public override synthYaml(): string {
    return this.render((charts, _, { manifestsOf }) => writeYaml(charts.flatMap(manifestsOf)));
  }

  private render<T>(run: (charts: readonly Chart[], numbered: boolean, rendering: Rendering) => T): T {
    validate(this);
    const dependencies = new Dependencies(this);
    const waves = this.#props.syncWaves ? new SyncWaves((object) => dependencies.of(object)) : undefined;
    const objectsOf = (chart: Chart) => dependencies.apiObjects(chart);
    const manifestOf = (object: ApiObject): Manifest => {
      const manifest = object.toJson() as Manifest;
      return waves ? waves.annotate(object, manifest) : manifest;
    };
    const manifestsOf = (chart: Chart) => chart.toJson() as Manifest[];
    return renderFast(
      this,
      (chart) => objectsOf(chart).map(manifestOf),
      () => run(dependencies.charts(), dependencies.betweenCharts, { objectsOf, manifestsOf, manifestOf }),
    );
  }

  /** Set by the command line of cdk8s where it runs validations. */
  private get recordsMetadata(): boolean {
    return (this as unknown as { recordConstructMetadata: boolean }).recordConstructMetadata;
  }
}

function validate(app: App): void {
  const errors: string[] = [];
  for (const { node } of app.node.findAll()) {
    for (const error of node.validate()) errors.push(`[${node.path}] ${error}`);
  }
  if (errors.length > 0) throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
}
