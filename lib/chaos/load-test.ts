import { type Duration, Yaml } from 'cdk8s';
import { ConfigMap, Job, RestartPolicy, Volume } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { checkInteger, checkNotEmpty, checkNumber } from '../core/checks';
import { MeshError } from '../core/errors';
import { Host, type HostRef } from '../core/host';
import { ContainerPreset } from '../workloads/container-preset';

/** A stretch of time with one rate of arrivals. */
export interface LoadPhase {
  /** How long the phase is: whole seconds. */
  readonly duration: Duration;
  /** Virtual users that arrive per second. */
  readonly arrivalRate: number;
  /**
   * The rate to grow to until the end of the phase.
   * @default - the rate stays
   */
  readonly rampTo?: number;
  /**
   * A name for the report.
   * @default - none
   */
  readonly name?: string;
}

/** What has to hold for the test to succeed; otherwise the Job fails. */
export interface LoadExpectations {
  /**
   * The time within which 95 % of the requests are answered: whole milliseconds.
   * @default - not checked
   */
  readonly p95?: Duration;
  /**
   * The time within which 99 % of the requests are answered: whole milliseconds.
   * @default - not checked
   */
  readonly p99?: Duration;
  /**
   * The share of virtual users that may fail, 0 to 100.
   * @default - not checked
   */
  readonly maxErrorRate?: number;
}

/** One request of a virtual user. */
export interface LoadRequest {
  /** The path. */
  readonly path: string;
  /**
   * The method.
   * @default 'get'
   */
  readonly method?: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /**
   * The status that the answer has to have.
   * @default - any
   */
  readonly expectStatus?: number;
  /**
   * JSON to send.
   * @default - no body
   */
  readonly json?: unknown;
  /**
   * Headers to send.
   * @default - none
   */
  readonly headers?: { readonly [name: string]: string };
}

/** What is called, how hard, and what has to hold. */
export interface LoadTestProps {
  /** The host to call. */
  readonly target: HostRef;
  /**
   * The port to call.
   * @default 80
   */
  readonly port?: number;
  /** The phases, one after the other. */
  readonly phases: readonly LoadPhase[];
  /** What one virtual user does, in this order. */
  readonly requests: readonly LoadRequest[];
  /**
   * What has to hold.
   * @default - the test succeeds whatever happens
   */
  readonly ensure?: LoadExpectations;
  /**
   * Connections that all virtual users share.
   * @default - each virtual user has its own
   */
  readonly pool?: number;
  /**
   * Whether the Job gets a sidecar, and with it the retries and timeouts of the mesh. Say `false` to call from outside,
   * through a gateway.
   * @default - as its namespace says
   */
  readonly sidecar?: boolean;
  /**
   * The image of Artillery.
   * @default docker.io/artilleryio/artillery:2.0.21
   */
  readonly image?: string;
}

/**
 * A load test with Artillery that runs once: its configuration in a ConfigMap, and a Job that fails when the
 * expectations do not hold.
 *
 * In a namespace with injection the Job has a sidecar, and with it the retries and timeouts of the mesh. The Job ends
 * with its container where sidecars are native, as they are from Istio 1.27 on.
 *
 * @example
 * new LoadTest(chart, 'load-test', {
 *   target: Host.service('webapp', { namespace: 'bookinfo' }),
 *   port: 8080,
 *   phases: [{ duration: Duration.seconds(120), arrivalRate: 10 }],
 *   ensure: { p95: Duration.millis(100), maxErrorRate: 0 },
 *   requests: [{ path: '/', expectStatus: 200 }],
 * });
 * @see https://www.artillery.io/docs/reference/test-script
 */
export class LoadTest extends Construct {
  /** Artillery's files. */
  public readonly config: ConfigMap;
  /** The run. */
  public readonly job: Job;

