import type { ManifestObject } from '../manifest/manifest-object';
import type { MeshNamespace } from './model';
import { isClusterScoped, namespaceOf, type ObjectIndex } from './object-index';

/** Every namespace that is declared or that some object is in. */
export function namespacesOf(index: ObjectIndex): ReadonlyMap<string, MeshNamespace> {
  const namespaces = new Map<string, MeshNamespace>();
  for (const object of index.kind('Namespace', '')) namespaces.set(object.name, meshNamespace(object.name, object));
  for (const object of index.objects) {
    if (isClusterScoped(object.kind)) continue;
    const name = namespaceOf(object);
    if (!namespaces.has(name)) namespaces.set(name, meshNamespace(name, undefined));
  }
  return namespaces;
}

function meshNamespace(name: string, object: ManifestObject | undefined): MeshNamespace {
  const labels = object?.labels ?? {};
  const revision = labels['istio.io/rev'];
  const waypoint = labels['istio.io/use-waypoint'];
  return {
    name,
    object,
    labels,
    injection: injectionOf(labels['istio-injection'], revision),
    revision,
    ambient: labels['istio.io/dataplane-mode'] === 'ambient',
    waypoint: waypoint === 'none' ? undefined : waypoint,
  };
}

/** The revision's label counts only where `istio-injection` is not set. */
function injectionOf(injection: string | undefined, revision: string | undefined): MeshNamespace['injection'] {
  if (injection === 'enabled' || injection === 'disabled') return injection;
  return injection === undefined && revision !== undefined ? 'revision' : 'none';
}
