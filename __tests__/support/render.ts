import { Chart, Testing, Yaml } from 'cdk8s';

/** A rendered manifest. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into manifests of any kind
export type Manifest = any;

/** Renders what `build` defines in a chart of namespace `bookinfo` whose names carry no hashes. */
export function render(build: (chart: Chart) => void, namespace: string | undefined = 'bookinfo'): Manifest[] {
  const chart = new Chart(Testing.app(), 'test', {
    disableResourceNameHashes: true,
    ...(namespace ? { namespace } : {}),
  });
  build(chart);
  return Testing.synth(chart);
}

/** Renders the one object that `build` defines. */
export function renderOne(build: (chart: Chart) => void, namespace?: string): Manifest {
  const manifests = render(build, namespace);
  if (manifests.length !== 1) throw new Error(`expected one manifest, got ${manifests.length}`);
  return manifests[0];
}

/** The one object of `kind` (and `name`) among the manifests. */
export function find(manifests: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = manifests.filter((m) => m.kind === kind && (name === undefined || m.metadata.name === name));
  if (found.length !== 1) throw new Error(`expected one ${kind} ${name ?? ''}, found ${found.length}`);
  return found[0];
}

/** The YAML text of the spec, as kubectl reads it. */
export function specYaml(manifest: Manifest): string {
  return Yaml.stringify(manifest.spec).trimEnd();
}

/** The error that `run` throws, as the text that its reader sees. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}
