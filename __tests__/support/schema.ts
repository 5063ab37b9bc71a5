import { join } from 'node:path';
import { readSchemas } from '../../scripts/import/generate';
import { ruleViolations } from './cel';
import type { SchemaNode } from './schema-node';
import { shapeViolations } from './shape';
import { duplicates, unknownFields, withDefaults } from './structural';

/** A kind that the CRDs of imports/ define. */
export interface CustomKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly schema: SchemaNode;
}

/** Every kind of imports/. */
export const customKinds: readonly CustomKind[] = readSchemas(join(__dirname, '..', '..', 'imports'));

const byName = new Map(customKinds.map((kind) => [`${kind.group}/${kind.kind}`, kind]));
const groups = new Set(customKinds.map(({ group }) => group));

/** The kind called `networking.istio.io/VirtualService`. */
export function customKind(name: string): CustomKind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`imports/schemas has no ${name}`);
  return kind;
}

/** Whether the manifest belongs to an API group that imports/ has the CRDs of. */
export function hasSchema(manifest: object): boolean {
  return groups.has(identify(manifest).group);
}

/** Every way in which the API server would find the manifest at odds with its CRD, under strict field validation. */
export function violations(manifest: object): string[] {
  const { group, version, kind } = identify(manifest);
  const crd = customKind(`${group}/${kind}`);
  if (crd.version !== version)
    throw new Error(`imports/schemas has ${group}/${kind} in ${crd.version}, not in ${version}`);
  const stored = withDefaults(crd.schema, manifest);
  const structure = [...unknownFields(crd.schema, stored), ...duplicates(crd.schema, stored)];
  const shape = shapeViolations(crd.schema, stored);
  // A rule may fail on a value of the wrong shape only because of that shape.
  return shape.length > 0 ? [...structure, ...shape] : [...structure, ...ruleViolations(crd.schema, stored)];
}

function identify(manifest: object): { group: string; version: string; kind: string } {
  const { apiVersion, kind } = manifest as { apiVersion?: unknown; kind?: unknown };
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') throw new Error('a manifest has apiVersion and kind');
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  return { group: group as string, version: version as string, kind };
}
