import { type EnvValue, k8s } from 'cdk8s-plus-28';
import type { InnoDbClusterSpecLogsCollector } from '../../imports/mysql.oracle.com';
import { checkNotEmpty } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { JsonObject } from './json';

/** How Fluentd reads one log. */
export interface FluentdLog {
  /**
   * The tag of its records.
   * @default - none
   */
  readonly tag?: string;
  /**
   * Options of the source of Fluentd.
   * @default - the operator's
   */
  readonly options?: JsonObject;
}

/** What is added to each record of a log. */
export interface RecordAugmentation {
  /**
   * Whether anything is added.
   * @default false
   */
  readonly enabled?: boolean;
  /**
   * Fields with a label of the pod.
   * @default - none
   */
  readonly labels?: readonly { readonly fieldName: string; readonly labelName: string }[];
  /**
   * Fields with an annotation of the pod.
   * @default - none
   */
  readonly annotations?: readonly { readonly fieldName: string; readonly annotationName: string }[];
  /**
   * Fields with a fixed text.
   * @default - none
   */
  readonly staticFields?: readonly { readonly fieldName: string; readonly fieldValue: string }[];
  /**
   * Fields with a field of the pod, such as `spec.nodeName`.
   * @default - none
   */
  readonly podFields?: readonly { readonly fieldName: string; readonly fieldPath: string }[];
  /**
   * Fields with a resource of a container, such as `limits.cpu`.
   * @default - none
   */
  readonly resourceFields?: readonly {
    readonly fieldName: string;
    readonly containerName: string;
    readonly resource: string;
  }[];
}

/** What Fluentd does with the logs. */
export interface Fluentd {
  /**
   * How the general log is read.
   * @default - as the operator does
   */
  readonly generalLog?: FluentdLog;
  /**
   * How the error log is read.
   * @default - as the operator does
   */
  readonly errorLog?: FluentdLog;
  /**
   * How the log of slow queries is read.
   * @default - as the operator does
   */
  readonly slowQueryLog?: FluentdLog;
  /**
   * What is added to each record.
   * @default - nothing
   */
  readonly recordAugmentation?: RecordAugmentation;
  /**
   * Further filters, as Fluentd writes them.
   * @default - none
   */
  readonly additionalFilterConfiguration?: string;
  /** Where the records go: each with a name and its configuration as Fluentd writes it, at least one. */
  readonly sinks: readonly { readonly name: string; readonly rawConfig: string }[];
}

/** A container beside each server that collects its logs. */
export interface LogCollector {
  /** The image of the container. */
  readonly image: string;
  /**
   * Name of the container.
   * @default 'logcollector'
   */
  readonly containerName?: string;
  /**
   * Environment variables of the container.
   * @default - none
   */
  readonly envVariables?: { readonly [name: string]: EnvValue };
  /** What is done with the logs. */
  readonly fluentd: Fluentd;
}

/** The collector in its wire form. */
export function renderLogCollector(
  collector: LogCollector | undefined,
  cluster: MeshResource<unknown>,
): Wire<InnoDbClusterSpecLogsCollector> | undefined {
  if (collector === undefined) return undefined;
  const { image, containerName, envVariables, fluentd } = collector;
  checkNotEmpty(fluentd.sinks, { property: 'logs.collector.fluentd.sinks', at: cluster });
  const env = envVariables && Object.entries(envVariables).map(([name, each]) => renderEnv(name, each));
  return { image, containerName, env, fluentd: { ...fluentd } };
}

function renderEnv(name: string, { value, valueFrom }: EnvValue): unknown {
  return k8s.toJson_EnvVar({ name, value, valueFrom });
}
