import type { JsonObject, ManifestObject } from '../manifest/manifest-object';

export type Labels = { readonly [key: string]: string };

/** How a mesh is to be read. */
export interface MeshOptions {
  /** Behave as istioctl analyze does: only literal Pods count, beside the ingress gateway's that it takes for granted. */
  readonly compat?: boolean;
  /** Nothing exists but what is given. */
  readonly assumeComplete?: boolean;
  /** The mesh-wide configuration of the installation (`meshConfig` of istiod); merged over Istio's defaults. */
  readonly meshConfig?: JsonObject;
  /** The networks of a multi-network mesh. */
  readonly meshNetworks?: JsonObject;
  /** What the mesh's other clusters hold, by the cluster's name. */
  readonly clusters?: ReadonlyMap<string, readonly ManifestObject[]>;
}

/** A namespace that is declared, or that some object is in. */
export interface MeshNamespace {
  readonly name: string;
  /** The Namespace object; undefined where none is given, and then nothing is known of its labels. */
  readonly object: ManifestObject | undefined;
  readonly labels: Labels;
  /** What the labels say of sidecar injection; `revision` is `istio.io/rev`. */
  readonly injection: 'enabled' | 'disabled' | 'revision' | 'none';
  readonly revision: string | undefined;
  /** `istio.io/dataplane-mode: ambient`. */
  readonly ambient: boolean;
  /** `istio.io/use-waypoint`, unless it is `none`. */
  readonly waypoint: string | undefined;
}

/** A container of a virtual pod, with the place where it stands in the workload's object. */
export interface PodContainer {
  readonly name: string;
  readonly image: string | undefined;
  readonly json: JsonObject;
  /** From the root of the workload's object: `/spec/template/spec/containers/0`. */
  readonly pointer: string;
  readonly init: boolean;
}

/** A port that a container of a virtual pod declares. */
export interface PodPort {
  readonly containerPort: number;
  readonly name: string | undefined;
  /** `TCP` where it is left out. */
  readonly protocol: string;
  readonly pointer: string;
}

/** A pod as it will be: a literal Pod, or what a workload's template makes. */
export interface VirtualPod {
  /** The workload's name. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  /** Containers, then init containers. */
  readonly containers: readonly PodContainer[];
  readonly ports: readonly PodPort[];
  /** `default` where none is written. */
  readonly serviceAccount: string;
  readonly hostNetwork: boolean;
  /** The Deployment, StatefulSet, … or Pod itself; of a generated pod the object that it is made for. */
  readonly workload: ManifestObject;
  /** As it is written; undefined where it is left out, or where it makes no sense (DaemonSet). */
  readonly replicas: number | undefined;
  /** How the pod takes part in the mesh, by its own labels and those of its namespace. Undefined also where the Namespace is not given. */
  readonly inMesh: 'sidecar' | 'ambient' | undefined;
  /** Where `metadata` and `spec` of the pod stand: `/spec/template`; empty for a literal Pod. */
  readonly podPointer: string;
  /** Whether a controller makes the pod (istiod for a Kubernetes Gateway, an operator), so that no manifest holds it. */
  readonly generated: boolean;
}

/** A port that a Service or ServiceEntry offers. */
export interface RegistryPort {
  readonly number: number;
  readonly name: string | undefined;
  /**
   * Istio's protocol in capitals: of a Service by `appProtocol`, then by the name's prefix; of a ServiceEntry as it is
   * written. Undefined where Istio has to find it out from the traffic.
   */
  readonly protocol: string | undefined;
  /** The port of the pod: number or name; the port's own number where it is left out. */
  readonly targetPort: number | string;
  /** `/spec/ports/0`. */
  readonly pointer: string;
}

/** A host that something in the mesh offers: one per Service, one per host of a ServiceEntry. */
export interface RegistryService {
  /** The FQDN of a Service, the host of a ServiceEntry; the latter may begin with `*`. */
  readonly host: string;
  readonly namespace: string;
  readonly name: string;
  readonly kind: 'Service' | 'ServiceEntry';
  readonly ports: readonly RegistryPort[];
  /** As it applies, with the mesh's default filled in: `.`, `*`, `~` or names of namespaces. */
  readonly exportTo: readonly string[];
  /** Undefined where there is none: then it selects no pod. */
  readonly selector: Labels | undefined;
  /** Of a ServiceEntry: `NONE`, `STATIC`, `DNS`, …. */
  readonly resolution: string | undefined;
  readonly object: ManifestObject;
  /** `clusterIP: None`. */
  readonly headless: boolean;
  /** `MESH_EXTERNAL` (also by default) of a ServiceEntry; an ExternalName Service. */
  readonly external: boolean;
  /** Whether a controller makes the Service (istiod for a Kubernetes Gateway, an operator), so that no manifest holds it. */
  readonly generated: boolean;
}

/** What a server asks of those who call it. */
export type MtlsMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

/** The mode that applies to a pod or one of its ports, with the object that says so. */
export interface EffectiveMtls {
  readonly mode: MtlsMode;
  /** The PeerAuthentication that decides; undefined where none does (PERMISSIVE). */
  readonly object: ManifestObject | undefined;
  /** The field that decides: `/spec/mtls/mode`, `/spec/portLevelMtls/8080/mode`. */
  readonly pointer: string | undefined;
}

/** A call that a workload declares to make, by the annotation `cdk8s-mesh/calls`. */
export interface DeclaredCall {
  /** The workload that calls. */
  readonly from: ManifestObject;
  /** Its namespace. */
  readonly namespace: string;
  /** The FQDN, or the host as it is, of what it calls. */
  readonly to: string;
  readonly port: number | undefined;
  /** How long the caller itself waits; undefined where it does not say. */
  readonly timeoutMs: number | undefined;
  /** How often the caller itself tries again; 0 where it does not say. */
  readonly retries: number;
  /** The annotation: `/metadata/annotations/cdk8s-mesh~1calls`. */
  readonly pointer: string;
}
