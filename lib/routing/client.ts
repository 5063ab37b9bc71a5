import type { ManifestObject } from '../manifest/manifest-object';
import { closest } from '../manifest/similar';
import { GATEWAY_API, ISTIO_NETWORKING } from '../mesh/kinds';
import type { Mesh, VirtualPod } from '../mesh/mesh';
import type { Client } from './outcome';

/** A client, or what is wrong with its name. */
export type FoundClient = { readonly client: Client } | { readonly error: string };

/** Finds `NAMESPACE/WORKLOAD`, `gateway:NAMESPACE/NAME` or, where both APIs have one, `gateway:GROUP/NAMESPACE/NAME`. */
export function findClient(mesh: Mesh, text: string): FoundClient {
  if (text.startsWith('gateway:')) return findGateway(mesh, text.slice('gateway:'.length));
  const slash = text.indexOf('/');
  if (slash <= 0 || slash === text.length - 1) {
    return { error: `must be NAMESPACE/WORKLOAD or gateway:NAMESPACE/NAME, got '${text}'` };
  }
  const [namespace, name] = [text.slice(0, slash), text.slice(slash + 1)];
  const own = mesh.podsMatching({}, namespace).filter((pod) => pod.workload.group !== GATEWAY_API);
  const pod = own.find((one) => one.name === name) ?? byLabel(own, name);
  if (pod !== undefined) return { client: { kind: 'workload', pod } };
  const all = mesh.pods.map((one) => `${one.namespace}/${one.name}`);
  return {
    error: `there is no workload '${text}'${suggestion(
      text,
      all,
      own.map((one) => `${one.namespace}/${one.name}`),
    )}`,
  };
}

/** `productpage` stands for `productpage-v1`, if it is the only one of its app. */
function byLabel(pods: readonly VirtualPod[], name: string): VirtualPod | undefined {
  const found = pods.filter(({ labels }) => labels.app === name || labels['app.kubernetes.io/name'] === name);
  return found.length === 1 ? found[0] : undefined;
}

function findGateway(mesh: Mesh, text: string): FoundClient {
  const parts = text.split('/');
  const [name = '', namespace = '', group] = parts.reverse();
  if (name === '' || namespace === '') return { error: `must be gateway:NAMESPACE/NAME, got 'gateway:${text}'` };
  const groups = group === undefined ? [ISTIO_NETWORKING, GATEWAY_API] : [group];
  for (const one of groups) {
    const gateway = mesh.find('Gateway', one, namespace, name);
    if (gateway !== undefined) return { client: { kind: 'gateway', gateway } };
  }
  const gateways = [...mesh.gateways, ...mesh.kubernetesGateways] as readonly ManifestObject<unknown>[];
  const all = [...new Set(gateways.map((gateway) => `${mesh.namespaceOf(gateway)}/${gateway.name}`))];
  const own = all.filter((one) => one.startsWith(`${namespace}/`));
  return { error: `there is no gateway '${namespace}/${name}'${suggestion(`${namespace}/${name}`, all, own)}` };
}

function suggestion(text: string, all: readonly string[], sameNamespace: readonly string[]): string {
  const near = closest(text, all);
  if (near !== undefined) return `; did you mean '${near}'?`;
  const listed = (sameNamespace.length > 0 ? sameNamespace : all).slice(0, 5);
  if (listed.length === 0) return '; none is given';
  return `; there are ${listed.map((one) => `'${one}'`).join(', ')}${all.length > 5 ? ', …' : ''}`;
}
