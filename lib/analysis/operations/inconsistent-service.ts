import type { ManifestObject } from '../../manifest/manifest-object';
import { asNumber, asString, at, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';

/** What Istio takes from the Service of some cluster and holds for all. */
interface Shape {
  readonly type: string;
  readonly headless: boolean;
  /** `80/TCP http` of each port, in a fixed order. */
  readonly ports: readonly string[];
}

export const inconsistentService: Rule = {
  code: 'IST0170',
  title: 'Service differs from cluster to cluster',
  severity: 'warning',
  reads: ['Service'],
  fix: 'give the Service the same type and ports in all clusters of the mesh',
  description:
    'In a mesh of several clusters the Services of one name and namespace are one host. Where they differ in type, in ports, or in being headless, clients get what the cluster says whose Service istiod happens to take, and requests to the others fail. Looked for among the manifests of `--cluster`.',
  check(mesh, report) {
    const others = servicesOfClusters(mesh);
    if (others.size === 0) return;
    for (const service of mesh.services) {
      const own = shapeOf(service);
      for (const [cluster, services] of others) {
        const other = services.get(keyOf(service, mesh));
        const difference = other && differenceOf(own, shapeOf(other));
        if (difference === undefined) continue;
        report({
          object: service,
          pointer: difference.pointer,
          message: `Service ${mesh.namespaceOf(service)}/${service.name} ${difference.says} in the cluster ${cluster}`,
        });
      }
    }
  },
};

function servicesOfClusters(mesh: Mesh): ReadonlyMap<string, ReadonlyMap<string, ManifestObject>> {
  return new Map(
    [...(mesh.options.clusters ?? [])].map(([name, objects]) => {
      const services = objects.filter(({ group, kind }) => group === '' && kind === 'Service');
      return [name, new Map(services.map((service) => [keyOf(service, mesh), service]))] as const;
    }),
  );
}

function keyOf(service: ManifestObject, mesh: Mesh): string {
  return `${mesh.namespaceOf(service)}/${service.name}`;
}

function shapeOf({ spec }: ManifestObject): Shape {
  const ports = objectsOf(spec.ports).map(([, port]) => {
    const name = asString(port.name);
    const protocol = asString(port.protocol) ?? 'TCP';
    return `${asNumber(port.port) ?? '?'}/${protocol}${name === undefined ? '' : ` ${name}`}`;
  });
  return {
    type: asString(spec.type) ?? 'ClusterIP',
    headless: at(spec, 'clusterIP') === 'None',
    ports: ports.sort(),
  };
}

function differenceOf(own: Shape, other: Shape): { readonly pointer: string; readonly says: string } | undefined {
  if (own.headless !== other.headless) {
    const [here, there] = own.headless ? ['headless', 'not'] : ['not headless', 'headless'];
    return { pointer: own.headless ? '/spec/clusterIP' : '/spec', says: `is ${here}, but ${there}` };
  }
  if (own.type !== other.type) {
    return { pointer: '/spec/type', says: `has the type ${own.type}, but ${other.type}` };
  }
  if (own.ports.join() === other.ports.join()) return undefined;
  return { pointer: '/spec/ports', says: `has the ports ${listOf(own.ports)}, but ${listOf(other.ports)}` };
}

function listOf(ports: readonly string[]): string {
  return ports.length === 0 ? 'none' : ports.join(' and ');
}
