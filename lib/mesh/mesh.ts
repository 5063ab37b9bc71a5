import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { declaredCalls } from './calls';
import { Completeness } from './completeness';
import { defaultIngressGateway } from './default-ingress-gateway';
import { DestinationRuleIndex } from './destination-rules';
import { GatewayIndex } from './gateways';
import * as kinds from './kinds';
import { lazy } from './lazy';
import type { MergedRules } from './merged-rules';
import { type MeshConfig, meshConfigOf } from './mesh-config';
import type { DeclaredCall, EffectiveMtls, MeshNamespace, MeshOptions, RegistryService, VirtualPod } from './model';
import { namespacesOf } from './namespaces';
import { namespaceOf, ObjectIndex } from './object-index';
import { PeerAuthenticationIndex } from './peer-authentications';
import { PodIndex } from './pods';
import { PolicyIndex, type PolicyKind } from './policies';
import { resolveHost, ServiceRegistry } from './registry';
import { SidecarIndex } from './sidecars';
import { destinationsOf, VirtualServiceIndex } from './virtual-services';
import { Visibility } from './visibility';

export type { MeshConfig } from './mesh-config';
export type * from './model';
export type { PolicyKind } from './policies';

/**
 * What a set of manifests means to Istio: names, workloads, hosts, who sees what, and which rules and policies apply.
 *
 * Each part is built when it is first asked for, in one pass, and answers from an index after that. Manifests may hold
 * anything: what cannot be read is as if it were not there.
 */
export class Mesh {
  static of(objects: readonly ManifestObject[], options: MeshOptions = {}): Mesh {
    return new Mesh(objects, options);
  }

  private readonly index: ObjectIndex;
  private readonly visibility: Visibility;

  private constructor(
    /** The objects as they are given, in their order. */
    readonly objects: readonly ManifestObject[],
    readonly options: MeshOptions,
  ) {
    this.index = new ObjectIndex(objects);
    this.config = meshConfigOf(options.meshConfig, this.index);
    this.networks = options.meshNetworks;
    this.visibility = new Visibility(this.config);
  }

  /** The mesh-wide configuration over Istio's defaults: as given, else that of the ConfigMap `istio-system/istio`. */
  readonly config: MeshConfig;
  readonly networks: JsonObject | undefined;

  // Objects by kind, name and namespace.

  /** The objects of a kind; of any group where none is given. The core group is `''`. */
  kind(kind: string, group?: string): readonly ManifestObject[] {
    return this.index.kind(kind, group);
  }

  /** One object by its name; an object without a namespace is in `default`, and a cluster-scoped one in `undefined`. */
  find(
    kind: string,
    group: string | undefined,
    namespace: string | undefined,
    name: string,
  ): ManifestObject | undefined {
    return this.index.find(kind, group, namespace, name);
  }

  /** `default` where none is written. */
  namespaceOf(object: ManifestObject<unknown>): string {
    return namespaceOf(object);
  }

