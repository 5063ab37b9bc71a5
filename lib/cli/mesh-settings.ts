import type { JsonObject } from '../manifest/manifest-object';
import { asObject, at } from '../mesh/json';
import { type Io, UsageError } from './command';
import { parseYaml, readYamlFile } from './yaml-file';

/** Where MeshConfig stands in the files that installations keep it in. */
const PLACES: readonly (readonly string[])[] = [
  ['spec', 'meshConfig'], // IstioOperator
  ['meshConfig'], // values of the istiod chart
];

/** Reads MeshConfig: by itself, in the ConfigMap of istiod, in Helm values or in an IstioOperator. */
export function readMeshConfig(flag: string, file: string, io: Pick<Io, 'cwd'>): JsonObject {
  const root = readObject(flag, file, io);
  const text = at(root, 'data', 'mesh');
  if (typeof text === 'string') return objectOf(`${flag} ${file}`, parseYaml(`${flag} ${file}, data.mesh`, text));
  return PLACES.map((path) => asObject(at(root, ...path))).find((found) => found !== undefined) ?? root;
}

/** Reads MeshNetworks: by itself, or in the ConfigMap of istiod. */
export function readMeshNetworks(flag: string, file: string, io: Pick<Io, 'cwd'>): JsonObject {
  const root = readObject(flag, file, io);
  const text = at(root, 'data', 'meshNetworks');
  if (typeof text !== 'string') return root;
  return objectOf(`${flag} ${file}`, parseYaml(`${flag} ${file}, data.meshNetworks`, text));
}

function readObject(flag: string, file: string, io: Pick<Io, 'cwd'>): JsonObject {
  return objectOf(`${flag} ${file}`, readYamlFile(flag, file, io));
}

/** An empty file is an empty configuration. */
function objectOf(what: string, json: unknown): JsonObject {
  const object = json === null || json === undefined ? {} : asObject(json);
  if (!object) throw new UsageError(`${what} must hold an object`);
  return object;
}
