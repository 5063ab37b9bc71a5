import { ApiObject, type ApiObjectMetadata, type Duration } from 'cdk8s';
import {
  type AbstractPodProps,
  type ContainerPort,
  type ContainerProps,
  type IServiceAccount,
  LabelSelector,
  type PodManagementPolicy,
  Service,
  ServiceAccount,
  type ServiceProps,
  type ServiceType,
  type StatefulSet,
  type StatefulSetUpdateStrategy,
  Protocol as TransportProtocol,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { checkDnsLabel, checkInteger, checkNotEmpty } from '../core/checks';
import { MeshError } from '../core/errors';
import { Host } from '../core/host';
import { Protocol } from '../core/protocol';
import type { Labels } from '../core/workload-selector';
import { type Call, declareCalls } from './call';
import { ContainerPreset } from './container-preset';
import { DisruptionBudget } from './disruption-budget';
import type { ServicePort } from './service-port';
import { StatefulPods } from './stateful-pods';
import { renderTemplates, type VolumeClaimTemplate } from './volume-claim-template';

/** A Service with an address of its own in front of the pods. */
export interface ClientService {
  /**
   * Name of the Service.
   * @default - the name of the stateful service
   */
  readonly name?: string;
  /**
   * Type of the Service.
   * @default ServiceType.CLUSTER_IP
   */
  readonly type?: Exclude<ServiceType, ServiceType.EXTERNAL_NAME>;
  /**
   * The ports that clients use.
   * @default - those of the stateful service
   */
  readonly ports?: readonly ServicePort[];
}

interface OnePort {
  /** The port that the pods serve. */
  readonly port: ServicePort;
  readonly ports?: never;
}

interface SeveralPorts {
  /** The ports that the pods serve, to clients and to each other: sidecars handle well what a Service names. */
  readonly ports: readonly ServicePort[];
  readonly port?: never;
}

/** What a stateful service takes. */
export type StatefulServiceProps = {
  /**
   * Name of the StatefulSet, at most 52 characters; the headless Service is called after it, `mysql-headless`.
   * @default - the id
   */
  readonly name?: string;
  /**
   * The `app` label; also the name of the ServiceAccount and of the container.
   * @default - the name
   */
  readonly app?: string;
  /** The container; the ports of the service are added to its own. */
  readonly container: Omit<ContainerProps, 'portNumber'>;
  /**
   * How many pods there are.
   * @default - nothing is rendered: Kubernetes runs one, or as many as an autoscaler says
   */
  readonly replicas?: number;
  /**
   * A volume for each pod.
   * @default - none
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
   */
  readonly volumeClaimTemplates?: readonly VolumeClaimTemplate[];
  /**
   * A Service with an address of its own. Without it clients connect to the pods that the headless Service names.
   * @default - none
   */
  readonly clientService?: ClientService;
  /**
   * Whether the names of pods lead to them before they are ready. For those that look for each other while they start.
   * @default false
   * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec
   */
  readonly publishNotReadyAddresses?: boolean;
  /**
   * How many pods may be taken away when nodes are drained.
   * @default DisruptionBudget.maxUnavailable(1)
   */
  readonly disruptionBudget?: DisruptionBudget;
  /**
   * Whether pods start one after the other.
   * @default - one after the other: PodManagementPolicy.ORDERED_READY
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-management-policies
   */
  readonly podManagementPolicy?: PodManagementPolicy;
  /**
   * How pods are replaced by those of a new version.
   * @default - one after the other, from the last one on
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
   */
  readonly strategy?: StatefulSetUpdateStrategy;
  /**
   * How long a pod has to be ready to count as available.
   * @default - not at all
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#minimum-ready-seconds
   */
  readonly minReady?: Duration;
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
   * What else the pods have: init containers, volumes, a grace period, a security context.
   * @default - as the preset says
   */
  readonly pod?: Omit<AbstractPodProps, 'containers' | 'serviceAccount'>;
  /**
   * Further labels and annotations of the pods, such as those for the sidecar; the `app` label stays.
   * @default - the `app` label
   */
  readonly podMetadata?: ApiObjectMetadata;
  /**
   * Calls that the code of the pods makes.
   * @default - none
   */
  readonly calls?: readonly Call[];
} & (OnePort | SeveralPorts);

/**
 * Pods that keep their name and their data: a StatefulSet, the headless Service that names its pods, a claim for each of
 * its volumes and a PodDisruptionBudget.
 *
 * It works in a mesh where mutual TLS is STRICT: every port is named after its protocol, so that servers that speak first
 * are not waited for, and sidecars reach each pod by its name through the headless Service.
 *
 * @example
 * const mysql = new StatefulService(chart, 'mysql', {
 *   port: ServicePort.mysql(3306),
 *   container: { image: 'mysql:8.4' },
 *   volumeClaimTemplates: [{ name: 'data', size: Size.gibibytes(1), mountPath: '/var/lib/mysql' }],
 * });
 * const primary = mysql.podHost(0).fullName; // mysql-0.mysql-headless.bookinfo.svc.cluster.local
 * ```yaml partial
 * apiVersion: v1
 * kind: Service
 * metadata:
 *   labels:
 *     app: mysql
 *   name: mysql-headless
 *   namespace: bookinfo
 * spec:
 *   clusterIP: None
 *   externalIPs: []
 *   ports:
 *     - name: mysql
 *       port: 3306
 *       targetPort: 3306
 *   selector:
 *     app: mysql
 *   type: ClusterIP
 * ---
 * apiVersion: policy/v1
 * kind: PodDisruptionBudget
 * metadata:
 *   labels:
 *     app: mysql
 *   name: mysql
 *   namespace: bookinfo
 * spec:
 *   maxUnavailable: 1
 *   selector:
 *     matchLabels:
 *       app: mysql
 * ```
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulService extends Construct {
  /** The pods; autoscalers, subsets and policies take it. */
  public readonly statefulSet: StatefulSet;
  /** The Service that gives each pod a name. */
  public readonly headlessService: Service;
  /** The Service with an address of its own, where one is wanted. */
  public readonly clientService: Service | undefined;
  /** The identity of all pods. */
  public readonly serviceAccount: IServiceAccount;
  /** Labels that all pods carry and are selected by. */
  public readonly podLabels: Labels;
  /** The ports that the pods serve. */
  public readonly ports: readonly ServicePort[];

  /**
   * @throws MeshError MESH_INVALID_NAME for a name that is no DNS label of at most 52 characters
   * @throws MeshError MESH_EMPTY for a service without ports
   * @throws MeshError MESH_DUPLICATE for two volumes of one name or one path
   * @throws MeshError MESH_INVALID_PATH for a mount path that is not absolute
   */
  public constructor(scope: Construct, id: string, props: StatefulServiceProps) {
    super(scope, id);
    const name = this.checkName(props.name ?? id);
    const app = checkDnsLabel(props.app ?? name, { property: 'app', at: this });
    this.podLabels = { app };
    this.ports = Object.freeze([...checkNotEmpty(props.ports ?? [props.port], { property: 'ports', at: this })]);
    this.serviceAccount =
      props.serviceAccount ?? new ServiceAccount(this, 'ServiceAccount', { metadata: { name: app } });
    const { publishNotReadyAddresses } = props;
    this.headlessService = this.serve(`${name}-headless`, 'HeadlessService', this.ports, {
      clusterIP: 'None',
      ...(publishNotReadyAddresses === undefined ? {} : { publishNotReadyAddresses }),
    });
    this.clientService = props.clientService && this.serveClients(name, props.clientService);
    this.statefulSet = this.run(name, app, props);
    this.limitDisruptions(name, props.disruptionBudget ?? DisruptionBudget.maxUnavailable(1));
    if (props.calls && props.calls.length > 0) declareCalls(this.statefulSet, props.calls);
  }

  /** The host of the Service for clients, or of the headless one where there is no other. */
  public get host(): Host {
    return Host.of(this.clientService ?? this.headlessService);
  }

  /** The host of the headless Service: a look-up gives the address of every pod. */
  public get headlessHost(): Host {
    return Host.of(this.headlessService);
  }

  /**
   * The name of one pod: `mysql-0.mysql-headless.bookinfo.svc.cluster.local`. It is a name to connect to; a route leads to
   * Services, not to a pod.
   *
   * @param ordinal 0 for the first pod
   * @throws MeshError MESH_OUT_OF_RANGE for a pod that is not there
   * @throws MeshError MESH_HOST_WITHOUT_NAMESPACE where the service has no namespace
   */
  public podHost(ordinal: number): Host {
    const { replicas } = this.statefulSet;
    checkInteger(ordinal, { property: 'ordinal', at: this }, 0, replicas && replicas - 1);
    const headless = this.headlessHost;
    if (headless.namespace === undefined) {
      throw new MeshError('MESH_HOST_WITHOUT_NAMESPACE', {
        property: 'podHost',
        value: headless.name,
        must: 'be that of a Service with a namespace',
        fix: 'give the chart a namespace',
        at: this,
      });
    }
    return Host.external(`${this.statefulSet.name}-${ordinal}.${headless.fullName}`);
  }

  /** Pods carry a label that is the name, a dash and up to ten digits. */
  private checkName(name: string): string {
    const place = { property: 'name', at: this };
    if (checkDnsLabel(name, place).length > 52) {
      throw new MeshError('MESH_INVALID_NAME', {
        ...place,
        value: name,
        must: 'have at most 52 characters for Kubernetes to label its pods',
      });
    }
    return name;
  }

  private serveClients(name: string, client: ClientService): Service {
    const ports = checkNotEmpty(client.ports ?? this.ports, { property: 'clientService.ports', at: this });
    const ownName = checkDnsLabel(client.name ?? name, { property: 'clientService.name', at: this });
    return this.serve(ownName, 'ClientService', ports, client.type === undefined ? {} : { type: client.type });
  }

  private serve(
    name: string,
    id: string,
    ports: readonly ServicePort[],
    options: Pick<ServiceProps, 'clusterIP' | 'publishNotReadyAddresses' | 'type'>,
  ): Service {
    const service = new Service(this, id, { metadata: { name, labels: { ...this.podLabels } }, ...options });
    service.selectLabel('app', this.podLabels.app as string);
    for (const port of ports) port.bindTo(service);
    return service;
  }

  private run(name: string, app: string, props: StatefulServiceProps): StatefulSet {
    const { container, replicas, podMetadata, podManagementPolicy, strategy, minReady } = props;
    const { ports: ownPorts = [], volumeMounts = [], ...rest } = container;
    const templates = renderTemplates(
      props.volumeClaimTemplates ?? [],
      volumeMounts.map(({ path }) => path),
      { property: 'volumeClaimTemplates', at: this },
    );
    const preset = props.preset ?? ContainerPreset.AS_BUILT;
    const statefulSet = new StatefulPods(
      this,
      'StatefulSet',
      preset.pod({
        ...props.pod,
        metadata: { name, labels: { ...this.podLabels } },
        podMetadata: { ...podMetadata, labels: { ...podMetadata?.labels, ...this.podLabels } },
        service: this.headlessService,
        serviceAccount: this.serviceAccount,
        ...(replicas === undefined ? {} : { replicas: checkInteger(replicas, { property: 'replicas', at: this }, 0) }),
        ...(podManagementPolicy === undefined ? {} : { podManagementPolicy }),
        ...(strategy === undefined ? {} : { strategy }),
        ...(minReady === undefined ? {} : { minReady }),
        select: false,
        containers: [
          {
            name: app,
            ...rest,
            ports: [...containerPorts(this.ports), ...ownPorts],
            volumeMounts: [...volumeMounts],
          },
        ],
      }),
      templates,
    );
    statefulSet.select(LabelSelector.of({ labels: { ...this.podLabels } }));
    return statefulSet;
  }

  private limitDisruptions(name: string, budget: DisruptionBudget): void {
    const limit = budget._toJson();
    if (limit === undefined) return;
    new ApiObject(this, 'DisruptionBudget', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name, labels: { ...this.podLabels } },
      spec: { ...limit, selector: { matchLabels: { ...this.podLabels } } },
    });
  }
}

/** One for each number of a transport: several ports of a Service may lead to one of the container. */
function containerPorts(ports: readonly ServicePort[]): ContainerPort[] {
  const byKey = new Map<string, ContainerPort>();
  for (const { targetPort, protocol } of ports) {
    const isUdp = protocol === Protocol.UDP;
    byKey.set(`${targetPort}${isUdp}`, { number: targetPort, ...(isUdp ? { protocol: TransportProtocol.UDP } : {}) });
  }
  return [...byKey.values()];
}