  get virtualServices(): readonly kinds.VirtualServiceObject[] {
    return this.typed('VirtualService', kinds.ISTIO_NETWORKING);
  }
  get destinationRules(): readonly kinds.DestinationRuleObject[] {
    return this.typed('DestinationRule', kinds.ISTIO_NETWORKING);
  }
  /** The Gateways of `networking.istio.io`. */
  get gateways(): readonly kinds.IstioGatewayObject[] {
    return this.typed('Gateway', kinds.ISTIO_NETWORKING);
  }
  get serviceEntries(): readonly kinds.ServiceEntryObject[] {
    return this.typed('ServiceEntry', kinds.ISTIO_NETWORKING);
  }
  get sidecars(): readonly kinds.SidecarObject[] {
    return this.typed('Sidecar', kinds.ISTIO_NETWORKING);
  }
  get workloadEntries(): readonly kinds.WorkloadEntryObject[] {
    return this.typed('WorkloadEntry', kinds.ISTIO_NETWORKING);
  }
  get workloadGroups(): readonly kinds.WorkloadGroupObject[] {
    return this.typed('WorkloadGroup', kinds.ISTIO_NETWORKING);
  }
  get envoyFilters(): readonly kinds.EnvoyFilterObject[] {
    return this.typed('EnvoyFilter', kinds.ISTIO_NETWORKING);
  }
  get proxyConfigs(): readonly kinds.ProxyConfigObject[] {
    return this.typed('ProxyConfig', kinds.ISTIO_NETWORKING);
  }
  get peerAuthentications(): readonly kinds.PeerAuthenticationObject[] {
    return this.typed('PeerAuthentication', kinds.ISTIO_SECURITY);
  }
  get requestAuthentications(): readonly kinds.RequestAuthenticationObject[] {
    return this.typed('RequestAuthentication', kinds.ISTIO_SECURITY);
  }
  get authorizationPolicies(): readonly kinds.AuthorizationPolicyObject[] {
    return this.typed('AuthorizationPolicy', kinds.ISTIO_SECURITY);
  }
  get telemetries(): readonly kinds.TelemetryObject[] {
    return this.typed('Telemetry', kinds.ISTIO_TELEMETRY);
  }
  get wasmPlugins(): readonly kinds.WasmPluginObject[] {
    return this.typed('WasmPlugin', kinds.ISTIO_EXTENSIONS);
  }
  get trafficExtensions(): readonly kinds.TrafficExtensionObject[] {
    return this.typed('TrafficExtension', kinds.ISTIO_EXTENSIONS);
  }
  /** The Gateways of `gateway.networking.k8s.io`. */
  get kubernetesGateways(): readonly kinds.KubernetesGatewayObject[] {
    return this.typed('Gateway', kinds.GATEWAY_API);
  }
  get gatewayClasses(): readonly kinds.GatewayClassObject[] {
    return this.typed('GatewayClass', kinds.GATEWAY_API);
  }
  get listenerSets(): readonly kinds.ListenerSetObject[] {
    return this.typed('ListenerSet', kinds.GATEWAY_API);
  }
  get httpRoutes(): readonly kinds.HttpRouteObject[] {
    return this.typed('HTTPRoute', kinds.GATEWAY_API);
  }
  get grpcRoutes(): readonly kinds.GrpcRouteObject[] {
    return this.typed('GRPCRoute', kinds.GATEWAY_API);
  }
  get tcpRoutes(): readonly kinds.TcpRouteObject[] {
    return this.typed('TCPRoute', kinds.GATEWAY_API);
  }
  get tlsRoutes(): readonly kinds.TlsRouteObject[] {
    return this.typed('TLSRoute', kinds.GATEWAY_API);
  }
  get udpRoutes(): readonly kinds.UdpRouteObject[] {
    return this.typed('UDPRoute', kinds.GATEWAY_API);
  }
  get referenceGrants(): readonly kinds.ReferenceGrantObject[] {
    return this.typed('ReferenceGrant', kinds.GATEWAY_API);
  }
  get backendTlsPolicies(): readonly kinds.BackendTlsPolicyObject[] {
    return this.typed('BackendTLSPolicy', kinds.GATEWAY_API);
  }
  /** The Services of Kubernetes that are given. Who looks for a host asks `lookup`. */
  get services(): readonly ManifestObject[] {
    return this.kind('Service', '');
  }
  get deployments(): readonly ManifestObject[] {
    return this.kind('Deployment', 'apps');
  }
  get statefulSets(): readonly ManifestObject[] {
    return this.kind('StatefulSet', 'apps');
  }
  get daemonSets(): readonly ManifestObject[] {
    return this.kind('DaemonSet', 'apps');
  }
  get secrets(): readonly ManifestObject[] {
    return this.kind('Secret', '');
  }
  get configMaps(): readonly ManifestObject[] {
    return this.kind('ConfigMap', '');
  }
  get serviceAccounts(): readonly ManifestObject[] {
    return this.kind('ServiceAccount', '');
  }
  get horizontalPodAutoscalers(): readonly ManifestObject[] {
    return this.kind('HorizontalPodAutoscaler', 'autoscaling');
  }
  get networkPolicies(): readonly ManifestObject[] {
    return this.kind('NetworkPolicy', 'networking.k8s.io');
  }

  // Namespaces and what is known of them.

  /** Every namespace that is declared or that some object is in. */
  get namespaces(): ReadonlyMap<string, MeshNamespace> {
    return this.namespacesOnce();
  }
  private readonly namespacesOnce = lazy(() => namespacesOf(this.index));

  /**
   * Whether the given files hold a namespace whole, so that what is not there does not exist: its Namespace, or any
   * workload or Service of it is given. Everything is whole in a closed world (`assumeComplete`) and to istioctl. Without
   * a namespace: whether the world is closed.
   */
  isComplete(namespace: string | undefined): boolean {
    return this.completenessOnce().isComplete(namespace);
  }
  private readonly completenessOnce = lazy(() => new Completeness(this.index, this.options));

