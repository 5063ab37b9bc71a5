import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asObject, asString, at, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';

/** The kinds of routes of the Gateway API. */
export const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'];

/** A reference of a route, with the defaults of the API filled in. */
export interface Reference {
  readonly pointer: string;
  readonly json: JsonObject;
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly port: number | undefined;
}

/** Every route of the mesh. */
export function routesOf(mesh: Mesh): readonly ManifestObject[] {
  return ROUTE_KINDS.flatMap((kind) => mesh.kind(kind, 'gateway.networking.k8s.io'));
}

/** What a route attaches to. */
export function parentsOf(route: ManifestObject, mesh: Mesh): readonly Reference[] {
  return objectsOf(at(route.spec, 'parentRefs')).flatMap(([index, json]) =>
    reference(`/spec/parentRefs/${index}`, json, 'gateway.networking.k8s.io', 'Gateway', mesh.namespaceOf(route)),
  );
}

/** What a route sends to, mirrors included. */
export function backendsOf(route: ManifestObject, mesh: Mesh): readonly Reference[] {
  const namespace = mesh.namespaceOf(route);
  const backend = (pointer: string, json: JsonObject): readonly Reference[] =>
    reference(pointer, json, '', 'Service', namespace);
  const mirrors = (pointer: string, filters: unknown): readonly Reference[] =>
    objectsOf(filters).flatMap(([index, filter]) => {
      const json = asObject(at(filter, 'requestMirror', 'backendRef'));
      return json === undefined ? [] : backend(`${pointer}/filters/${index}/requestMirror/backendRef`, json);
    });
  return objectsOf(at(route.spec, 'rules')).flatMap(([index, rule]) => [
    ...objectsOf(rule.backendRefs).flatMap(([number, json]) => {
      const pointer = `/spec/rules/${index}/backendRefs/${number}`;
      return [...backend(pointer, json), ...mirrors(pointer, json.filters)];
    }),
    ...mirrors(`/spec/rules/${index}`, rule.filters),
  ]);
}

function reference(
  pointer: string,
  json: JsonObject,
  group: string,
  kind: string,
  namespace: string,
): readonly Reference[] {
  const name = asString(json.name);
  if (name === undefined || name === '') return [];
  return [
    {
      pointer,
      json,
      group: asString(json.group) ?? group,
      kind: asString(json.kind) ?? kind,
      namespace: asString(json.namespace) ?? namespace,
      name,
      port: typeof json.port === 'number' ? json.port : undefined,
    },
  ];
}
