import type { HttpRouteSpecParentRefs } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkHostname } from './hostname';
import { checkAtMost } from './list-checks';
import { isMeshRef } from './parent-ref';

/** The hostnames of an HTTPRoute or a GRPCRoute; services know their own hosts. */
export function renderHostnames(
  hostnames: readonly string[] | undefined,
  parentRefs: readonly Wire<HttpRouteSpecParentRefs>[],
  route: MeshResource<unknown>,
): string[] | undefined {
  checkAtMost(hostnames, { property: 'hostnames', at: route }, 16);
  if (hostnames && hostnames.length > 0 && parentRefs.every(isMeshRef)) {
    throw new MeshError('MESH_HOSTNAMES_IN_MESH', {
      property: 'hostnames',
      value: hostnames,
      must: 'be left out where every parent is a service',
      fix: 'the hosts of the services are what counts in the mesh',
      at: route,
    });
  }
  return hostnames?.map((hostname, index) => checkHostname(hostname, { property: `hostnames[${index}]`, at: route }));
}
