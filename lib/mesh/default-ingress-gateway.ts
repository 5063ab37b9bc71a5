import type { Json, JsonObject, ManifestObject } from '../manifest/manifest-object';
import { asObject, stringMap } from './json';
import { ISTIO_NAMESPACE } from './mesh-config';

const NAME = 'istio-ingressgateway';
const LABELS = { istio: 'ingressgateway' };
const PORTS = [
  { name: 'http2', port: 80 },
  { name: 'https', port: 443 },
  { name: 'tcp', port: 31400 },
  { name: 'tls', port: 15443 },
];

/** The ingress gateway that istioctl takes for granted in every mesh: a pod and its Service. */
export function defaultIngressGateway(): { readonly pod: ManifestObject; readonly service: ManifestObject } {
  return {
    pod: assumed('Pod', `${NAME}-dummypod`, LABELS, { containers: [{ name: 'istio-proxy' }] }),
    service: assumed(
      'Service',
      NAME,
      {},
      {
        selector: LABELS,
        ports: PORTS.map(({ name, port }) => ({ name, port, protocol: 'TCP', targetPort: port })),
      },
    ),
  };
}

function assumed(
  kind: string,
  name: string,
  labels: JsonObject,
  spec: { readonly [key: string]: Json },
): ManifestObject {
  const json = { apiVersion: 'v1', kind, metadata: { name, namespace: ISTIO_NAMESPACE, labels }, spec };
  return {
    apiVersion: 'v1',
    group: '',
    kind,
    name,
    namespace: ISTIO_NAMESPACE,
    labels: stringMap(labels) ?? {},
    annotations: {},
    spec: asObject(json.spec) ?? {},
    json,
    origin: { position: () => undefined, text: () => undefined },
  };
}
