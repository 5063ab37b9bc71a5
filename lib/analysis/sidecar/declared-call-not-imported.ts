import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, at } from '../../mesh/json';
import type { Rule } from '../rule';

/** A call that a workload declares, to a host that its Sidecar leaves out. */
export const declaredCallNotImported: Rule = {
  code: 'MESH0606',
  title: 'sidecar leaves out a host that a workload calls',
  severity: 'warning',
  reads: ['Sidecar', 'Deployment', 'StatefulSet', 'Service', 'ServiceEntry', 'MeshConfig'],
  fix: 'add the host to the egress of the Sidecar: namespace/host, ./* for all of its own namespace',
  description:
    'The proxy of a workload knows only the hosts that the egress of its Sidecar imports. With REGISTRY_ONLY a call to another host is refused with 502; otherwise it goes through without mTLS, routes, subsets or retries. Calls are read from the annotation cdk8s-mesh/calls.',
  check(mesh, report) {
    for (const { from, to, namespace } of mesh.calls) {
      const pod = mesh.podOf(from);
      if (pod?.inMesh !== 'sidecar') continue;
      const sidecar = mesh.sidecarOf(pod);
      if (sidecar === undefined || mesh.imports(pod, to)) continue;
      const object = sidecar as ManifestObject<unknown> as ManifestObject;
      const mode = asString(at(object.spec, 'outboundTrafficPolicy', 'mode')) ?? mesh.config.outboundTrafficPolicy.mode;
      const known = mesh.lookup(to, namespace) !== undefined;
      // A host that no one offers goes past the mesh in any case, and is not the Sidecar's mistake.
      if (!known && mode !== 'REGISTRY_ONLY') continue;
      const effect =
        mode === 'REGISTRY_ONLY'
          ? 'its calls are refused with 502'
          : 'its calls go past the mesh, without mTLS and routes';
      const message = `${from.name} calls ${to}, which the egress of the Sidecar does not import: ${effect}`;
      report({ object, pointer: '/spec/egress', message });
    }
  },
};
