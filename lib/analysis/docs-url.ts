const ISTIO = 'https://istio.io/latest/docs/reference/config';
const GATEWAY_API = 'https://gateway-api.sigs.k8s.io/reference/spec/';
const KUBERNETES = 'https://kubernetes.io/docs/concepts';

/** The reference of the kinds that rules read. */
const KINDS: { readonly [kind: string]: string } = {
  VirtualService: `${ISTIO}/networking/virtual-service/`,
  DestinationRule: `${ISTIO}/networking/destination-rule/`,
  ServiceEntry: `${ISTIO}/networking/service-entry/`,
  Sidecar: `${ISTIO}/networking/sidecar/`,
  WorkloadEntry: `${ISTIO}/networking/workload-entry/`,
  WorkloadGroup: `${ISTIO}/networking/workload-group/`,
  EnvoyFilter: `${ISTIO}/networking/envoy-filter/`,
  ProxyConfig: `${ISTIO}/networking/proxy-config/`,
  Gateway: `${ISTIO}/networking/gateway/`,
  PeerAuthentication: `${ISTIO}/security/peer_authentication/`,
  RequestAuthentication: `${ISTIO}/security/request_authentication/`,
  AuthorizationPolicy: `${ISTIO}/security/authorization-policy/`,
  Telemetry: `${ISTIO}/telemetry/`,
  WasmPlugin: `${ISTIO}/proxy_extensions/wasm-plugin/`,
  MeshConfig: `${ISTIO}/istio.mesh.v1alpha1/`,
  HTTPRoute: GATEWAY_API,
  GRPCRoute: GATEWAY_API,
  TCPRoute: GATEWAY_API,
  TLSRoute: GATEWAY_API,
  ReferenceGrant: GATEWAY_API,
  BackendTLSPolicy: GATEWAY_API,
  Service: `${KUBERNETES}/services-networking/service/`,
  Namespace: `${KUBERNETES}/overview/working-with-objects/namespaces/`,
  HorizontalPodAutoscaler: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  ScaledObject: 'https://keda.sh/docs/latest/reference/scaledobject-spec/',
};

/** Where to read about what is no matter of one kind. */
const CODES: { readonly [code: string]: string } = {
  MESH0008: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
};

/** Where to read about a finding: at the system that has its code, otherwise about the kind of object that has it. */
export function docsUrl(code: string, aliases: readonly string[] = [], kind = ''): string {
  const istio = [code, ...aliases].find((name) => name.startsWith('IST'));
  if (istio !== undefined) return `${ISTIO}/analysis/${istio.toLowerCase()}/`;
  if ([code, ...aliases].some((name) => name.startsWith('KIA'))) return 'https://kiali.io/docs/features/validations/';
  return CODES[code] ?? ((Object.hasOwn(KINDS, kind) && KINDS[kind]) || `${ISTIO}/`);
}
