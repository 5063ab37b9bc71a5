import type { Duration } from 'cdk8s';
import { type EnvValue, type ISecret, Secret, type ServiceType } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { RabbitmqClusterSpec, RabbitmqClusterSpecAffinity } from '../../imports/rabbitmq.com';
import { checkInteger } from '../core/checks';
import { MeshError } from '../core/errors';
import type { Host } from '../core/host';
import { checkLabels, type Labels } from '../core/labels';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import { renderSeconds } from '../core/seconds';
import type { JsonOf } from './json';
import { checkClusterName, hostBeside, nameBeside } from './operator-checks';
import { OperatorMesh } from './operator-mesh';
import { type RabbitmqOverride, renderOverride } from './rabbitmq-override';
import { type RabbitmqPersistence, renderPersistence } from './rabbitmq-persistence';
import { NODE_PORTS, portsOf, type RabbitmqPorts } from './rabbitmq-ports';
import { type RabbitmqResources, renderResources } from './rabbitmq-resources';
import { type RabbitmqSettings, renderSettings } from './rabbitmq-settings';
import { listenersOf, type RabbitmqTls, renderTls } from './rabbitmq-tls';
import { renderSecretBackend, type SecretBackend } from './secret-backend';
import { renderToleration, type Toleration } from './toleration';

const RABBITMQ_CLUSTER = { apiVersion: 'rabbitmq.com/v1beta1', kind: 'RabbitmqCluster', plural: 'rabbitmqclusters' };

/** Which families of IP addresses a Service has. */
export enum IpFamilyPolicy {
  /** One. */
  SINGLE_STACK = 'SingleStack',
  /** Both, where the cluster has both. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Both. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/** The Service in front of the nodes. */
export interface RabbitmqService {
  /**
   * Type of the Service.
   * @default ServiceType.CLUSTER_IP
   */
  readonly type?: Exclude<ServiceType, ServiceType.EXTERNAL_NAME>;
  /**
   * Annotations of the Service.
   * @default - none
   */
  readonly annotations?: Labels;
  /**
   * Further labels of the Service.
   * @default - the operator's
   */
  readonly labels?: Labels;
  /**
   * Which families of IP addresses the Service has.
   * @default - as the cluster is set up
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;
}

/** Rules for which nodes of Kubernetes pods run on, as they stand in YAML. */
export type RabbitmqAffinity = JsonOf<RabbitmqClusterSpecAffinity>;

/** A key of the Secret with the first user. */
export type RabbitmqCredential = 'username' | 'password' | 'host' | 'port' | 'connection_string' | 'default_user.conf';

/** What a RabbitmqCluster is for. */
export interface RabbitmqClusterProps extends MeshResourceProps {
  /**
   * How the pods stand to the sidecars of the mesh. Nodes dial each other's pods on ports 4369 and 25672: where they get
   * sidecars, say `OperatorMesh.BYPASS_BETWEEN_NODES`.
   * @default OperatorMesh.AS_NAMESPACE
   */
  readonly mesh?: OperatorMesh;
  /**
   * How many nodes there are; an odd number, for a majority.
   * @default 1
   */
  readonly replicas?: number;
  /**
   * The image of RabbitMQ.
   * @default - that of the operator
   */
  readonly image?: string;
  /**
   * The Secrets with the access to the registry.
   * @default - none
   */
  readonly imagePullSecrets?: readonly ISecret[];
  /**
   * The Service in front of the nodes.
   * @default - of type ClusterIP
   */
  readonly service?: RabbitmqService;
  /**
   * Where each node keeps its data.
   * @default - a volume of 10 GiB
   */
  readonly persistence?: RabbitmqPersistence;
  /**
   * What each node may use, and what is kept for it.
   * @default - the operator's: 1 CPU and 2 GiB kept, 2 CPUs and 2 GiB allowed
   */
  readonly resources?: RabbitmqResources;
  /**
   * How RabbitMQ itself is set up.
   * @default - as the operator does
   */
  readonly rabbitmq?: RabbitmqSettings;
  /**
   * TLS that RabbitMQ itself speaks with its clients.
   * @default - none
   */
  readonly tls?: RabbitmqTls;
  /**
   * Where the first user and the certificates come from.
   * @default - the operator makes a user
   */
  readonly secretBackend?: SecretBackend;
  /**
   * Fields to merge into what the operator makes.
   * @default - none
   */
  readonly override?: RabbitmqOverride;
  /**
   * Rules for which nodes of Kubernetes pods run on.
   * @default - none
   */
  readonly affinity?: RabbitmqAffinity;
  /**
   * Taints of nodes that pods put up with.
   * @default - none
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Whether the queues' leaders stay where they are after an update.
   * @default false
   */
  readonly skipPostDeploySteps?: boolean;
  /**
   * How long a pod has to stop, in whole seconds.
   * @default Duration.days(7)
   */
  readonly terminationGracePeriod?: Duration;
  /**
   * How long a node waits before it starts, in whole seconds, for its name to be known.
   * @default Duration.seconds(30)
   */
  readonly delayStart?: Duration;
  /**
   * Whether all feature flags of a new version are switched on after an update.
   * @default false
   */
  readonly autoEnableAllFeatureFlags?: boolean;
}

/**
 * A RabbitMQ cluster that the RabbitMQ cluster operator runs.
 *
 * @example
 * const rabbitmq = new RabbitmqCluster(chart, 'rabbitmqcluster-sample', {
 *   replicas: 3,
 *   mesh: OperatorMesh.BYPASS_BETWEEN_NODES,
 * });
 * const env = { RABBITMQ_URL: rabbitmq.credential('connection_string') };
 * ```yaml
 * apiVersion: rabbitmq.com/v1beta1
 * kind: RabbitmqCluster
 * metadata:
 *   name: rabbitmqcluster-sample
 *   namespace: bookinfo
 * spec:
 *   override:
 *     statefulSet:
 *       spec:
 *         template:
 *           metadata:
 *             annotations:
 *               traffic.sidecar.istio.io/excludeInboundPorts: 4369,25672
 *               traffic.sidecar.istio.io/excludeOutboundPorts: 4369,25672
 *   replicas: 3
 * ```
 * @see https://www.rabbitmq.com/kubernetes/operator/using-operator
 */
export class RabbitmqCluster extends MeshResource<JsonOf<RabbitmqClusterSpec>> {
  /** The ports of the nodes, at `host`. */
  public readonly ports: RabbitmqPorts;
  /** The ports that nodes dial each other on, at `nodesHost`. */
  public readonly nodePorts = NODE_PORTS;
  readonly #spec: JsonOf<RabbitmqClusterSpec>;
  readonly #secret: ISecret | undefined;

