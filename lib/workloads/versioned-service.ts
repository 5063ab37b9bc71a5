import { ApiObject, type ApiObjectMetadata, JsonPatch } from 'cdk8s';
import {
  type ContainerProps,
  Deployment,
  type IServiceAccount,
  LabelSelector,
  Service,
  ServiceAccount,
  type ServiceType,
  type Volume,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { checkDnsLabel, checkInteger, checkNotEmpty } from '../core/checks';
import type { Host } from '../core/host';
import type { Labels } from '../core/workload-selector';
import type { Destination, WeightedDestination } from '../networking/destination';
import type { Subset } from '../networking/destination-rule/subset';
import { type Call, declareCalls } from './call';
import { ContainerPreset } from './container-preset';
import type { ServicePort } from './service-port';
import { ServiceVersions } from './service-versions';

/** One version of the service: its container, and how many pods run it. */
export interface VersionOptions extends ContainerProps {
  /**
   * How many pods run the version.
   * @default - nothing is rendered: Kubernetes runs one, or as many as an autoscaler says
   */
  readonly replicas?: number;
  /**
   * Name of the version's Deployment.
   * @default - the app of the service and the version: `reviews-v1`
   */
  readonly deploymentName?: string;
  /**
   * Calls that the code of this version makes, beside those of the service.
   * @default - none
   */
  readonly calls?: readonly Call[];
  /**
   * Volumes of the pod that no container mounts.
   * @default - those that the container mounts
   */
  readonly volumes?: readonly Volume[];
  /**
   * Containers that run before the one of the version.
   * @default - none
   */
  readonly initContainers?: readonly ContainerProps[];
  /**
   * Labels and annotations of the pods, beside `app` and `version`.
   * @default - none
   */
  readonly podMetadata?: ApiObjectMetadata;
  /**
   * Whether the pods get a token for the API server.
   * @default false
   */
  readonly automountServiceAccountToken?: boolean;
}

interface OnePort {
  /** The port of the Service. */
  readonly port: ServicePort;
  readonly ports?: never;
}

interface SeveralPorts {
  /** The ports of the Service. */
  readonly ports: readonly ServicePort[];
  readonly port?: never;
}

/** What a service with versions takes. */
export type VersionedServiceProps<V extends string> = {
  /**
   * Name of the Service.
   * @default - the id
   */
  readonly name?: string;
  /**
   * The `app` label; also the name of the ServiceAccount and of the containers, and of the Deployments in front of the
   * version.
   * @default - the name
   */
  readonly app?: string;
  /** The versions by name; the name is the `version` label and the subset. */
  readonly versions: { readonly [K in V]: VersionOptions };
  /**
   * The identity of all pods.
   * @default - a ServiceAccount with the name of the app is made
   */
  readonly serviceAccount?: IServiceAccount;
  /**
   * Defaults of the containers.
   * @default ContainerPreset.AS_BUILT
   */
  readonly preset?: ContainerPreset;
  /**
   * Type of the Service.
   * @default ServiceType.CLUSTER_IP
   */
  readonly serviceType?: ServiceType;
  /**
   * Calls that the code of every version makes.
   * @default - none
   */
  readonly calls?: readonly Call[];
} & (OnePort | SeveralPorts);

/**
 * One Service over any number of versions, each a Deployment of its own, with one ServiceAccount.
 *
 * `subset('v1')` and `subsets` know the versions by their types: a version that does not exist does not compile.
 *
 * @example
 * const reviews = new VersionedService(chart, 'reviews', {
 *   port: ServicePort.http(9080),
 *   versions: {
 *     v1: { image: 'docker.io/istio/examples-bookinfo-reviews-v1:1.20.3' },
 *     v2: { image: 'docker.io/istio/examples-bookinfo-reviews-v2:1.20.3' },
 *   },
 * });
 * new DestinationRule(chart, 'reviews-rule', { host: reviews, subsets: reviews.subsets });
 * const canary = reviews.subset('v2');
 * @see https://istio.io/latest/docs/ops/deployment/application-requirements/
 */
export class VersionedService<V extends string> extends Construct {
  /** The Service in front of all versions. */
  public readonly service: Service;
  /** The Deployment of each version. */
  public readonly deployments: { readonly [K in V]: Deployment };
  /** The identity of all pods. */
  public readonly serviceAccount: IServiceAccount;
  /** Labels that all pods carry. */
  public readonly podLabels: Labels;
  /** The ports of the Service. */
  public readonly ports: readonly ServicePort[];
  readonly #app: string;
  readonly #versions: ServiceVersions<V>;

  /**
   * @throws MeshError MESH_EMPTY for a service without versions or ports
   * @throws MeshError MESH_INVALID_NAME for a name, an app or a version that is no DNS label
   */
  public constructor(scope: Construct, id: string, props: VersionedServiceProps<V>) {
    super(scope, id);
    const name = checkDnsLabel(props.name ?? id, { property: 'name', at: this });
    const ports = checkNotEmpty(props.ports ?? [props.port], { property: 'ports', at: this });
    const versions = Object.keys(props.versions) as V[];
    checkNotEmpty(versions, { property: 'versions', at: this }, 'name at least one version');

    this.#app = checkDnsLabel(props.app ?? name, { property: 'app', at: this });
    this.podLabels = { app: this.#app };
    this.ports = Object.freeze([...ports]);
    this.serviceAccount =
      props.serviceAccount ?? new ServiceAccount(this, 'ServiceAccount', { metadata: { name: this.#app } });
    this.service = new Service(this, 'Service', {
      metadata: { name, labels: { ...this.podLabels } },
      ...(props.serviceType === undefined ? {} : { type: props.serviceType }),
    });
    this.service.selectLabel('app', this.#app);
    for (const port of ports) port.bindTo(this.service);

    const deployments = versions.map((version) => [version, this.deploy(version, ports, props)] as const);
    this.deployments = Object.fromEntries(deployments) as { [K in V]: Deployment };
    this.#versions = ServiceVersions.of(this.service, this.deployments);
  }

  /** The host of the Service. */
  public get host(): Host {
    return this.#versions.host;
  }

  /** One subset per version, for a DestinationRule. */
  public get subsets(): readonly Subset<V>[] {
    return this.#versions.subsets;
  }

  /** One version as a destination. */
  public subset(name: V): Destination {
    return this.#versions.subset(name);
  }

  /** Several versions with the share of each, relative to the sum of all: `split({ v1: 90, v2: 10 })`. */
  public split(weights: { readonly [K in V]?: number }): WeightedDestination[] {
    return this.#versions.split(weights);
  }

  private deploy(version: V, ports: readonly ServicePort[], props: VersionedServiceProps<V>): Deployment {
    const {
      replicas,
      deploymentName,
      calls = [],
      volumes,
      initContainers,
      podMetadata,
      automountServiceAccountToken,
      ...container
    } = props.versions[version];
    const app = this.#app;
    const labels = { app, version: checkDnsLabel(version, { property: 'versions', at: this }) };
    const preset = props.preset ?? ContainerPreset.AS_BUILT;
    const deployment = new Deployment(
      this,
      version,
      preset.pod({
        metadata: { name: deploymentName ?? `${app}-${version}`, labels },
        podMetadata: { ...podMetadata, labels: { ...podMetadata?.labels, ...labels } },
        ...(replicas === undefined ? {} : { replicas: this.checkReplicas(replicas, version) }),
        serviceAccount: this.serviceAccount,
        // Pods are selected by what people and Istio know them by, not by a label of cdk8s.
        select: false,
        containers: [{ name: app, ports: ports.map(({ targetPort }) => ({ number: targetPort })), ...container }],
        ...(volumes ? { volumes: [...volumes] } : {}),
        ...(initContainers ? { initContainers: [...initContainers] } : {}),
        ...(automountServiceAccountToken === undefined ? {} : { automountServiceAccountToken }),
      }),
    );
    deployment.select(LabelSelector.of({ labels }));
    // cdk8s-plus would write its own default of 2.
    if (replicas === undefined) ApiObject.of(deployment).addJsonPatch(JsonPatch.remove('/spec/replicas'));
    const allCalls = [...(props.calls ?? []), ...calls];
    if (allCalls.length > 0) declareCalls(deployment, allCalls);
    return deployment;
  }

  private checkReplicas(replicas: number, version: string): number {
    return checkInteger(replicas, { property: `versions.${version}.replicas`, at: this }, 0);
  }
}
