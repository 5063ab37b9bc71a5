import { parseAllDocuments } from 'yaml';

/** A node of an OpenAPI v3 structural schema. */
export type SchemaNode = { readonly [key: string]: unknown };

interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly schema: { readonly openAPIV3Schema: SchemaNode };
}

/** One kind at the one version that is imported. */
export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly schema: SchemaNode;
}

/** Reads the CustomResourceDefinitions of a multi-document YAML text, one version per kind, without prose. */
export function readKinds(text: string): Kind[] {
  const kinds: Kind[] = [];
  for (const document of parseAllDocuments(text)) {
    if (document.errors[0]) throw new Error(`the CRD file is not YAML: ${document.errors[0].message}`);
    const crd = document.toJS();
    if (crd?.kind !== 'CustomResourceDefinition') continue;
    const version = chooseVersion(crd.spec.names.kind, crd.spec.versions);
    kinds.push({
      group: crd.spec.group,
      version: version.name,
      kind: crd.spec.names.kind,
      plural: crd.spec.names.plural,
      scope: crd.spec.scope,
      schema: withoutProse(version.schema.openAPIV3Schema),
    });
  }
  return kinds.sort((a, b) => `${a.group}/${a.kind}`.localeCompare(`${b.group}/${b.kind}`));
}

/** The storage version, unless a stable one is served beside an unstable storage version (Telemetry of Istio). */
function chooseVersion(kind: string, versions: readonly CrdVersion[]): CrdVersion {
  const stable = (v: CrdVersion) => /^v\d+$/.test(v.name);
  const storage = versions.find((v) => v.storage);
  if (!storage) throw new Error(`${kind} has no storage version`);
  return stable(storage) ? storage : (versions.find((v) => v.served && stable(v)) ?? storage);
}

/** Drops descriptions and the messages of CEL rules: what stays are facts. */
function withoutProse(node: SchemaNode): SchemaNode {
  return copy(node, 'schema') as SchemaNode;
}

/** `place` says what the keys of a mapping are: keywords of a schema, or names that the CRD's author chose. */
function copy(value: unknown, place: 'schema' | 'names' | 'data'): unknown {
  if (Array.isArray(value)) return value.map((item) => copy(item, place));
  if (value === null || typeof value !== 'object') return value;
  const result: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    if (place === 'names') result[key] = copy(child, 'schema');
    else if (place === 'data') result[key] = child;
    else if (key === 'description' || key === 'title' || key === 'example' || key === 'externalDocs') continue;
    else if (key === 'x-kubernetes-validations') result[key] = rules(child as SchemaNode[]);
    else if (key === 'properties' || key === 'patternProperties') result[key] = copy(child, 'names');
    else if (key === 'default' || key === 'enum' || key === 'required') result[key] = copy(child, 'data');
    else result[key] = copy(child, 'schema');
  }
  return result;
}

function rules(validations: readonly SchemaNode[]): SchemaNode[] {
  return validations.map(({ rule, fieldPath, reason, optionalOldSelf }) =>
    JSON.parse(JSON.stringify({ rule, fieldPath, reason, optionalOldSelf })),
  );
}
