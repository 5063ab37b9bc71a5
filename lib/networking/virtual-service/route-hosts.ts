import { MeshError } from '../../core/errors';
import { Host, type HostRef } from '../../core/host';
import { hostsOverlap } from '../../core/host-pattern';
import type { MeshResource } from '../../core/mesh-resource';

/** The hosts of a VirtualService in their wire form. `inMesh` says whether sidecars follow it. */
export function renderHosts(refs: readonly HostRef[], inMesh: boolean, rule: MeshResource<unknown>): string[] {
  const hosts = refs.map(Host.of);
  const names = hosts.map((host) => host.nameFrom(rule.namespace, { property: 'hosts', at: rule }));
  const problem = { property: 'hosts', value: names, at: rule };
  if (names.length === 0) {
    const fix = 'name a host, or say delegated: true for rules that others delegate to';
    throw new MeshError('MESH_EMPTY', { ...problem, must: 'have at least one entry', fix });
  }
  if (inMesh && names.includes('*')) {
    const fix = 'name the gateways, or the hosts';
    throw new MeshError('MESH_WILDCARD_IN_MESH', { ...problem, must: "not be '*' for the sidecars of the mesh", fix });
  }
  const whole = hosts.map(({ fullName }) => fullName);
  const twice = whole.find((one, index) => whole.slice(index + 1).some((other) => hostsOverlap(one, other)));
  if (twice !== undefined) {
    const fix = `another host includes '${twice}'; keep one of them`;
    throw new MeshError('MESH_OVERLAPPING_HOSTS', { ...problem, must: 'mean different names', fix });
  }
  return names;
}