  // Workloads.

  /** The pods that the given objects make; to istioctl only literal Pods, and the ingress gateway's that it assumes. */
  get pods(): readonly VirtualPod[] {
    return this.podsOnce().written;
  }
  private readonly ingressOnce = lazy(() => (this.options.compat ? defaultIngressGateway() : undefined));
  private readonly podsOnce = lazy(
    () => new PodIndex(this.index, this.namespaces, this.options.compat ?? false, this.ingressOnce()?.pod),
  );

  /**
   * The pods that carry all of the labels, in one namespace or anywhere. No labels match every pod. Among them are the
   * pods that controllers make (`generated`): istiod for Kubernetes Gateways, operators. `pods` leaves those out.
   */
  podsMatching(labels: object, namespace?: string): readonly VirtualPod[] {
    return this.podsOnce().matching(labels, namespace);
  }

  /** The pod that a workload's template makes; undefined for an object that makes none. */
  podOf(workload: ManifestObject<unknown>): VirtualPod | undefined {
    return this.podsOnce().ofWorkload(workload);
  }

  /** The calls that workloads declare to make, in the order of the workloads. */
  get calls(): readonly DeclaredCall[] {
    return this.callsOnce();
  }
  private readonly callsOnce = lazy(() => declaredCalls(this.objects));

  // Hosts.

  /** Every host that a given Service or ServiceEntry offers, Services first. `lookup` also finds what controllers make. */
  get registry(): readonly RegistryService[] {
    return this.registryOnce().all;
  }
  private readonly registryOnce = lazy(
    () =>
      new ServiceRegistry(
        this.index,
        this.visibility,
        this.podsOnce(),
        this.options.compat ?? false,
        this.ingressOnce()?.service,
      ),
  );

  /** A host as Istio completes it: a name without a dot gets the namespace; all else stays as it is. */
  resolveHost(host: string, namespace: string): string {
    return resolveHost(host, namespace);
  }

  /**
   * What offers a host to the clients of a namespace: the exact host before the longest wildcard, only what is exported
   * to the namespace; among several of one host a Service before a ServiceEntry, then that of the client's namespace.
   */
  lookup(host: string, fromNamespace: string): RegistryService | undefined {
    return this.registryOnce().lookup(host, fromNamespace);
  }

  /** As `lookup`, whether it is exported or not. */
  lookupAnywhere(host: string, fromNamespace: string): RegistryService | undefined {
    return this.registryOnce().lookupAnywhere(host, fromNamespace);
  }

  /** All that offer exactly this FQDN (or wildcard), exported or not. */
  offering(fqdn: string): readonly RegistryService[] {
    return this.registryOnce().offering(fqdn);
  }

  /** All whose host is within a wildcard such as that of a DestinationRule; for a literal host as `offering`. */
  servicesWithin(pattern: string): readonly RegistryService[] {
    return this.registryOnce().within(pattern);
  }

  /** What an object offers: one for a Service, one per host for a ServiceEntry. */
  registryOf(object: ManifestObject<unknown>): readonly RegistryService[] {
    return this.registryOnce().ofObject(object);
  }

  /** The Services, and ServiceEntries with a workload selector, that select a pod. */
  servicesOf(pod: VirtualPod): readonly RegistryService[] {
    return this.registryOnce().servicesOf(pod);
  }

  /** The pods that a service selects. */
  podsOf(service: RegistryService): readonly VirtualPod[] {
    return this.registryOnce().podsOf(service);
  }

  /** Whether a VirtualService, DestinationRule, ServiceEntry or Service is exported to a namespace. */
  isVisible(object: ManifestObject<unknown>, toNamespace: string): boolean {
    return this.visibility.isVisible(object, toNamespace);
  }

  /** The namespaces that an object is exported to, with the mesh's default where it does not say: `.`, `*`, `~`, names. */
  exportToOf(object: ManifestObject<unknown>): readonly string[] {
    return this.visibility.exportToOf(object);
  }

  // Gateways.

  /** A gateway by the name that a VirtualService gives it: `name`, `namespace/name`, or `name.namespace.svc…`. */
  gateway(name: string, fromNamespace: string): ManifestObject | undefined {
    return this.gatewaysOnce().find(name, fromNamespace);
  }
  private readonly gatewaysOnce = lazy(() => new GatewayIndex(this.index, this.podsOnce()));

