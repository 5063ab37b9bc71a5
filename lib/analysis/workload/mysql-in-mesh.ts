import { asObject, at, stringMap } from '../../mesh/json';
import type { Rule } from '../rule';

const INJECT = 'sidecar.istio.io/inject';

/** A MySQL cluster of the operator whose members get proxies. */
export const mysqlInMesh: Rule = {
  code: 'MESH0604',
  title: 'members of a MySQL cluster get proxies',
  severity: 'warning',
  reads: ['InnoDBCluster', 'Namespace'],
  fix: 'keep the members and the router out of the mesh: podLabels: { sidecar.istio.io/inject: "false" } in spec and in spec.router',
  description:
    'In MySQL the server speaks first, the members replicate by the address of the pod, and the operator sets them up in init containers, before there is a proxy. In an injected namespace the cluster often does not come up, or breaks when a member restarts. Clients in the mesh reach one outside of it as before, unless they are told to use mTLS.',
  check(mesh, report) {
    for (const object of mesh.kind('InnoDBCluster', 'mysql.oracle.com')) {
      const namespace = mesh.namespaces.get(mesh.namespaceOf(object));
      if (namespace?.injection !== 'enabled' && namespace?.injection !== 'revision') continue;
      const parts: (readonly [string, unknown])[] = [['members', object.spec]];
      const router = asObject(object.spec.router);
      if (router !== undefined && router.instances !== 0) parts.push(['router', router]);
      const injected = parts.filter(([, part]) => !isOut(part)).map(([name]) => name);
      if (injected.length === 0) continue;
      const pointer = injected[0] === 'router' ? '/spec/router' : '/spec';
      const message = `the ${injected.join(' and the ')} of ${object.name} get proxies, for namespace ${namespace.name} is injected`;
      report({ object, pointer, message });
    }
  },
};

function isOut(part: unknown): boolean {
  const labels = stringMap(at(part, 'podLabels')) ?? {};
  const annotations = stringMap(at(part, 'podAnnotations')) ?? {};
  return labels[INJECT] === 'false' || annotations[INJECT] === 'false';
}
