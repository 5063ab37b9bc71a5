import { coreSchema } from './core-schemas';
import type { ManifestObject } from './manifest-object';
import { metadataSchema } from './metadata-schema';
import { isRight } from './right';
import { checkRules } from './rules';
import { customKind, type SchemaNode } from './schema';
import { checkShape } from './shape';
import { checkFields } from './unknown-fields';
import type { Violation } from './violation';

/**
 * Every way in which the API server would find the object at odds with its schema, under strict field validation. Kinds
 * of Kubernetes itself are checked where a mesh reads them; of a kind without a schema only the metadata is checked.
 */
export function validate(object: ManifestObject): readonly Violation[] {
  const found: Violation[] = [];
  const add = (violation: Violation): void => void found.push(violation);
  const { metadata } = object.json;
  if (metadata !== undefined && !isRight(metadataSchema, metadata, false)) {
    check(metadataSchema, metadata, '/metadata', add);
  }
  const schema = schemaOf(object);
  if (schema) {
    const before = found.length;
    if (!isRight(schema, object.json, true)) check(schema, object.json, '', add);
    // A rule may fail on a value of the wrong shape only because of that shape.
    if (found.slice(before).every(({ code }) => code === 'MESH0005')) checkRules(schema, object.json, '', add);
  }
  return found;
}

function check(schema: SchemaNode, value: unknown, pointer: string, add: (violation: Violation) => void): void {
  checkFields(schema, value, pointer, add);
  checkShape(schema, value, pointer, add);
}

function schemaOf({ apiVersion, group, kind }: ManifestObject): SchemaNode | undefined {
  const custom = customKind(group, kind);
  if (!custom) return coreSchema(group, kind);
  // All versions of Istio's and the Gateway API's kinds have one schema; of the others only the stored one is known.
  const alike = group.endsWith('.istio.io') || group === 'gateway.networking.k8s.io';
  return alike || apiVersion === `${custom.group}/${custom.version}` ? custom.schema : undefined;
}