  /** The pods that a Gateway, of Istio or of Kubernetes, configures. */
  gatewayPods(gateway: ManifestObject<unknown>): readonly VirtualPod[] {
    return this.gatewaysOnce().podsOf(gateway);
  }

  // Traffic rules.

  /**
   * The DestinationRules of the level (client's namespace, service's, root) and host that win for clients of a namespace,
   * as Istio merges them. The first that is for a client's workload counts, else the last that is for all.
   */
  destinationRulesFor(host: string, clientNamespace: string): readonly MergedRules[] {
    return this.destinationRulesOnce().forClient(host, clientNamespace);
  }

  /** What a DestinationRule is part of, for clients of its own namespace and for those that it is exported to. */
  mergedDestinationRules(rule: kinds.DestinationRuleObject) {
    return this.destinationRulesOnce().mergedWith(rule);
  }
  private readonly destinationRulesOnce = lazy(
    () => new DestinationRuleIndex(this.destinationRules, this.config, this.registryOnce()),
  );

  /** The DestinationRules of exactly this FQDN (or wildcard), in any namespace, exported or not. */
  allDestinationRulesOf(host: string): readonly kinds.DestinationRuleObject[] {
    return this.destinationRulesOnce().ofHost(host);
  }

  /**
   * The VirtualServices on the mesh gateway that claim a host, the most specific host first and then in Istio's order
   * (private, exported to the namespace, public; by name). Without a client namespace: all, exported or not.
   */
  virtualServicesFor(host: string, clientNamespace: string | undefined): readonly kinds.VirtualServiceObject[] {
    return this.virtualServicesOnce().forClient(host, clientNamespace);
  }
  private readonly virtualServicesOnce = lazy(() => new VirtualServiceIndex(this.virtualServices, this.visibility));

  /** The VirtualServices that name a gateway, exported to it or not. */
  virtualServicesOn(gateway: ManifestObject<unknown>): readonly kinds.VirtualServiceObject[] {
    return this.virtualServicesOnce().onGateway(gateway);
  }

  /** The Sidecar that applies to a pod; of several at one level the first by name. */
  sidecarOf(pod: VirtualPod): kinds.SidecarObject | undefined {
    return this.sidecarsOnce().ofPod(pod);
  }
  private readonly sidecarsOnce = lazy(
    () =>
      new SidecarIndex(this.sidecars, this.config, this.registryOnce(), this.virtualServicesOnce(), this.visibility),
  );

  /**
   * Whether the proxy of a pod, or of the pods of a namespace, knows a host: a Sidecar imports it, or a VirtualService
   * that it imports sends there; by `itself` only the former, and with a VirtualService whether that is imported by the host.
   */
  imports(from: VirtualPod | string, host: string, by?: 'itself' | ManifestObject<unknown>): boolean {
    return this.sidecarsOnce().imports(from, host, by);
  }

  /** All hosts that a VirtualService sends to, completed: destinations and mirrors. */
  destinationsOf(virtualService: ManifestObject<unknown>): readonly string[] {
    return destinationsOf(virtualService);
  }

  // Policies.

  /** What a pod asks of its clients, on a port of the pod where one is given. */
  peerAuthenticationOf(pod: VirtualPod, port?: number): EffectiveMtls {
    return this.peerAuthenticationsOnce().of(pod, port);
  }
  private readonly peerAuthenticationsOnce = lazy(
    () => new PeerAuthenticationIndex(this.peerAuthentications, this.config),
  );

  /** The policies of a kind that apply to a pod: of the root namespace, then of its own. */
  policiesOf(pod: VirtualPod, kind: PolicyKind): readonly ManifestObject[] {
    return this.policiesOnce().of(pod, kind);
  }
  private readonly policiesOnce = lazy(() => new PolicyIndex(this.index, this.config));

  /** The policies of a kind that name an object (a Gateway, GatewayClass, Service or ServiceEntry) in their targetRefs. */
  policiesTargeting(target: ManifestObject<unknown>, kind: PolicyKind): readonly ManifestObject[] {
    return this.policiesOnce().targeting(target, kind);
  }

  private typed<Spec>(kind: string, group: string): readonly ManifestObject<Spec>[] {
    return this.index.kind(kind, group) as unknown as readonly ManifestObject<Spec>[];
  }
}