  /**
   * @throws MeshError MESH_INVALID_NAME for a name of more than 45 characters, which Kubernetes could not label pods after
   * @throws MeshError MESH_OTHER_NAMESPACE for a Secret of another namespace
   * @throws MeshError MESH_TLS_CONFLICT for clients that need TLS where there is none
   * @throws MeshError MESH_ONE_OF for a volume beside `emptyDir`
   * @throws MeshError MESH_INJECTION_CONFLICT for an override that contradicts `mesh`
   */
  public constructor(scope: Construct, id: string, props: RabbitmqClusterProps = {}) {
    super(scope, id, RABBITMQ_CLUSTER, props);
    // A pod label is the name, `-server-` and up to ten digits.
    checkClusterName(this, 45);
    const { secretBackend, rabbitmq } = props;
    const listeners = listenersOf(props.tls, secretBackend);
    this.ports = portsOf(listeners, rabbitmq?.additionalPlugins ?? []);
    this.#spec = { ...this.render(props), tls: renderTls(props.tls, listeners, this) };
    this.#secret = this.secretOf(secretBackend);
  }

  /** The host of the Service in front of the nodes. */
  public get host(): Host {
    return hostBeside(this, this.name);
  }

  /** The host of the nodes among themselves, a headless Service. */
  public get nodesHost(): Host {
    return hostBeside(this, `${this.name}-nodes`);
  }

  /**
   * The Secret with the first user: the operator's own, called after the cluster and `-default-user`, or the external one.
   *
   * @throws MeshError MESH_NO_SECRET where the user comes from Vault
   */
  public get secret(): ISecret {
    if (this.#secret === undefined) {
      throw new MeshError('MESH_NO_SECRET', {
        property: 'secret',
        must: 'not be asked for where the first user comes from Vault',
        fix: 'read it from Vault',
        at: this,
      });
    }
    return this.#secret;
  }

  /**
   * One key of the Secret with the first user, for the environment of a container.
   *
   * @throws MeshError MESH_NO_SECRET where the user comes from Vault
   */
  public credential(key: RabbitmqCredential): EnvValue {
    return this.secret.envValue(key);
  }

  /** @internal */
  public _toSpec(): JsonOf<RabbitmqClusterSpec> {
    return this.#spec;
  }

  private render(props: RabbitmqClusterProps): JsonOf<RabbitmqClusterSpec> {
    const { mesh = OperatorMesh.AS_NAMESPACE, delayStart, terminationGracePeriod, imagePullSecrets, service } = props;
    const labels = service?.labels && checkLabels(service.labels, { property: 'service.labels', at: this });
    return {
      replicas: checkInteger(props.replicas, { property: 'replicas', at: this }, 0),
      image: props.image,
      imagePullSecrets: imagePullSecrets?.map((secret, index) => ({
        name: nameBeside(secret, this, `imagePullSecrets[${index}]`),
      })),
      service: service && { ...service, labels },
      persistence: renderPersistence(props.persistence, this),
      resources: renderResources(props.resources, this),
      rabbitmq: renderSettings(props.rabbitmq, this),
      secretBackend: renderSecretBackend(props.secretBackend, this),
      override: renderOverride(props.override, mesh, this),
      affinity: props.affinity,
      tolerations: props.tolerations?.map((each, index) => renderToleration(each, this, `tolerations[${index}]`)),
      skipPostDeploySteps: props.skipPostDeploySteps,
      terminationGracePeriodSeconds: renderSeconds(
        terminationGracePeriod,
        { property: 'terminationGracePeriod', at: this },
        0,
      ),
      delayStartSeconds: renderSeconds(delayStart, { property: 'delayStart', at: this }, 0),
      autoEnableAllFeatureFlags: props.autoEnableAllFeatureFlags,
    };
  }

  private secretOf({ externalSecret, vault }: SecretBackend = {}): ISecret | undefined {
    if (externalSecret !== undefined) return externalSecret;
    if (vault?.defaultUserPath !== undefined) return undefined;
    return Secret.fromSecretName(this, 'DefaultUser', `${this.name}-default-user`);
  }
}
