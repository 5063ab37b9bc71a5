import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, at, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';

/** Registries that exist without a secret. */
const BUILT_IN = ['Mock', 'Kubernetes', 'External'];

export const unknownNetworkRegistry: Rule = {
  code: 'IST0126',
  title: 'network with endpoints from an unknown registry',
  severity: 'error',
  reads: ['Secret'],
  fix: 'correct fromRegistry to the name of a cluster, or add the secret with access to that cluster',
  description:
    'A network of MeshNetworks takes its endpoints from the registry of a cluster that istiod has no access to: no secret labelled istio/multiCluster=true names it. Endpoints of that cluster belong to no network then, and traffic to them does not go through the gateway.',
  check(mesh, report) {
    const networks = asObject(mesh.networks?.networks);
    if (networks === undefined) return;
    const known = new Set([...BUILT_IN, ...remoteClusters(mesh)]);
    const object = networksObject(mesh);
    for (const [name, network] of Object.entries(networks)) {
      for (const [index, { fromRegistry }] of objectsOf(at(network, 'endpoints'))) {
        if (typeof fromRegistry !== 'string' || known.has(fromRegistry)) continue;
        report({
          object,
          pointer: `/networks/${name.replaceAll('~', '~0').replaceAll('/', '~1')}/endpoints/${index}/fromRegistry`,
          message: `network ${name} takes endpoints from the registry ${fromRegistry}, and no secret gives access to a cluster of that name`,
          // Secrets are seldom kept with the other manifests.
          ...(!mesh.isComplete(undefined) && { severity: 'info' }),
        });
      }
    }
  },
};

function remoteClusters(mesh: Mesh): readonly string[] {
  return mesh.secrets
    .filter(({ labels }) => labels['istio/multiCluster'] === 'true')
    .flatMap(({ json }) => [json.data, json.stringData].flatMap((data) => Object.keys(asObject(data) ?? {})));
}

/** Stands for the file with the networks, which is no object of the cluster; istioctl names it the same. */
function networksObject({ networks, config }: Mesh): ManifestObject {
  return {
    apiVersion: '',
    group: '',
    kind: 'MeshNetworks',
    name: 'meshnetworks',
    namespace: config.rootNamespace,
    labels: {},
    annotations: {},
    spec: {},
    json: networks ?? {},
    origin: { position: () => undefined, text: () => undefined },
  };
}
