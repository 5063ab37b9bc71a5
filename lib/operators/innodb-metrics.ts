import type { IConfigMap, ISecret } from 'cdk8s-plus-28';
import type { InnoDbClusterSpecMetrics } from '../../imports/mysql.oracle.com';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { JsonObject } from './json';
import { nameBeside } from './operator-checks';

/**
 * A container beside each server that serves metrics for Prometheus on port 9104.
 * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-properties.html
 */
export interface InnoDBMetrics {
  /** Whether there is such a container. */
  readonly enable: boolean;
  /** The image of the exporter. */
  readonly image: string;
  /**
   * Arguments of the exporter.
   * @default - the operator's
   */
  readonly options?: readonly string[];
  /**
   * The ConfigMap with the configuration of the exporter's web server under the key `web.config`.
   * @default - none
   */
  readonly webConfig?: IConfigMap;
  /**
   * The Secret with the certificate of the exporter's web server.
   * @default - none
   */
  readonly tlsSecret?: ISecret;
  /**
   * Whether a ServiceMonitor of the Prometheus operator is made.
   * @default false
   */
  readonly monitor?: boolean;
  /**
   * Fields to merge into the spec of the ServiceMonitor.
   * @default - none
   */
  readonly monitorSpec?: JsonObject;
}

/** The metrics in their wire form. */
export function renderMetrics(
  metrics: InnoDBMetrics | undefined,
  cluster: MeshResource<unknown>,
): Wire<InnoDbClusterSpecMetrics> | undefined {
  if (metrics === undefined) return undefined;
  const { enable, image, options, webConfig, tlsSecret, monitor, monitorSpec } = metrics;
  return {
    enable,
    image,
    options,
    webConfig: nameBeside(webConfig, cluster, 'metrics.webConfig'),
    tlsSecret: nameBeside(tlsSecret, cluster, 'metrics.tlsSecret'),
    monitor,
    monitorSpec,
  };
}
