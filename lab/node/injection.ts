import type { V1Namespace, V1Pod } from '@kubernetes/client-node';

/** What proxy a pod gets. */
export type Injection = 'none' | 'sidecar' | 'gateway';

const TEMPLATES = 'inject.istio.io/templates';
const INJECT = 'sidecar.istio.io/inject';

/** What Istio's webhook would do with a pod: its own label decides, then that of the namespace. */
export function injectionOf(pod: V1Pod, namespace: V1Namespace | undefined): Injection {
  if (pod.spec?.hostNetwork === true) return 'none';
  const own = pod.metadata?.labels?.[INJECT] ?? pod.metadata?.annotations?.[INJECT];
  const labels = namespace?.metadata?.labels ?? {};
  const wanted =
    own === undefined
      ? labels['istio-injection'] === 'enabled' || (labels['istio-injection'] === undefined && 'istio.io/rev' in labels)
      : own === 'true' && labels['istio-injection'] !== 'disabled';
  if (!wanted) return 'none';
  return pod.metadata?.annotations?.[TEMPLATES] === 'gateway' ? 'gateway' : 'sidecar';
}

/** The labels that injection adds. */
export function injectedLabels(pod: V1Pod, injection: Injection): { readonly [name: string]: string } {
  if (injection === 'none') return {};
  const labels = pod.metadata?.labels ?? {};
  return {
    // A gateway speaks what its Gateways say, and others know that it does not take mutual TLS of itself.
    ...(injection === 'sidecar' && { 'security.istio.io/tlsMode': 'istio' }),
    'service.istio.io/canonical-name':
      labels['service.istio.io/canonical-name'] ?? labels['app.kubernetes.io/name'] ?? labels.app ?? workloadOf(pod),
    'service.istio.io/canonical-revision':
      labels['service.istio.io/canonical-revision'] ??
      labels['app.kubernetes.io/version'] ??
      labels.version ??
      'latest',
  };
}

/** The name of the Deployment, StatefulSet or Job that made the pod, or the pod's own. */
export function workloadOf(pod: V1Pod): string {
  const owner = pod.metadata?.ownerReferences?.find(({ controller }) => controller === true);
  if (owner === undefined) return pod.metadata?.name ?? '';
  const hash = pod.metadata?.labels?.['pod-template-hash'];
  return owner.kind === 'ReplicaSet' && hash !== undefined && owner.name.endsWith(`-${hash}`)
    ? owner.name.slice(0, -hash.length - 1)
    : owner.name;
}
