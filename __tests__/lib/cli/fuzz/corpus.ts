import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const dist = join(__dirname, '..', '..', '..', '..', 'dist');

/** Kinds that the sample systems have none of, with the fields that rules read. */
const KINDS = `
{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled, istio.io/dataplane-mode: ambient}}}
---
{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop, annotations: {networking.istio.io/exportTo: "."}}, spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}, {name: tcp-x, port: 90}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: ext, namespace: shop}, spec: {type: ExternalName, externalName: example.com, ports: [{port: 443}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop, labels: {app: web, version: v1}}, spec: {serviceAccountName: sa, securityContext: {runAsUser: 1337}, containers: [{name: web, image: web, ports: [{containerPort: 8080, name: http}]}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop, annotations: {cdk8s-mesh/calls: web}}, spec: {replicas: 2, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web, version: v1}, annotations: {sidecar.istio.io/inject: "true"}}, spec: {containers: [{name: web, image: web, resources: {requests: {cpu: 100m}}}]}}}}
---
{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: web, namespace: shop}, spec: {hosts: [web], gateways: [mesh, gw], exportTo: ["*"], http: [{name: a, match: [{uri: {prefix: /a}, headers: {x: {exact: y}, "@request.auth.claims.sub": {exact: z}}, sourceLabels: {app: web}, gateways: [gw], port: 80}], route: [{destination: {host: web, subset: v1, port: {number: 80}}, weight: 50, headers: {request: {set: {a: b}}}}, {destination: {host: web, subset: v2}, weight: 50}], timeout: 5s, retries: {attempts: 3, perTryTimeout: 2s, retryOn: 5xx}, fault: {delay: {fixedDelay: 7s, percentage: {value: 10}}, abort: {httpStatus: 500}}, mirror: {host: web}, mirrors: [{destination: {host: web}, percentage: {value: 5}}], corsPolicy: {allowOrigins: [{regex: ".*"}], maxAge: 1h}, rewrite: {uri: /}}, {redirect: {uri: /b, redirectCode: 301}}, {delegate: {name: d, namespace: shop}}, {directResponse: {status: 503, body: {string: x}}}], tcp: [{match: [{port: 90}], route: [{destination: {host: web}}]}], tls: [{match: [{sniHosts: [web], port: 443}], route: [{destination: {host: web}}]}]}}
---
{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: web, namespace: shop}, spec: {host: web, workloadSelector: {matchLabels: {app: web}}, trafficPolicy: {tls: {mode: SIMPLE, caCertificates: /ca}, loadBalancer: {consistentHash: {httpHeaderName: x}, localityLbSetting: {failover: [{from: a, to: b}]}}, outlierDetection: {consecutive5xxErrors: 1, baseEjectionTime: 3m, maxEjectionPercent: 100}, connectionPool: {http: {maxRetries: 1}, tcp: {maxConnections: 1}}, portLevelSettings: [{port: {number: 80}, tls: {mode: MUTUAL}}]}, subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}], exportTo: ["."]}}
---
{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: gw, namespace: shop}, spec: {selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: ["shop/*", "*.example.com"], tls: {mode: SIMPLE, credentialName: cert}}, {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]}}
---
{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: api, namespace: shop}, spec: {hosts: [api.example.com], addresses: [10.0.0.1], ports: [{number: 443, name: https, protocol: TLS}], resolution: DNS, location: MESH_EXTERNAL, endpoints: [{address: 1.2.3.4, ports: {https: 443}}], workloadSelector: {labels: {app: web}}, exportTo: [other]}}
---
{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: s, namespace: shop}, spec: {workloadSelector: {labels: {app: web}}, egress: [{hosts: ["./*", "istio-system/*"], port: {number: 80, protocol: HTTP, name: http}}], ingress: [{port: {number: 80, protocol: HTTP, name: h}, defaultEndpoint: 127.0.0.1:8080}], outboundTrafficPolicy: {mode: REGISTRY_ONLY}}}
---
{apiVersion: networking.istio.io/v1, kind: WorkloadEntry, metadata: {name: we, namespace: shop}, spec: {address: 10.1.1.1, labels: {app: web}, ports: {http: 80}, serviceAccount: sa}}
---
{apiVersion: networking.istio.io/v1, kind: WorkloadGroup, metadata: {name: wg, namespace: shop}, spec: {metadata: {labels: {app: web}}, template: {serviceAccount: sa, ports: {http: 80}}, probe: {httpGet: {port: 80}}}}
---
{apiVersion: networking.istio.io/v1alpha3, kind: EnvoyFilter, metadata: {name: ef, namespace: shop}, spec: {workloadSelector: {labels: {app: web}}, priority: 0, configPatches: [{applyTo: HTTP_FILTER, match: {context: SIDECAR_INBOUND, proxy: {proxyVersion: "1.*"}, listener: {filterChain: {filter: {name: envoy.filters.network.http_connection_manager}}}}, patch: {operation: INSERT_BEFORE, value: {name: x, typed_config: {"@type": type.googleapis.com/x}}}}]}}
---
{apiVersion: networking.istio.io/v1beta1, kind: ProxyConfig, metadata: {name: pc, namespace: shop}, spec: {concurrency: 0, selector: {matchLabels: {app: web}}}}
---
{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: pa, namespace: shop}, spec: {selector: {matchLabels: {app: web}}, mtls: {mode: STRICT}, portLevelMtls: {"80": {mode: DISABLE}}}}
---
{apiVersion: security.istio.io/v1, kind: RequestAuthentication, metadata: {name: ra, namespace: shop}, spec: {targetRefs: [{kind: Gateway, group: gateway.networking.k8s.io, name: kgw}], jwtRules: [{issuer: i, jwksUri: "https://x", audiences: [a], fromHeaders: [{name: x, prefix: "B "}], outputClaimToHeaders: [{header: x, claim: y}]}]}}
---
{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: ap, namespace: shop}, spec: {action: DENY, selector: {matchLabels: {app: web}}, rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/sa], namespaces: [shop], ipBlocks: [10.0.0.0/8]}}], to: [{operation: {methods: [GET], paths: ["/a/{*}"], hosts: [web], ports: ["80"]}}], when: [{key: "request.auth.claims[x]", values: [y]}]}]}}
---
{apiVersion: telemetry.istio.io/v1, kind: Telemetry, metadata: {name: t, namespace: shop}, spec: {selector: {matchLabels: {app: web}}, tracing: [{providers: [{name: z}], randomSamplingPercentage: 10, customTags: {a: {literal: {value: b}}}}], metrics: [{overrides: [{match: {metric: ALL_METRICS}, tagOverrides: {a: {operation: REMOVE}}}]}], accessLogging: [{filter: {expression: "response.code >= 400"}}]}}
---
{apiVersion: extensions.istio.io/v1alpha1, kind: WasmPlugin, metadata: {name: w, namespace: shop}, spec: {url: "oci://x/y", phase: AUTHN, selector: {matchLabels: {app: web}}, match: [{ports: [{number: 80}]}]}}
---
{apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {name: istio}, spec: {controllerName: istio.io/gateway-controller}}
---
{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: kgw, namespace: shop}, spec: {gatewayClassName: istio, addresses: [{type: IPAddress, value: 1.2.3.4}], listeners: [{name: a, hostname: "*.example.com", port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {x: y}}}}}, {name: b, port: 443, protocol: HTTPS, tls: {mode: Terminate, certificateRefs: [{name: cert}]}}]}}
---
{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: hr, namespace: shop}, spec: {parentRefs: [{name: kgw, sectionName: a}, {kind: Service, group: "", name: web}], hostnames: [a.example.com], rules: [{matches: [{path: {type: PathPrefix, value: /}}], filters: [{type: RequestRedirect, requestRedirect: {statusCode: 301}}], backendRefs: [{name: web, port: 80, weight: 1}], timeouts: {request: 1s}}]}}
---
{apiVersion: gateway.networking.k8s.io/v1, kind: GRPCRoute, metadata: {name: gr, namespace: shop}, spec: {parentRefs: [{name: kgw}], rules: [{matches: [{method: {service: a, method: b}}], backendRefs: [{name: web, namespace: other, port: 80}]}]}}
---
{apiVersion: gateway.networking.k8s.io/v1beta1, kind: ReferenceGrant, metadata: {name: rg, namespace: other}, spec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}], to: [{group: "", kind: Service}]}}
---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: hpa, namespace: shop}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 1, maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]}}
---
{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: so, namespace: shop}, spec: {scaleTargetRef: {name: web}, minReplicaCount: 0, triggers: [{type: cpu, metadata: {value: "50"}}]}}
---
{apiVersion: autoscaling.k8s.io/v1, kind: VerticalPodAutoscaler, metadata: {name: vpa, namespace: shop}, spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, updatePolicy: {updateMode: Auto}}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: istio, namespace: istio-system}, data: {mesh: "trustDomain: td\\nextensionProviders: [{name: p, zipkin: {service: z}}]"}}
---
{apiVersion: v1, kind: Secret, metadata: {name: cert, namespace: istio-system}, data: {tls.crt: eA==, tls.key: eA==}}
---
{apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, metadata: {name: istio-sidecar-injector}, webhooks: [{name: a, clientConfig: {url: "https://1.2.3.4/inject"}, namespaceSelector: {matchExpressions: [{key: istio-injection, operator: In, values: [enabled]}]}, objectSelector: {matchLabels: {a: b}}}]}
---
{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: grpcroutes.gateway.networking.k8s.io, annotations: {gateway.networking.k8s.io/bundle-version: v1.0.0}}, spec: {group: gateway.networking.k8s.io, names: {kind: GRPCRoute}, versions: [{name: v1alpha2, served: true}]}}
---
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: np, namespace: shop}, spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}], ports: [{port: 8080}]}]}}
`;

/** Objects to mutate: one of each kind, and those of the sample systems. */
export function corpus(): { readonly kinds: readonly unknown[]; readonly samples: readonly unknown[] } {
  const kinds = documentsOf(KINDS);
  const files = readdirSync(dist).filter((file) => file.endsWith('.yaml'));
  return { kinds, samples: files.flatMap((file) => documentsOf(readFileSync(join(dist, file), 'utf8'))) };
}

function documentsOf(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => document.toJS());
}
