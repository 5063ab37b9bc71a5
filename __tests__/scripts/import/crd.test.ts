import { describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { type Kind, readKinds, type SchemaNode } from '../../../scripts/import/crd';

const version = (name: string, storage: boolean, schema: SchemaNode = { type: 'object' }, served = true) => ({
  name,
  served,
  storage,
  schema: { openAPIV3Schema: schema },
});

function crd(kind: string, versions: unknown[], group = 'example.com') {
  const plural = `${kind.toLowerCase()}s`;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: { group, scope: 'Namespaced', names: { kind, plural }, versions },
  };
}

const read = (...documents: unknown[]): Kind[] => readKinds(documents.map((d) => `---\n${stringify(d)}`).join(''));
const versionOf = (...versions: unknown[]) => read(crd('Route', versions))[0]?.version;
const schemaOf = (schema: SchemaNode) => read(crd('Route', [version('v1', true, schema)]))[0]?.schema;

describe('the version of a kind', () => {
  test('is the storage version where that one is stable', () => {
    expect(versionOf(version('v1', true), version('v2', false))).toBe('v1');
    expect(versionOf(version('v1beta1', false), version('v1', true))).toBe('v1');
  });

  test('is the stable one that is served where the storage version is not stable', () => {
    expect(versionOf(version('v1alpha1', true), version('v1', false))).toBe('v1');
  });

  test('is the storage version where no stable one is served', () => {
    expect(versionOf(version('v1alpha1', true), version('v1beta1', false))).toBe('v1alpha1');
    expect(versionOf(version('v1alpha1', true), version('v1', false, {}, false))).toBe('v1alpha1');
  });

  test('fails where there is no storage version', () => {
    expect(() => versionOf(version('v1', false))).toThrow('Route has no storage version');
  });
});

describe('a CRD file', () => {
  test('gives its kinds in the order of their groups and names, and nothing for other objects', () => {
    const versions = [version('v1', true)];
    const kinds = read(
      crd('Route', versions),
      { kind: 'Namespace' },
      crd('Gateway', versions),
      crd('Policy', versions, 'a.com'),
    );
    expect(kinds.map(({ group, kind }) => `${group}/${kind}`)).toEqual([
      'a.com/Policy',
      'example.com/Gateway',
      'example.com/Route',
    ]);
    expect(kinds[0]).toEqual({
      group: 'a.com',
      version: 'v1',
      kind: 'Policy',
      plural: 'policys',
      scope: 'Namespaced',
      schema: { type: 'object' },
    });
  });

  test('fails where it is no YAML', () => {
    expect(() => readKinds('a: [')).toThrow(/^the CRD file is not YAML: /);
  });
});

describe('prose', () => {
  test('is dropped at every depth', () => {
    const leaf = {
      type: 'string',
      description: 'words',
      title: 'words',
      example: 'words',
      externalDocs: { url: 'words' },
    };
    const schema = { ...leaf, properties: { a: leaf }, items: leaf, additionalProperties: leaf, oneOf: [leaf] };
    expect(JSON.stringify(schemaOf(schema))).not.toContain('words');
    expect(schemaOf({ properties: { a: leaf } })).toEqual({ properties: { a: { type: 'string' } } });
  });

  test('is no field that is called description', () => {
    const schema = { properties: { description: { type: 'string', description: 'words' } }, required: ['description'] };
    expect(schemaOf(schema)).toEqual({ properties: { description: { type: 'string' } }, required: ['description'] });
  });

  test('is no default and no enum value', () => {
    const schema = { default: { description: 'a', title: 'b' }, enum: ['description'] };
    expect(schemaOf(schema)).toEqual(schema);
  });

  test('is dropped from CEL rules, the rule stays', () => {
    const rule = {
      rule: 'self > 0',
      message: 'words',
      messageExpression: '"words"',
      reason: 'FieldValueInvalid',
      fieldPath: '.a',
    };
    expect(schemaOf({ 'x-kubernetes-validations': [rule] })).toEqual({
      'x-kubernetes-validations': [{ rule: 'self > 0', fieldPath: '.a', reason: 'FieldValueInvalid' }],
    });
  });
});
