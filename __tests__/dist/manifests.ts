import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { customKind, hasSchema } from '../support/schema';

/** An object of a file in dist/. */
export interface Manifest {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** The objects of a file; fails where the file is no YAML or a document is no object. */
export function readManifests(folder: string, file: string): Manifest[] {
  return parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document, index) => {
    const problem = document.errors[0] ?? document.warnings[0];
    if (problem) throw new Error(`${file}: ${problem.message}`);
    const object: unknown = document.toJS();
    if (object === null || typeof object !== 'object') throw new Error(`${file}: document ${index + 1} is no object`);
    return { file, ...object } as Manifest;
  });
}

const CLUSTER_SCOPED = [
  'v1/Namespace',
  'v1/PersistentVolume',
  'rbac.authorization.k8s.io/v1/ClusterRole',
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
  'storage.k8s.io/v1/StorageClass',
  'apiextensions.k8s.io/v1/CustomResourceDefinition',
];

export function isNamespaced(manifest: Manifest): boolean {
  if (!hasSchema(manifest)) return !CLUSTER_SCOPED.includes(`${manifest.apiVersion}/${manifest.kind}`);
  return customKind(`${manifest.apiVersion.split('/')[0]}/${manifest.kind}`).scope === 'Namespaced';
}

/** What the object is called in messages: `VirtualService bookinfo/reviews`. */
export function title({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata?.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata?.name}`;
}

/** Equal for two manifests that the API server takes for the same object. */
export function identity(manifest: Manifest): string {
  return `${manifest.apiVersion.split('/').slice(0, -1).join()} ${title(manifest)}`;
}

/** What stands more than once, each time but the first. */
export function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
