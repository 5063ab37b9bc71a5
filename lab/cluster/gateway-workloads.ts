/** What an installation of Istio, or istiod for a Gateway of the Gateway API, would make for a gateway. */
export interface GatewayWorkload {
  readonly name: string;
  readonly namespace: string;
  readonly labels: { readonly [name: string]: string };
  /** The Service's ports with those on which the proxy listens. */
  readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: number }[];
}

const HTTP = [
  { name: 'http2', port: 80, targetPort: 8080 },
  { name: 'https', port: 443, targetPort: 8443 },
];

/** The gateways that the sample systems take for granted. */
export const GATEWAYS: readonly GatewayWorkload[] = [
  {
    name: 'istio-ingressgateway',
    namespace: 'istio-system',
    labels: { app: 'istio-ingressgateway', istio: 'ingressgateway' },
    ports: HTTP,
  },
  {
    name: 'istio-egressgateway',
    namespace: 'istio-system',
    labels: { app: 'istio-egressgateway', istio: 'egressgateway' },
    ports: HTTP,
  },
  {
    name: 'bookinfo-gateway-istio',
    namespace: 'bookinfo',
    labels: { 'gateway.networking.k8s.io/gateway-name': 'bookinfo-gateway' },
    ports: [{ name: 'http', port: 80, targetPort: 80 }],
  },
];

/** A proxy without an application: the annotation asks the node for one, as Istio's charts ask the webhook. */
export function gatewayObjects({ name, namespace, labels, ports }: GatewayWorkload): readonly object[] {
  const metadata = { name, namespace, labels };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: {
            labels: { ...labels, 'sidecar.istio.io/inject': 'true' },
            annotations: { 'inject.istio.io/templates': 'gateway' },
          },
          spec: { serviceAccountName: name, containers: [{ name: 'istio-proxy', image: 'auto' }] },
        },
      },
    },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports } },
  ];
}
