import type { ManifestObject } from '../../manifest/manifest-object';
import type { Labels, Mesh, MeshNamespace } from '../../mesh/mesh';
import { injectorName, injectorValues, injectsByDefault } from './injector-config';

/** Namespaces of the cluster itself, which are never injected. */
const SYSTEM = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage']);

const DATAPLANE = 'istio.io/dataplane-mode';

/** A Namespace whose labels neither ask for a place in the mesh nor refuse one. */
export interface UndecidedNamespace {
  readonly object: ManifestObject;
  /** Whether the installation injects it all the same. */
  readonly injectedByDefault: boolean;
}

/** The given Namespaces that say nothing of injection. */
export function undecidedNamespaces(mesh: Mesh): readonly UndecidedNamespace[] {
  const injectors = injectorValues(mesh);
  const explicit = mesh.options.compat ? new Set<string>() : explicitNamespaces(mesh);
  return [...mesh.namespaces.values()].flatMap(({ name, object, labels }: MeshNamespace) => {
    if (object === undefined || SYSTEM.has(name) || isRoot(mesh, name) || explicit.has(name)) return [];
    const ambient = mesh.options.compat ? labels[DATAPLANE] === 'ambient' : labels[DATAPLANE] !== undefined;
    if (ambient || labels['istio-injection'] || labels['istio.io/rev'] !== undefined) return [];
    return [{ object, injectedByDefault: injectsByDefault(injectors.get(injectorName(undefined))) }];
  });
}

function isRoot(mesh: Mesh, name: string): boolean {
  return name === 'istio-system' || (!mesh.options.compat && name === mesh.config.rootNamespace);
}

/** Namespaces with pods, each of which says for itself whether it is in the mesh. */
function explicitNamespaces(mesh: Mesh): Set<string> {
  const spoken = new Set(mesh.pods.map(({ namespace }) => namespace));
  for (const { namespace, labels } of mesh.pods) {
    if (!says(labels)) spoken.delete(namespace);
  }
  return spoken;
}

function says(labels: Labels): boolean {
  return ['sidecar.istio.io/inject', DATAPLANE, 'istio.io/rev'].some((label) => labels[label] !== undefined);
}
