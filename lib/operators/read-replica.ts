import type { InnoDbClusterSpecReadReplicas } from '../../imports/mysql.oracle.com';
import { checkDnsLabel, checkInteger } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { renderVolumeClaim, type VolumeClaim } from '../workloads/volume-claim';
import type { PodSpecJson } from './json';
import { checkServerId, checkVersion } from './mysql-checks';
import { checkUniqueNames } from './operator-checks';
import type { OperatorMesh } from './operator-mesh';
import { type OperatorPodMetadata, renderPodMetadata } from './operator-pods';

/**
 * Servers that follow the cluster and take no part in its votes.
 * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-properties.html
 */
export interface ReadReplica extends OperatorPodMetadata {
  /** Name of the group; the StatefulSet has the name of the cluster, a dash and this one. */
  readonly name: string;
  /** Id of the first server, 1 to 4000000000; the others count on from it. */
  readonly baseServerId: number;
  /**
   * How many servers there are, 1 to 999.
   * @default 1
   */
  readonly instances?: number;
  /**
   * Version of MySQL.
   * @default - that of the cluster
   */
  readonly version?: string;
  /**
   * The volume of each server.
   * @default - the operator's: 2 GiB
   */
  readonly datadirVolumeClaimTemplate?: VolumeClaim;
  /**
   * Configuration of the servers, as `my.cnf` has it.
   * @default - the operator's
   */
  readonly mycnf?: string;
  /**
   * Fields to merge into the spec of the pods; the containers are `mysql` and `sidecar`.
   * @default - none
   */
  readonly podSpec?: PodSpecJson;
}

/** The replicas in their wire form. */
export function renderReadReplicas(
  replicas: readonly ReadReplica[] | undefined,
  mesh: OperatorMesh,
  at: MeshResource<unknown>,
): Wire<InnoDbClusterSpecReadReplicas>[] | undefined {
  checkUniqueNames(replicas, { property: 'readReplicas', at });
  return replicas?.map((replica, index) => {
    const property = `readReplicas[${index}]`;
    const { name, baseServerId, instances, version, datadirVolumeClaimTemplate, mycnf, podSpec } = replica;
    return {
      name: checkDnsLabel(name, { property: `${property}.name`, at }),
      baseServerId: checkServerId(baseServerId, { property: `${property}.baseServerId`, at }),
      instances: checkInteger(instances, { property: `${property}.instances`, at }, 1, 999),
      version: checkVersion(version, { property: `${property}.version`, at }),
      datadirVolumeClaimTemplate:
        datadirVolumeClaimTemplate &&
        renderVolumeClaim(datadirVolumeClaimTemplate, { property: `${property}.datadirVolumeClaimTemplate`, at }),
      mycnf,
      podSpec,
      ...renderPodMetadata(replica, mesh, at, `${property}.`),
    };
  });
}
