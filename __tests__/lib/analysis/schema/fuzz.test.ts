import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { admissionOf } from '../../../../lib/analysis/schema/admission';
import { unreachedRoutes } from '../../../../lib/analysis/schema/route-reach';
import type { Json } from '../../../../lib/manifest/manifest-object';
import { manifestObject } from '../../../../lib/manifest/object';
import { customKind, type SchemaNode } from '../../../../lib/manifest/schema';
import { validate } from '../../../../lib/manifest/validate';
import { Mesh } from '../../../../lib/mesh/mesh';

const KINDS: readonly (readonly [string, string, string])[] = [
  ...['VirtualService', 'DestinationRule', 'Gateway', 'ServiceEntry', 'Sidecar', 'WorkloadEntry', 'WorkloadGroup'].map(
    (kind) => ['networking.istio.io', 'v1', kind] as const,
  ),
  ['networking.istio.io', 'v1', 'ProxyConfig'],
  ['networking.istio.io', 'v1alpha3', 'EnvoyFilter'],
  ['security.istio.io', 'v1', 'PeerAuthentication'],
  ['security.istio.io', 'v1', 'RequestAuthentication'],
  ['security.istio.io', 'v1', 'AuthorizationPolicy'],
  ['telemetry.istio.io', 'v1', 'Telemetry'],
  ['extensions.istio.io', 'v1alpha1', 'WasmPlugin'],
  ['extensions.istio.io', 'v1alpha1', 'TrafficExtension'],
];

const odd = fc.constantFrom<Json>(
  null,
  true,
  0,
  -1,
  1e300,
  80,
  '',
  '*',
  'a',
  '1s',
  '(',
  'a/b/c',
  'unix://',
  [],
  {},
  [null],
  [[]],
  'x'.repeat(2000),
);

/** Values that mostly have the schema's shape, and sometimes anything else. */
function arbitrary(node: SchemaNode, depth: number): fc.Arbitrary<Json> {
  if (depth > 7) return odd;
  const fitting: fc.Arbitrary<Json> =
    node.enum !== undefined
      ? fc.constantFrom(...node.enum)
      : node.items !== undefined
        ? fc.array(arbitrary(node.items, depth + 1), { maxLength: 2 })
        : node.properties !== undefined
          ? fc.record(
              Object.fromEntries(
                Object.entries(node.properties).map(([key, child]) => [key, arbitrary(child, depth + 1)]),
              ),
              { requiredKeys: [] },
            )
          : typeof node.additionalProperties === 'object'
            ? fc.dictionary(
                fc.constantFrom('a', '', '*', '@request.auth.claims.a', ':path', 'host'),
                arbitrary(node.additionalProperties, depth + 1),
              )
            : odd;
  return fc.oneof({ weight: 9, arbitrary: fitting }, { weight: 1, arbitrary: odd });
}

test.each(KINDS)('%s/%s %s with anything in its fields is checked and nothing fails', (group, version, kind) => {
  const schema = customKind(group, kind)?.schema.properties?.spec as SchemaNode;
  fc.assert(
    fc.property(arbitrary(schema, 0), (spec) => {
      const object = manifestObject({ apiVersion: `${group}/${version}`, kind, metadata: { name: 'x' }, spec });
      if (!object) throw new Error('no object');
      const mesh = Mesh.of([object]);
      const issues = admissionOf(object, mesh);
      const places = issues
        .filter(({ level }) => level === 'error')
        .map(({ pointer, message }) => `${pointer} ${message}`);
      for (const { pointer, message } of [...issues, ...validate(object), ...unreachedRoutes(mesh)]) {
        expect(pointer).toMatch(/^(?:\/.*)?$/s);
        expect(message).not.toMatch(/undefined|\[object/);
      }
      expect(new Set(places).size).toBe(places.length);
    }),
    { numRuns: 150, seed: 3 },
  );
});
