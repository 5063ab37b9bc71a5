import type { FsGroupChangePolicy, ImagePullPolicy, ISecret, IServiceAccount, ServiceType } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { InnoDbClusterSpec } from '../../imports/mysql.oracle.com';
import { checkInteger } from '../core/checks';
import type { Host } from '../core/host';
import { checkLabels, type Labels } from '../core/labels';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { renderVolumeClaim, type VolumeClaim } from '../workloads/volume-claim';
import { type BackupSchedule, type NamedBackupProfile, renderBackupProfiles, renderBackupSchedules } from './backup';
import { type InitDb, renderInitDb } from './init-db';
import { type InnoDBLogs, renderLogs } from './innodb-logs';
import { type InnoDBMetrics, renderMetrics } from './innodb-metrics';
import { type InnoDBRouter, renderRouter } from './innodb-router';
import { type InnoDBTls, renderTls } from './innodb-tls';
import type { PodSpecJson } from './json';
import { type Keyring, renderKeyring } from './keyring';
import { checkDistinctIds, checkServerId, checkVersion } from './mysql-checks';
import { checkClusterName, hostBeside, nameBeside } from './operator-checks';
import { OperatorMesh } from './operator-mesh';
import { type OperatorPodMetadata, renderPodMetadata } from './operator-pods';
import { type ReadReplica, renderReadReplicas } from './read-replica';
import { type RootAccount, secretOf } from './root-credentials';

const INNODB_CLUSTER = { apiVersion: 'mysql.oracle.com/v2', kind: 'InnoDBCluster', plural: 'innodbclusters' };

/** The editions of MySQL. */
export enum InnoDBEdition {
  /** The one under a free licence. */
  COMMUNITY = 'community',
  /** The one with a contract. */
  ENTERPRISE = 'enterprise',
}

/** What port 3306 of the routers leads to. */
export enum InnoDBPort {
  /** The primary, as port 6446 does. */
  READ_WRITE = 'mysql-rw',
  /** Servers to read from, as port 6447 does. */
  READ_ONLY = 'mysql-ro',
  /** The one or the other for each statement, as port 6450 does. */
  READ_WRITE_SPLIT = 'mysql-rw-split',
}

/** The Service in front of the routers. */
export interface InnoDBService {
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
   * What port 3306 leads to.
   * @default InnoDBPort.READ_WRITE
   */
  readonly defaultPort?: InnoDBPort;
}

/** How the folder of the data gets its owner. */
export interface DatadirPermissions {
  /**
   * Whether an init container sets the owner.
   * @default true
   */
  readonly setRightsUsingInitContainer?: boolean;
  /**
   * When Kubernetes sets the group of the files.
   * @default - as Kubernetes does
   */
  readonly fsGroupChangePolicy?: FsGroupChangePolicy;
}

