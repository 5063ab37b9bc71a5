import type { ManifestObject } from '../manifest/manifest-object';
import { GATEWAY_NAME_LABEL } from './generated-gateways';
import { asString, at, objectsOf, stringMap, stringsOf } from './json';
import { GATEWAY_API, ISTIO_NETWORKING } from './kinds';
import type { VirtualPod } from './model';
import { namespaceOf, type ObjectIndex } from './object-index';
import type { PodIndex } from './pods';

/** `namespace/name` of the gateway that a VirtualService means by a name; `mesh` stays. */
export function gatewayKey(name: string, fromNamespace: string): string {
  if (name === 'mesh') return name;
  const slash = name.indexOf('/');
  if (slash !== -1) return name.slice(0, slash) === '.' ? `${fromNamespace}${name.slice(slash)}` : name;
  // Istio still knows the old form `name.namespace.svc.cluster.local`.
  const [first, second] = name.split('.');
  return second === undefined ? `${fromNamespace}/${name}` : `${second}/${first}`;
}

/** Whether a pod is an Envoy at the edge of the mesh, as far as its template tells. */
export function isGatewayPod(pod: VirtualPod): boolean {
  if (pod.generated || pod.labels[GATEWAY_NAME_LABEL] !== undefined) return true;
  if ((pod.annotations['inject.istio.io/templates'] ?? '').split(',').some((name) => name.trim() === 'gateway'))
    return true;
  return pod.containers.some(({ name, json }) => name === 'istio-proxy' && stringsOf(json.args)[1] === 'router');
}

/** Gateways of both APIs by name, and the pods that they configure. */
export class GatewayIndex {
  private readonly cache = new Map<ManifestObject<unknown>, readonly VirtualPod[]>();
  private edgePods: readonly VirtualPod[] | undefined;

  constructor(
    private readonly index: ObjectIndex,
    private readonly pods: PodIndex,
  ) {}

  find(name: string, fromNamespace: string): ManifestObject | undefined {
    const [namespace = '', shortName = ''] = gatewayKey(name, fromNamespace).split('/');
    return (
      this.index.find('Gateway', ISTIO_NETWORKING, namespace, shortName) ??
      this.index.find('Gateway', GATEWAY_API, namespace, shortName)
    );
  }

  podsOf(gateway: ManifestObject<unknown>): readonly VirtualPod[] {
    let pods = this.cache.get(gateway);
    if (pods === undefined) {
      pods = gateway.group === GATEWAY_API ? this.podsOfKubernetesGateway(gateway) : this.podsOfIstioGateway(gateway);
      this.cache.set(gateway, pods);
    }
    return pods;
  }

  /** In any namespace; without a selector every gateway. */
  private podsOfIstioGateway(gateway: ManifestObject<unknown>): readonly VirtualPod[] {
    const selector = stringMap(at(gateway.spec, 'selector')) ?? {};
    if (Object.keys(selector).length > 0) return this.pods.matching(selector);
    this.edgePods ??= this.pods.matching({}).filter(isGatewayPod);
    return this.edgePods;
  }

  private podsOfKubernetesGateway(gateway: ManifestObject<unknown>): readonly VirtualPod[] {
    const namespace = namespaceOf(gateway);
    const own = this.pods.matching({ [GATEWAY_NAME_LABEL]: gateway.name }, namespace);
    const addressed = objectsOf(at(gateway.spec, 'addresses')).flatMap(([, address]) =>
      this.podsBehind(asString(address.value) ?? '', namespace),
    );
    return [...new Set([...own, ...addressed])];
  }

  /** A Gateway that nobody deploys for it names the Service of the pods: `name`, `name.namespace.svc.cluster.local`. */
  private podsBehind(address: string, namespace: string): readonly VirtualPod[] {
    const [name = '', serviceNamespace = namespace] = address.split('.');
    const selector = stringMap(at(this.index.find('Service', '', serviceNamespace, name)?.spec, 'selector'));
    return selector === undefined || Object.keys(selector).length === 0
      ? []
      : this.pods.matching(selector, serviceNamespace);
  }
}
