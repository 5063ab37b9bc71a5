import type { Duration } from 'cdk8s';
import type { Place } from '../core/checks';
import { checkPositive, renderPairs, renderTimeout, type TriggerParameters } from './trigger-parameters';

/** How KEDA authenticates to Prometheus; the parameters that each needs come from a TriggerAuthentication. */
export enum PrometheusAuthMode {
  /** `bearerToken`. */
  BEARER = 'bearer',
  /** `username` and `password`. */
  BASIC = 'basic',
  /** `cert` and `key`. */
  TLS = 'tls',
  /** `customAuthHeader` and `customAuthValue`. */
  CUSTOM = 'custom',
}

/**
 * A query to Prometheus.
 * @see https://keda.sh/docs/2.20/scalers/prometheus/
 */
export interface PrometheusTrigger {
  /** The URL of the server. */
  readonly serverAddress: string;
  /** The query; its answer is one number. */
  readonly query: string;
  /** The number per pod, or as a whole where `metricType` is `VALUE`. */
  readonly threshold: number;
  /**
   * The number above which the first pod comes.
   * @default 0
   */
  readonly activationThreshold?: number;
  /**
   * The namespace of the query, for servers that have such.
   * @default - none
   */
  readonly namespace?: string;
  /**
   * Further headers of the query.
   * @default - none
   */
  readonly customHeaders?: { readonly [name: string]: string };
  /**
   * Further parameters of the query.
   * @default - none
   */
  readonly queryParameters?: { readonly [name: string]: string };
  /**
   * Whether an empty answer counts as 0. With `false` it is a failure, and the number of pods stays or falls back.
   * @default true
   */
  readonly ignoreNullValues?: boolean;
  /**
   * Whether any certificate of the server will do.
   * @default false
   */
  readonly unsafeSsl?: boolean;
  /**
   * How long a query may take: whole milliseconds.
   * @default - as the KEDA operator is set up: 3 s
   */
  readonly timeout?: Duration;
  /**
   * How KEDA authenticates.
   * @default - not at all
   */
  readonly authModes?: readonly PrometheusAuthMode[];
}

/** The parameters of the trigger. */
export function prometheusParameters(trigger: PrometheusTrigger, { property, ...at }: Place): TriggerParameters {
  const { serverAddress, query, threshold, activationThreshold, namespace, ignoreNullValues, unsafeSsl } = trigger;
  return {
    serverAddress,
    query,
    threshold: checkPositive(threshold, { ...at, property: `${property}.threshold` }),
    activationThreshold,
    namespace,
    customHeaders: renderPairs(trigger.customHeaders, { ...at, property: `${property}.customHeaders` }),
    queryParameters: renderPairs(trigger.queryParameters, { ...at, property: `${property}.queryParameters` }),
    ignoreNullValues,
    unsafeSsl,
    timeout: renderTimeout(trigger.timeout, { ...at, property: `${property}.timeout` }),
    authModes: trigger.authModes?.join(','),
  };
}