/** What an InnoDBCluster is for. */
export type InnoDBClusterProps = MeshResourceProps &
  OperatorPodMetadata &
  RootAccount &
  InnoDBTls & {
    /**
     * How the pods stand to the sidecars of the mesh. In MySQL the server speaks first, and the servers of a group dial
     * each other's pods, so they are left alone unless you say otherwise.
     * @default OperatorMesh.NO_SIDECARS
     */
    readonly mesh?: Exclude<OperatorMesh, OperatorMesh.BYPASS_BETWEEN_NODES>;
    /**
     * How many servers there are, 1 to 9. Three survive the loss of one.
     * @default 1
     */
    readonly instances?: number;
    /**
     * The routers, which clients connect to.
     * @default - one router
     */
    readonly router?: InnoDBRouter;
    /**
     * The Service in front of the routers.
     * @default - of type ClusterIP
     */
    readonly service?: InnoDBService;
    /**
     * Version of MySQL: `9.1.0`.
     * @default - that of the operator
     */
    readonly version?: string;
    /**
     * Edition of MySQL.
     * @default - that of the operator
     */
    readonly edition?: InnoDBEdition;
    /**
     * The registry and the path that images come from.
     * @default - that of the operator
     */
    readonly imageRepository?: string;
    /**
     * When images are pulled.
     * @default - as the operator is set up
     */
    readonly imagePullPolicy?: ImagePullPolicy;
    /**
     * The Secrets with the access to the registry.
     * @default - none
     */
    readonly imagePullSecrets?: readonly ISecret[];
    /**
     * The identity of the pods.
     * @default - one with the name of the cluster and `-sidecar-sa`
     */
    readonly serviceAccount?: IServiceAccount;
    /**
     * Id of the first server, 1 to 4000000000; the others count on from it.
     * @default 1000
     */
    readonly baseServerId?: number;
    /**
     * The volume of each server.
     * @default - the operator's: 2 GiB
     */
    readonly datadirVolumeClaimTemplate?: VolumeClaim;
    /**
     * How the folder of the data gets its owner.
     * @default - by an init container
     */
    readonly datadirPermissions?: DatadirPermissions;
    /**
     * Configuration of the servers, as `my.cnf` has it.
     * @default - the operator's
     */
    readonly mycnf?: string;
    /**
     * Fields to merge into the spec of the servers' pods; the containers are `mysql` and `sidecar`.
     * @default - none
     */
    readonly podSpec?: PodSpecJson;
    /**
     * Where the keys of encrypted tables are.
     * @default - none
     */
    readonly keyring?: Keyring;
    /**
     * What the database has in it when the cluster is new.
     * @default - nothing
     */
    readonly initDb?: InitDb;
    /**
     * Metrics for Prometheus.
     * @default - none
     */
    readonly metrics?: InnoDBMetrics;
    /**
     * Ways to make backups.
     * @default - none
     */
    readonly backupProfiles?: readonly NamedBackupProfile[];
    /**
     * Times to make backups.
     * @default - none
     */
    readonly backupSchedules?: readonly BackupSchedule[];
    /**
     * The logs of the servers.
     * @default - the error log
     */
    readonly logs?: InnoDBLogs;
    /**
     * Servers that follow the cluster.
     * @default - none
     */
    readonly readReplicas?: readonly ReadReplica[];
    /**
     * How servers are called, from `{service}`, `{namespace}` and `{domain}`.
     * @default '{service}.{namespace}.svc.{domain}'
     */
    readonly serviceFqdnTemplate?: string;
  };

/** The ports of the Service in front of the routers, as the operator makes it. */
const ROUTER_PORTS = Object.freeze({
  /** Where clients go; it leads to what `service.defaultPort` says. */
  mysql: 3306,
  /** The X Protocol, to the primary. */
  mysqlx: 33060,
  /** The primary. */
  readWrite: 6446,
  /** Servers to read from. */
  readOnly: 6447,
  /** The X Protocol, to the primary. */
  xReadWrite: 6448,
  /** The X Protocol, to servers to read from. */
  xReadOnly: 6449,
  /** The primary for statements that write, another server for those that read. */
  readWriteSplit: 6450,
  /** The REST API of the routers, over HTTPS. */
  rest: 8443,
});

/** The ports of the headless Service of the servers, as the operator makes it. */
const SERVER_PORTS = Object.freeze({
  /** The server. */
  mysql: 3306,
  /** The X Protocol. */
  mysqlx: 33060,
  /** What the servers say to each other. */
  groupReplication: 33061,
  /** Metrics for Prometheus, where `metrics` has them. */
  metrics: 9104,
});

/**
 * A MySQL cluster that the MySQL operator runs: servers that replicate each other, and routers in front of them.
 *
 * @example
 * const mysql = new InnoDBCluster(chart, 'mycluster', {
 *   secret: kplus.Secret.fromSecretName(chart, 'passwords', 'mypwds'),
 *   tlsUseSelfSigned: true,
 *   instances: 3,
 *   router: { instances: 1 },
 * });
 * const host = mysql.host.fullName; // mycluster.bookinfo.svc.cluster.local
 * ```yaml
 * apiVersion: mysql.oracle.com/v2
 * kind: InnoDBCluster
 * metadata:
 *   name: mycluster
 *   namespace: bookinfo
 * spec:
 *   instances: 3
 *   podLabels:
 *     sidecar.istio.io/inject: "false"
 *   router:
 *     instances: 1
 *     podLabels:
 *       sidecar.istio.io/inject: "false"
 *   secretName: mypwds
 *   tlsUseSelfSigned: true
 * ```
 * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-properties.html
 */
export class InnoDBCluster extends MeshResource<Wire<InnoDbClusterSpec>> {
  /** The Secret with the account that has all rights: keys `rootPassword`, `rootUser` and `rootHost`. */
  public readonly secret: ISecret;
  /** The ports of the routers, at `host`. */
  public readonly ports = ROUTER_PORTS;
  /** The ports of the servers, at `instancesHost`. */
  public readonly instancePorts = SERVER_PORTS;
  readonly #spec: Wire<InnoDbClusterSpec>;

