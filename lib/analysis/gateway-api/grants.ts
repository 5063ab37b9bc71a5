import { at, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';

/** A reference that crosses a namespace. */
export interface CrossReference {
  readonly from: { readonly group: string; readonly kind: string; readonly namespace: string };
  readonly to: { readonly group: string; readonly kind: string; readonly namespace: string; readonly name: string };
}

/** Says of a reference whether a ReferenceGrant allows it. */
export function grantsOf(mesh: Mesh): (reference: CrossReference) => boolean {
  const granted = new Set<string>();
  for (const object of mesh.kind('ReferenceGrant', 'gateway.networking.k8s.io')) {
    const namespace = mesh.namespaceOf(object);
    for (const [, from] of objectsOf(at(object.spec, 'from'))) {
      for (const [, to] of objectsOf(at(object.spec, 'to'))) {
        granted.add(
          JSON.stringify([
            from.group ?? '',
            from.kind,
            from.namespace,
            to.group ?? '',
            to.kind,
            namespace,
            to.name ?? '*',
          ]),
        );
      }
    }
  }
  return ({ from, to }) =>
    ['*', to.name].some((name) =>
      granted.has(JSON.stringify([from.group, from.kind, from.namespace, to.group, to.kind, to.namespace, name])),
    );
}
