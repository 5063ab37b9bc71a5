/** How far a feature of Istio has come. */
export type FeatureStatus = 'Alpha' | 'Beta' | 'Stable';

/** An annotation that Istio reads or writes. */
export interface IstioAnnotation {
  /** Kinds that it has a meaning on; `Any` for all. */
  readonly kinds: readonly string[];
  readonly status: FeatureStatus;
  readonly deprecated: boolean;
}

const pod = ['Pod'];
const annotation = (kinds: readonly string[], status: FeatureStatus = 'Alpha'): IstioAnnotation => ({
  kinds,
  status,
  deprecated: false,
});
const deprecated = (kinds: readonly string[], status: FeatureStatus = 'Alpha'): IstioAnnotation => ({
  kinds,
  status,
  deprecated: true,
});

/** The annotations of Istio 1.31 by name. @see https://istio.io/latest/docs/reference/config/annotations/ */
export const istioAnnotations: ReadonlyMap<string, IstioAnnotation> = new Map([
  ['alpha.istio.io/canonical-serviceaccounts', deprecated(['Service'])],
  ['alpha.istio.io/kubernetes-serviceaccounts', deprecated(['Service'])],
  ['ambient.istio.io/bypass-inbound-capture', annotation(pod)],
  ['ambient.istio.io/dns-capture', annotation(pod)],
  ['ambient.istio.io/redirection', annotation(pod, 'Beta')],
  ['ambient.istio.io/waypoint-inbound-binding', annotation(['GatewayClass', 'Gateway'])],
  ['galley.istio.io/analyze-suppress', annotation(['Any'])],
  ['gateway.istio.io/controller-version', annotation(['Any'])],
  ['gateway.istio.io/name-override', annotation(['Gateway'])],
  ['gateway.istio.io/service-account', annotation(['Gateway'])],
  ['inject.istio.io/templates', annotation(pod)],
  ['istio.io/autoRegistrationGroup', annotation(['WorkloadEntry'])],
  ['istio.io/connectedAt', annotation(['WorkloadEntry'])],
  ['istio.io/disconnectedAt', annotation(['WorkloadEntry'])],
  ['istio.io/dry-run', annotation(['AuthorizationPolicy'])],
  ['istio.io/reroute-virtual-interfaces', annotation(pod)],
  ['istio.io/rev', annotation(pod)],
  ['istio.io/use-waypoint-canary-weight', annotation(['Service', 'ServiceEntry', 'Namespace'])],
  ['istio.io/workloadController', annotation(['WorkloadEntry'])],
  ['kubernetes.io/ingress.class', annotation(['Ingress'], 'Stable')],
  ['networking.istio.io/exportTo', annotation(['Service'])],
  ['networking.istio.io/service-type', annotation(['Gateway'])],
  ['networking.istio.io/traffic-distribution', annotation(['Namespace', 'Service', 'ServiceEntry'])],
  ['prometheus.istio.io/merge-metrics', annotation(pod)],
  ['proxy.istio.io/config', annotation(pod, 'Beta')],
  ['proxy.istio.io/overrides', annotation(pod)],
  ['readiness.status.sidecar.istio.io/applicationPorts', annotation(pod)],
  ['readiness.status.sidecar.istio.io/failureThreshold', annotation(pod)],
  ['readiness.status.sidecar.istio.io/initialDelaySeconds', annotation(pod)],
  ['readiness.status.sidecar.istio.io/periodSeconds', annotation(pod)],
  ['sidecar.istio.io/agentLogLevel', annotation(pod)],
  ['sidecar.istio.io/bootstrapOverride', annotation(pod)],
  ['sidecar.istio.io/componentLogLevel', annotation(pod)],
  ['sidecar.istio.io/discoveryAddress', deprecated(pod)],
  ['sidecar.istio.io/extraStatTags', deprecated(pod)],
  ['sidecar.istio.io/inject', deprecated(pod, 'Beta')],
  ['sidecar.istio.io/interceptionMode', annotation(pod)],
  ['sidecar.istio.io/logLevel', annotation(pod)],
  ['sidecar.istio.io/nativeSidecar', annotation(pod)],
  ['sidecar.istio.io/proxyCPU', annotation(pod)],
  ['sidecar.istio.io/proxyCPULimit', annotation(pod)],
  ['sidecar.istio.io/proxyImage', annotation(pod)],
  ['sidecar.istio.io/proxyImageType', annotation(pod)],
  ['sidecar.istio.io/proxyMemory', annotation(pod)],
  ['sidecar.istio.io/proxyMemoryLimit', annotation(pod)],
  ['sidecar.istio.io/rewriteAppHTTPProbers', annotation(pod)],
  ['sidecar.istio.io/statsCompression', deprecated(pod)],
  ['sidecar.istio.io/statsEvictionInterval', annotation(pod)],
  ['sidecar.istio.io/statsFlushInterval', annotation(pod)],
  ['sidecar.istio.io/statsHistogramBins', annotation(pod)],
  ['sidecar.istio.io/statsHistogramBuckets', annotation(pod)],
  ['sidecar.istio.io/statsInclusionPrefixes', deprecated(pod)],
  ['sidecar.istio.io/statsInclusionRegexps', deprecated(pod)],
  ['sidecar.istio.io/statsInclusionSuffixes', deprecated(pod)],
  ['sidecar.istio.io/status', annotation(pod)],
  ['sidecar.istio.io/userVolume', annotation(pod)],
  ['sidecar.istio.io/userVolumeMount', annotation(pod)],
  ['status.sidecar.istio.io/port', annotation(pod)],
  ['topology.istio.io/controlPlaneClusters', annotation(['Namespace'])],
  ['traffic.istio.io/nodeSelector', annotation(['Service'], 'Stable')],
  ['traffic.sidecar.istio.io/excludeInboundPorts', annotation(pod)],
  ['traffic.sidecar.istio.io/excludeInterfaces', annotation(pod)],
  ['traffic.sidecar.istio.io/excludeOutboundIPRanges', annotation(pod)],
  ['traffic.sidecar.istio.io/excludeOutboundPorts', annotation(pod)],
  ['traffic.sidecar.istio.io/includeInboundPorts', annotation(pod)],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', annotation(pod)],
  ['traffic.sidecar.istio.io/includeOutboundPorts', annotation(pod)],
  ['traffic.sidecar.istio.io/kubevirtInterfaces', deprecated(pod)],
]);