  /**
   * @throws MeshError MESH_INVALID_NAME for a name that the operator cannot call Services and labels after: it refuses
   * more than 28 characters, although the schema of the CRD has 40
   * @throws MeshError MESH_OTHER_NAMESPACE for a Secret of another namespace
   * @throws MeshError MESH_NO_PASSWORD, when the app is synthesized, for a Secret without the key `rootPassword`
   * @throws MeshError MESH_TLS_CONFLICT for certificates beside `tlsUseSelfSigned`
   * @throws MeshError MESH_INJECTION_CONFLICT for pod labels that contradict `mesh`
   * @throws MeshError MESH_SERVER_IDS for servers of one id
   * @throws MeshError MESH_UNKNOWN_BACKUP_PROFILE for a schedule with a profile that is not there
   * @throws MeshError MESH_LOGS_WITHOUT_COLLECTOR for logs that nobody collects
   */
  public constructor(scope: Construct, id: string, props: InnoDBClusterProps) {
    super(scope, id, INNODB_CLUSTER, props);
    // A pod label is longer by 33, and has at most 63.
    checkClusterName(this, 28);
    this.secret = secretOf(props, this);
    this.apiObject.addDependency(this.secret);
    this.#spec = this.render(props);
    this.checkServerIds(props);
  }

  /** The host of the routers, which clients connect to. */
  public get host(): Host {
    return hostBeside(this, this.name);
  }

  /** The host of the servers themselves, a headless Service. */
  public get instancesHost(): Host {
    return hostBeside(this, `${this.name}-instances`);
  }

  /** @internal */
  public _toSpec(): Wire<InnoDbClusterSpec> {
    return this.#spec;
  }

  private render(props: InnoDBClusterProps): Wire<InnoDbClusterSpec> {
    const { mesh = OperatorMesh.NO_SIDECARS, imagePullSecrets, service, datadirVolumeClaimTemplate } = props;
    const backups = { mesh, at: this };
    const labels = service?.labels && checkLabels(service.labels, { property: 'service.labels', at: this });
    return {
      secretName: this.secret.name,
      ...renderTls(props, props.router, this),
      version: checkVersion(props.version, { property: 'version', at: this }),
      edition: props.edition,
      imageRepository: props.imageRepository,
      imagePullPolicy: props.imagePullPolicy,
      imagePullSecrets: imagePullSecrets?.map((secret, index) => ({
        name: nameBeside(secret, this, `imagePullSecrets[${index}]`),
      })),
      serviceAccountName: nameBeside(props.serviceAccount, this, 'serviceAccount'),
      baseServerId: checkServerId(props.baseServerId, { property: 'baseServerId', at: this }),
      datadirVolumeClaimTemplate:
        datadirVolumeClaimTemplate &&
        renderVolumeClaim(datadirVolumeClaimTemplate, { property: 'datadirVolumeClaimTemplate', at: this }),
      datadirPermissions: props.datadirPermissions && { ...props.datadirPermissions },
      mycnf: props.mycnf,
      instances: checkInteger(props.instances, { property: 'instances', at: this }, 1, 9),
      podSpec: props.podSpec,
      ...renderPodMetadata(props, mesh, this),
      keyring: renderKeyring(props.keyring, this),
      initDB: renderInitDb(props.initDb, this),
      router: renderRouter(props.router, mesh, this),
      service: service && { ...service, labels },
      metrics: renderMetrics(props.metrics, this),
      backupProfiles: renderBackupProfiles(props.backupProfiles, backups),
      backupSchedules: renderBackupSchedules(props.backupSchedules, props.backupProfiles, backups),
      logs: renderLogs(props.logs, this),
      readReplicas: renderReadReplicas(props.readReplicas, mesh, this),
      serviceFqdnTemplate: props.serviceFqdnTemplate,
    };
  }

  private checkServerIds({ baseServerId = 1000, instances = 1, readReplicas = [] }: InnoDBClusterProps): void {
    const replicas = readReplicas.map((replica, index) => ({
      property: `readReplicas[${index}].baseServerId`,
      base: replica.baseServerId,
      count: replica.instances ?? 1,
    }));
    checkDistinctIds([{ property: 'baseServerId', base: baseServerId, count: instances }, ...replicas], this);
  }
}
