import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coreSchema } from '../../../lib/manifest/core-schemas';
import { metadataSchema } from '../../../lib/manifest/metadata-schema';
import { isRight } from '../../../lib/manifest/right';
import { customKind, type SchemaNode } from '../../../lib/manifest/schema';
import { checkShape } from '../../../lib/manifest/shape';
import { checkFields } from '../../../lib/manifest/unknown-fields';
import type { Violation } from '../../../lib/manifest/violation';

const schemas = join(__dirname, '..', '..', '..', 'imports', 'schemas');
const custom = readdirSync(schemas).flatMap((group) =>
  readdirSync(join(schemas, group)).map((file) => {
    const kind = file.replace('.json', '');
    return [kind, customKind(group, kind)?.schema as SchemaNode, true] as const;
  }),
);
const core = (['/Service', '/Pod', 'apps/Deployment', 'batch/CronJob'] as const).map((name) => {
  const [group, kind] = name.split('/') as [string, string];
  return [kind, coreSchema(group, kind) as SchemaNode, true] as const;
});

const odd = fc.constantFrom<unknown>(null, true, 0, -1, 1e12, 80, '', '*', '1s', 'GET', 'a'.repeat(300), [], {}, [
  null,
]);

/** Values that mostly have the schema's shape, sometimes a field too many, and sometimes anything else. */
function arbitrary(node: SchemaNode, depth: number): fc.Arbitrary<unknown> {
  if (depth > 6) return odd;
  const fields = Object.entries(node.properties ?? {}).map(([key, child]) => [key, arbitrary(child, depth + 1)]);
  const more = ['hosts', 'port', 'resources', 'route', 'unknown'].map((key) => [
    key,
    fc.option(odd, { nil: undefined, freq: 20 }),
  ]);
  const fitting: fc.Arbitrary<unknown> = node.enum
    ? fc.constantFrom(...node.enum)
    : node.items
      ? fc.array(arbitrary(node.items, depth + 1), { maxLength: 2 })
      : node.properties
        ? fc.record(Object.fromEntries([...more, ...fields]), { requiredKeys: [...(node.required ?? [])] as never[] })
        : typeof node.additionalProperties === 'object'
          ? fc.dictionary(fc.constantFrom('a', 'b/c'), arbitrary(node.additionalProperties, depth + 1))
          : node.type === 'integer'
            ? fc.constantFrom(1, 80, 70_000)
            : node.type === 'boolean'
              ? fc.boolean()
              : node.type === 'string'
                ? fc.constantFrom('a', '', 'http', '1s', 'a.b')
                : odd;
  return fc.oneof({ weight: 40, arbitrary: fitting }, { weight: 1, arbitrary: odd });
}

test.each([...custom, ...core, ['metadata', metadataSchema, false] as const])(
  'a %s is right exactly where nothing is found wrong with it',
  (_, schema, isWhole) => {
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(arbitrary(schema, 0), (value) => {
        const found: Violation[] = [];
        const pointer = isWhole ? '' : '/metadata';
        checkFields(schema, value, pointer, (violation) => found.push(violation));
        checkShape(schema, value, pointer, (violation) => found.push(violation));
        expect(isRight(schema, value, isWhole)).toBe(found.length === 0);
        verdicts.add(found.length === 0);
      }),
      { numRuns: 150, seed: 6 },
    );
    expect(verdicts).toContain(false);
  },
);