  /** @throws MeshError for phases, requests or expectations out of bounds */
  public constructor(scope: Construct, id: string, props: LoadTestProps) {
    super(scope, id);
    checkNotEmpty(props.phases, { property: 'phases', at: this });
    checkNotEmpty(props.requests, { property: 'requests', at: this });

    this.config = new ConfigMap(this, 'Config', {
      metadata: { name: id },
      data: {
        'config.yaml': Yaml.stringify(this.configuration(props)),
        'scenario.yaml': Yaml.stringify(scenario(id, props)),
      },
    });
    const volume = Volume.fromConfigMap(this, 'Files', this.config);
    this.job = new Job(
      this,
      'Job',
      ContainerPreset.AS_BUILT.pod({
        metadata: { name: id },
        ...(props.sidecar === undefined
          ? {}
          : { podMetadata: { labels: { 'sidecar.istio.io/inject': `${props.sidecar}` } } }),
        backoffLimit: 0,
        restartPolicy: RestartPolicy.NEVER,
        containers: [
          {
            name: 'artillery',
            image: props.image ?? 'docker.io/artilleryio/artillery:2.0.21',
            args: ['run', '--config', '/test/config.yaml', '/test/scenario.yaml'],
            volumeMounts: [{ path: '/test', volume, readOnly: true }],
          },
        ],
      }),
    );
  }

  private configuration({ target, port = 80, phases, ensure, pool }: LoadTestProps): unknown {
    const host = Host.of(target);
    return {
      config: {
        target: `http://${host.fullName}:${checkInteger(port, { property: 'port', at: this }, 1, 65535)}`,
        plugins: { expect: {}, ...(ensure ? { ensure: {} } : {}) },
        phases: phases.map(({ duration, arrivalRate, rampTo, name }, index) => ({
          ...(name === undefined ? {} : { name }),
          duration: this.whole(duration, 1000, `phases[${index}].duration`),
          arrivalRate: checkInteger(arrivalRate, { property: `phases[${index}].arrivalRate`, at: this }, 0),
          ...(rampTo === undefined
            ? {}
            : { rampTo: checkInteger(rampTo, { property: `phases[${index}].rampTo`, at: this }, 0) }),
        })),
        ...(pool === undefined ? {} : { http: { pool: checkInteger(pool, { property: 'pool', at: this }, 1) } }),
        ...(ensure ? { ensure: this.expectations(ensure) } : {}),
      },
    };
  }

  private expectations({ p95, p99, maxErrorRate }: LoadExpectations): unknown {
    return {
      ...(p95 ? { p95: this.whole(p95, 1, 'ensure.p95') } : {}),
      ...(p99 ? { p99: this.whole(p99, 1, 'ensure.p99') } : {}),
      ...(maxErrorRate === undefined
        ? {}
        : { maxErrorRate: checkNumber(maxErrorRate, { property: 'ensure.maxErrorRate', at: this }, 0, 100) }),
    };
  }

  /** The duration in Artillery's unit for the place, which has no fractions. */
  private whole(duration: Duration, unit: number, property: string): number {
    const count = duration.toMilliseconds({ integral: false }) / unit;
    if (!Number.isInteger(count) || count < 1) {
      throw new MeshError('MESH_INVALID_DURATION', {
        property,
        value: `${count} ${unit === 1 ? 'ms' : 's'}`,
        must: `be whole ${unit === 1 ? 'milliseconds' : 'seconds'}, 1 or more`,
        at: this,
      });
    }
    return count;
  }
}

function scenario(name: string, { requests }: LoadTestProps): unknown {
  return {
    scenarios: [
      {
        name,
        flow: requests.map(({ path, method = 'get', expectStatus, json, headers }) => ({
          [method]: {
            url: path,
            ...(headers ? { headers } : {}),
            ...(json === undefined ? {} : { json }),
            ...(expectStatus === undefined ? {} : { expect: [{ statusCode: expectStatus }] }),
          },
        })),
      },
    ],
  };
}
