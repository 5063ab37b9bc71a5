import type { KubernetesObject } from '@kubernetes/client-node';
import { type Change, type Manifest, manifestsOf } from '../cluster/manifests';
import type { Row } from './rows';

const HOST = 'webgatos.example.com';
const APPLICATION: readonly string[] = ['webapp', 'istio-gateway', 'istio-virtualservice'];

/**
 * The web application of `dist` as a row has it: with its exercises over the base, in the row's own namespace and under
 * its own host. The database and the other workloads of the system stay out, since nobody here asks them.
 */
export function manifestsFor(row: Row): readonly Manifest[] {
  const change = moved(row);
  const layers = [
    manifestsOf('webgatos', change).filter(({ read }) => read.kind === 'Namespace' || APPLICATION.includes(read.name)),
    row.pods === 1 ? manifestsOf('exercises/webgatos-10-one-pod', change) : [],
    row.retries ? [] : manifestsOf('exercises/webgatos-11-no-retries', change),
  ];
  return [...new Map(layers.flat().map((manifest) => [manifest.identity, manifest])).values()];
}

export function hostOf(row: Row): string {
  return `${row.namespace}.example.com`;
}

function moved(row: Row): Change {
  return (object) => {
    const text = JSON.stringify(object).replaceAll(HOST, hostOf(row));
    const { metadata, ...rest } = JSON.parse(text) as KubernetesObject;
    if (rest.kind !== 'Namespace') return { ...rest, metadata: { ...metadata, namespace: row.namespace } };
    const labels = row.way === 'gateway' ? metadata?.labels : {};
    return { ...rest, metadata: { ...metadata, name: row.namespace, labels } };
  };
}
