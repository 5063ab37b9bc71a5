import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { LAB } from '../build/cache';

const SCHEMAS = join(LAB, '..', 'imports', 'schemas');

interface Schema {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: string;
  readonly schema: unknown;
}

/** A definition from one of our schemas, `GROUP/KIND`: the real one without its descriptions and columns. */
export function definitionFromSchema(name: string): KubernetesObject {
  const schema = JSON.parse(readFileSync(join(SCHEMAS, `${name}.json`), 'utf8')) as Schema;
  const version = { name: schema.version, served: true, storage: true, schema: { openAPIV3Schema: schema.schema } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${schema.plural}.${schema.group}` },
    spec: {
      group: schema.group,
      names: { kind: schema.kind, plural: schema.plural, singular: schema.kind.toLowerCase() },
      scope: schema.scope,
      versions: [version],
    },
  } as KubernetesObject;
}
