import type { Duration } from 'cdk8s';
import type { InnoDbClusterSpecLogs } from '../../imports/mysql.oracle.com';
import { checkInteger } from '../core/checks';
import { millisecondsOf } from '../core/duration';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type LogCollector, renderLogCollector } from './log-collector';

/** The log of every statement. */
export interface InnoDBGeneralLog {
  /**
   * Whether the servers write the log.
   * @default false
   */
  readonly enabled?: boolean;
  /**
   * Whether the collector takes the log.
   * @default false
   */
  readonly collect?: boolean;
}

/** The log of errors, which is always written. */
export interface InnoDBErrorLog {
  /**
   * Whether the collector takes the log.
   * @default false
   */
  readonly collect?: boolean;
  /**
   * What is written: 1 errors, 2 warnings too, 3 information too.
   * @default 3
   */
  readonly verbosity?: 1 | 2 | 3;
}

/** The log of statements that take long. */
export interface InnoDBSlowQueryLog extends InnoDBGeneralLog {
  /**
   * How long a statement takes to be written.
   * @default Duration.seconds(10)
   */
  readonly longQueryTime?: Duration;
}

/**
 * The logs of the servers, and what collects them.
 * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-properties.html
 */
export interface InnoDBLogs {
  /**
   * Every statement.
   * @default - not written
   */
  readonly general?: InnoDBGeneralLog;
  /**
   * Errors.
   * @default - written, and not collected
   */
  readonly error?: InnoDBErrorLog;
  /**
   * Statements that take long.
   * @default - not written
   */
  readonly slowQuery?: InnoDBSlowQueryLog;
  /**
   * A container beside each server that collects its logs.
   * @default - none
   */
  readonly collector?: LogCollector;
}

/** The logs in their wire form. */
export function renderLogs(
  logs: InnoDBLogs | undefined,
  cluster: MeshResource<unknown>,
): Wire<InnoDbClusterSpecLogs> | undefined {
  if (logs === undefined) return undefined;
  const { general, error, slowQuery, collector } = logs;
  const collected = (['general', 'error', 'slowQuery'] as const).find((log) => logs[log]?.collect);
  if (collected !== undefined && collector === undefined) {
    throw new MeshError('MESH_LOGS_WITHOUT_COLLECTOR', {
      property: `logs.${collected}.collect`,
      value: true,
      must: 'come with a collector',
      fix: 'say logs.collector',
      at: cluster,
    });
  }
  checkInteger(error?.verbosity, { property: 'logs.error.verbosity', at: cluster }, 1, 3);
  return {
    general: general && { ...general },
    error: error && { ...error },
    slowQuery: slowQuery && {
      enabled: slowQuery.enabled,
      collect: slowQuery.collect,
      longQueryTime: slowQuery.longQueryTime && millisecondsOf(slowQuery.longQueryTime) / 1000,
    },
    collector: renderLogCollector(collector, cluster),
  };
}
