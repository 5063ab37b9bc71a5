import type { Duration } from 'cdk8s';
import type { ISecret } from 'cdk8s-plus-28';
import type { InnoDbClusterSpecRouter, InnoDbClusterSpecRouterRoutingOptions } from '../../imports/mysql.oracle.com';
import { checkInteger } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import { renderSeconds } from '../core/seconds';
import type { Wire } from '../core/wire';
import type { PodSpecJson } from './json';
import { checkVersion } from './mysql-checks';
import { nameBeside } from './operator-checks';
import type { OperatorMesh } from './operator-mesh';
import { type OperatorPodMetadata, renderPodMetadata } from './operator-pods';

/** What the routers of a cluster that was cut off from its ClusterSet do. */
export enum InvalidatedClusterPolicy {
  /** They refuse every connection. */
  DROP_ALL = 'drop_all',
  /** They take connections that only read. */
  ACCEPT_RO = 'accept_ro',
}

/** Which servers serve connections that only read. */
export enum ReadOnlyTargets {
  /** The secondaries and the read replicas. */
  ALL = 'all',
  /** The read replicas. */
  READ_REPLICAS = 'read_replicas',
  /** The secondaries. */
  SECONDARIES = 'secondaries',
}

/**
 * How the routers route.
 * @see https://dev.mysql.com/doc/mysql-shell/en/innodb-clusterset-router-setroutingoption.html
 */
export interface RoutingOptions {
  /**
   * What happens when the cluster is cut off from its ClusterSet.
   * @default - as MySQL Router does
   */
  readonly invalidatedClusterPolicy?: InvalidatedClusterPolicy;
  /**
   * How often a router writes its statistics, in whole seconds; 0 for never.
   * @default Duration.seconds(0)
   */
  readonly statsUpdatesFrequency?: Duration;
  /**
   * Which servers serve connections that only read.
   * @default - as MySQL Router does
   */
  readonly readOnlyTargets?: ReadOnlyTargets;
}

/**
 * The routers, which clients connect to.
 * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-properties.html
 */
export interface InnoDBRouter extends OperatorPodMetadata {
  /**
   * How many routers there are.
   * @default 1
   */
  readonly instances?: number;
  /**
   * The TLS Secret with the certificate of the routers; where the cluster has certificates of its own.
   * @default - the Secret with the name of the cluster and `-router-tls`, where there is one
   */
  readonly tlsSecret?: ISecret;
  /**
   * Version of MySQL Router.
   * @default - that of the cluster
   */
  readonly version?: string;
  /**
   * Fields to merge into the spec of the pods; the container is `router`.
   * @default - none
   */
  readonly podSpec?: PodSpecJson;
  /**
   * Arguments of MySQL Router when it is set up.
   * @default - the operator's
   */
  readonly bootstrapOptions?: readonly string[];
  /**
   * Arguments of MySQL Router when it runs.
   * @default - the operator's
   */
  readonly options?: readonly string[];
  /**
   * How the routers route.
   * @default - as MySQL Router does
   */
  readonly routingOptions?: RoutingOptions;
}

/** The routers in their wire form; there are some even where nothing is said of them. */
export function renderRouter(
  router: InnoDBRouter | undefined,
  mesh: OperatorMesh,
  cluster: MeshResource<unknown>,
): Wire<InnoDbClusterSpecRouter> | undefined {
  const { instances, tlsSecret, version, podSpec, bootstrapOptions, options, routingOptions } = router ?? {};
  const metadata = renderPodMetadata(router ?? {}, mesh, cluster, 'router.');
  if (router === undefined && Object.keys(metadata).length === 0) return undefined;
  return {
    instances: checkInteger(instances, { property: 'router.instances', at: cluster }, 0),
    tlsSecretName: nameBeside(tlsSecret, cluster, 'router.tlsSecret'),
    version: checkVersion(version, { property: 'router.version', at: cluster }),
    podSpec,
    ...metadata,
    bootstrapOptions,
    options,
    routingOptions: routingOptions && renderRouting(routingOptions, cluster),
  };
}

function renderRouting(
  { invalidatedClusterPolicy, statsUpdatesFrequency, readOnlyTargets }: RoutingOptions,
  at: MeshResource<unknown>,
): Wire<InnoDbClusterSpecRouterRoutingOptions> {
  const property = 'router.routingOptions.statsUpdatesFrequency';
  return {
    invalidated_cluster_policy: invalidatedClusterPolicy,
    stats_updates_frequency: renderSeconds(statsUpdatesFrequency, { property, at }, 0),
    read_only_targets: readOnlyTargets,
  };
}
