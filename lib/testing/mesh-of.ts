import { readMeshConfig } from '../cli/mesh-settings';
import { MeshError } from '../core/errors';
import type { Json, JsonObject } from '../manifest/manifest-object';
import { manifestObject, originless } from '../manifest/object';
import { identityOf, type Manifests, readManifests, readText } from '../manifest/read';
import type { MeshOptions } from '../mesh/mesh';
import type { Coverage } from '../routing/coverage';
import { TestMesh } from './test-mesh';

/** A chart of cdk8s, or whatever else renders manifests as one does. */
export interface RenderedChart {
  toJson(): unknown[];
}

/** An app of cdk8s: all of its charts. */
export interface RenderedApp {
  readonly charts: readonly RenderedChart[];
}

/** A manifest as an object, such as `Testing.synth` of cdk8s gives. */
export interface RenderedManifest {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * A chart, an app, one manifest as an object, a mesh, a file, a folder, or YAML text (whatever has more than one line).
 */
export type MeshPart = RenderedChart | RenderedApp | RenderedManifest | TestMesh | string;

/** Where a mesh is read from; of several parts a later one replaces objects of an earlier one, as applying would. */
export type MeshSource = MeshPart | readonly MeshPart[];

/** How a mesh is read. */
export interface MeshOfOptions {
  /**
   * Who sends the requests that name no client: `NAMESPACE/WORKLOAD` or `gateway:NAMESPACE/NAME`.
   * @default - each request has to name its own
   */
  readonly from?: string;
  /**
   * MeshConfig of the installation, or a file that holds it.
   * @default - Istio's own defaults
   */
  readonly meshConfig?: object | string;
  /**
   * Counts what the requests of the tests reach, in this mesh and in others with the same.
   * @default - nothing is counted
   */
  readonly coverage?: Coverage;
  /**
   * Whether nothing exists but what is given.
   * @default false
   */
  readonly assumeComplete?: boolean;
}

/**
 * Reads manifests as a mesh to be tested.
 *
 * A string with line breaks is YAML; any other names a file, or a folder with all that is below it.
 *
 * @example
 * import { App, Chart } from 'cdk8s';
 * import { meshOf } from 'cdk8s-mesh/testing';
 *
 * const chart = new Chart(new App(), 'shop');
 * const { outcome, trace } = meshOf([chart, 'dist/bookinfo.k8s.yaml'])
 *   .from('bookinfo/productpage-v1')
 *   .route('http://reviews:9080/');
 * @throws MeshError MESH_UNREADABLE_MANIFESTS for a file that is not there, YAML that cannot be read, or an object that
 * is no manifest
 */
export function meshOf(source: MeshSource, options: MeshOfOptions = {}): TestMesh {
  if (isTestMesh(source)) return source.as(options);
  const parts: readonly unknown[] = Array.isArray(source) ? source : [source];
  const merged = new Map<string, Manifests['objects'][number]>();
  const read = parts.map(manifestsOf);
  for (const object of read.flatMap(({ objects }) => objects)) {
    const key = identityOf(object);
    // What is replaced keeps no place, as with files.
    merged.delete(key);
    merged.set(key, object);
  }
  const problems = read.flatMap((one) => one.problems);
  return new TestMesh(
    { objects: [...merged.values()], problems },
    meshOptions(options),
    options.from,
    options.coverage,
  );
}

function meshOptions({ meshConfig, assumeComplete = false }: MeshOfOptions): MeshOptions {
  if (meshConfig === undefined) return { assumeComplete };
  const json =
    typeof meshConfig === 'string' ? readMeshConfig('meshConfig', meshConfig, { cwd: process.cwd() }) : meshConfig;
  return { assumeComplete, meshConfig: json as JsonObject };
}

function manifestsOf(part: unknown): Manifests {
  if (typeof part === 'string') return part.includes('\n') ? fromText(part) : fromFiles(part);
  if (isTestMesh(part)) return { objects: part.objects, problems: [] };
  if (hasFunction(part, 'toJson')) return rendered([part as RenderedChart]);
  const charts = (part as { readonly charts?: unknown } | null | undefined)?.charts;
  if (Array.isArray(charts) && charts.every((chart) => hasFunction(chart, 'toJson'))) return rendered(charts);
  return rendered([{ toJson: () => [part] }]);
}

/** Also one of another copy of this module, such as a runner's reset leaves behind. */
function isTestMesh(part: unknown): part is TestMesh {
  return (
    part instanceof TestMesh || (hasFunction(part, 'route') && hasFunction(part, 'check') && hasFunction(part, 'as'))
  );
}

function hasFunction(part: unknown, name: string): boolean {
  return typeof part === 'object' && part !== null && typeof Reflect.get(part, name) === 'function';
}

function rendered(charts: readonly RenderedChart[]): Manifests {
  const objects = charts.flatMap((chart) => {
    const manifests = chart.toJson();
    const paths = constructPaths(chart);
    return manifests.map((json) => {
      const object = manifestObject(json as Json, originless());
      if (object === undefined) {
        throw unreadable('a chart, an app, a manifest with apiVersion, kind and name, a path, or YAML text', json);
      }
      const path = paths.get(`${object.apiVersion} ${object.kind} ${object.name}`);
      return path === undefined ? object : { ...object, origin: originless(path) };
    });
  });
  return { objects, problems: [] };
}

/** Where the objects of a chart of cdk8s were made, by API, kind and name. */
function constructPaths(chart: RenderedChart): ReadonlyMap<string, string> {
  const { node } = chart as { readonly node?: { findAll?(): readonly MadeObject[] } };
  const made = (node?.findAll?.() ?? []).filter((one) => (one as unknown) !== chart && hasFunction(one, 'toJson'));
  return new Map(made.map((one) => [`${one.apiVersion} ${one.kind} ${one.name}`, one.node.path]));
}

interface MadeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly node: { readonly path: string };
}

function fromText(text: string): Manifests {
  const manifests = readText(text);
  // A text of the test's own that cannot be read is a mistake of the test.
  const [problem] = manifests.problems;
  if (problem !== undefined) throw unreadable(`be YAML of manifests: ${problem.message}`);
  return manifests;
}

function fromFiles(path: string): Manifests {
  const manifests = readManifests([path]);
  const problem = manifests.problems.find(({ code }) => code === 'MESH0001');
  if (problem !== undefined) throw unreadable(`be a file or a folder that can be read: ${problem.message}`);
  if (manifests.objects.length === 0 && manifests.problems.length === 0) {
    throw unreadable('be a file or a folder with manifests, or YAML text of more than one line', path);
  }
  return manifests;
}

function unreadable(must: string, value?: unknown): MeshError {
  const words = must.startsWith('be ') ? must : `be ${must}`;
  return new MeshError('MESH_UNREADABLE_MANIFESTS', { property: 'source', must: words, value });
}
