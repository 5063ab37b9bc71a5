import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { parseAllDocuments, stringify } from 'yaml';
import type { ManifestObject } from '../../lib/manifest/manifest-object';
import { identityOf, readText } from '../../lib/manifest/read';

/** One object, as it is applied and as the routing engine reads it. */
export interface Manifest {
  readonly identity: string;
  readonly object: KubernetesObject;
  readonly read: ManifestObject;
}

/** Changes a copy of an object before it is applied; undefined leaves it as it is. */
export type Change = (object: Record<string, unknown>) => Record<string, unknown> | undefined;

const DIST = join(__dirname, '../../dist');

/** The objects of a file of `dist`, named without its ending. */
export function manifestsOf(name: string, change?: Change): readonly Manifest[] {
  const text = readFileSync(join(DIST, `${name}.k8s.yaml`), 'utf8');
  const objects = parseAllDocuments(text).map((document) => document.toJS() as Record<string, unknown>);
  return objects.map((object) => manifestOf(change?.(structuredClone(object)) ?? object));
}

export function manifestOf(object: object): Manifest {
  const [read] = readText(stringify(object)).objects;
  if (read === undefined) throw new Error(`not an object: ${stringify(object)}`);
  return { identity: identityOf(read), object: object as KubernetesObject, read };
}
