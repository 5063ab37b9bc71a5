import { asList, asObject, at, objectsOf, stringMap } from '../mesh/json';
import { selects } from '../mesh/label-index';
import type { Labels, Mesh, RegistryService, VirtualPod } from '../mesh/mesh';
import { standIn } from './membership';

export interface Endpoints {
  /** `some`: there are; `none`: there are not; `assumed`: the workloads are not given. */
  readonly known: 'some' | 'none' | 'assumed';
  readonly pods: readonly VirtualPod[];
  /** Whether traffic leaves the mesh, to addresses of a ServiceEntry or to an external name. */
  readonly outside: boolean;
}

/** What is behind a service, as far as the labels of a subset choose it. */
export function endpointsOf(mesh: Mesh, service: RegistryService, labels: Labels): Endpoints {
  if (service.kind === 'ServiceEntry') return ofServiceEntry(mesh, service, labels);
  if (service.external) return { known: 'assumed', pods: [], outside: true };
  const all = mesh.podsOf(service);
  const pods = all.filter((pod) => pod.replicas !== 0 && selects(labels, pod.labels));
  if (pods.length > 0) return { known: 'some', pods, outside: false };
  // Where no workload of the namespace is given, those of this service are elsewhere, too.
  const isSelfMade = service.selector === undefined || Object.keys(service.selector).length === 0;
  const isKnown = all.length > 0 || (!isSelfMade && hasWorkloads(mesh, service.namespace));
  if (isKnown) return { known: 'none', pods: [], outside: false };
  return { known: 'assumed', pods: [standIn(mesh, service, labels)], outside: false };
}

function ofServiceEntry(mesh: Mesh, service: RegistryService, labels: Labels): Endpoints {
  const { spec } = service.object;
  const outside = service.external;
  const addresses = objectsOf(at(spec, 'endpoints'));
  const hits = addresses.filter(([, endpoint]) => selects(labels, stringMap(endpoint.labels) ?? {}));
  if (addresses.length > 0) return { known: hits.length > 0 ? 'some' : 'none', pods: [], outside };
  if (service.selector !== undefined) {
    const pods = mesh.podsOf(service).filter((pod) => pod.replicas !== 0 && selects(labels, pod.labels));
    const wanted = { ...service.selector, ...labels };
    const entries = mesh.workloadEntries.filter(
      (workload) =>
        mesh.namespaceOf(workload) === service.namespace &&
        selects(wanted, stringMap(at(workload.spec, 'labels')) ?? {}),
    );
    return { known: pods.length + entries.length > 0 ? 'some' : 'none', pods, outside };
  }
  const isStatic = service.resolution === 'STATIC';
  if (isStatic && asList(at(spec, 'endpoints')).length === 0) return { known: 'none', pods: [], outside };
  // The host itself is the endpoint; it carries no labels but those of the entry.
  const own = stringMap(asObject(at(service.object.json, 'metadata', 'labels'))) ?? {};
  return { known: selects(labels, own) ? 'some' : 'none', pods: [], outside };
}

const withWorkloads = new WeakMap<Mesh, ReadonlySet<string>>();

function hasWorkloads(mesh: Mesh, namespace: string): boolean {
  if (mesh.options.assumeComplete) return true;
  let namespaces = withWorkloads.get(mesh);
  if (namespaces === undefined) {
    namespaces = new Set(mesh.pods.map((pod) => pod.namespace));
    withWorkloads.set(mesh, namespaces);
  }
  return namespaces.has(namespace);
}
