import type { Duration } from 'cdk8s';
import type { ConnectionScheme } from 'cdk8s-plus-28';
import type { WorkloadGroupSpecProbe } from '../../../imports/networking.istio.io';
import { checkInteger, checkNotEmpty, checkPort } from '../../core/checks';
import { millisecondsOf } from '../../core/duration';
import { MeshError } from '../../core/errors';
import type { Wire } from '../../core/wire';

/** How often a workload is probed, and what counts. */
export interface HealthProbeOptions {
  /**
   * Time before the first probe; whole seconds.
   * @default - none
   */
  readonly initialDelay?: Duration;
  /**
   * Time after which a probe without an answer has failed; whole seconds.
   * @default - 1 second
   */
  readonly timeout?: Duration;
  /**
   * Time between two probes; whole seconds.
   * @default - 10 seconds
   */
  readonly period?: Duration;
  /**
   * How many probes in a row have to succeed after a failure.
   * @default 1
   */
  readonly successThreshold?: number;
  /**
   * How many probes in a row have to fail after a success.
   * @default 3
   */
  readonly failureThreshold?: number;
}

/** A request whose answer says whether the workload is well: 200 to 399 does. */
export interface HttpHealthProbe extends HealthProbeOptions {
  /** The port. */
  readonly port: number;
  /**
   * The path.
   * @default '/'
   */
  readonly path?: string;
  /**
   * The host to connect to.
   * @default - the address of the workload
   */
  readonly host?: string;
  /**
   * The scheme.
   * @default ConnectionScheme.HTTP
   */
  readonly scheme?: ConnectionScheme;
  /**
   * Headers of the request, by name; several of one name as a list.
   * @default - none
   */
  readonly httpHeaders?: { readonly [name: string]: string | readonly string[] };
}

/** A connection that says whether the workload is well. */
export interface TcpHealthProbe extends HealthProbeOptions {
  /** The port. */
  readonly port: number;
  /**
   * The host to connect to.
   * @default - localhost
   */
  readonly host?: string;
}

/** A call of the gRPC health service that says whether the workload is well. */
export interface GrpcHealthProbe extends HealthProbeOptions {
  /** The port. */
  readonly port: number;
  /**
   * The service to ask about.
   * @default - the server as a whole
   */
  readonly service?: string;
}

/**
 * How the sidecar of a workload outside Kubernetes finds out whether the workload is well.
 *
 * @example
 * HealthProbe.httpGet({ port: 8080, path: '/healthz', period: Duration.seconds(5) });
 * @see https://istio.io/latest/docs/reference/config/networking/workload-group/#ReadinessProbe
 */
export class HealthProbe {
  /**
   * A GET request; a status of 200 to 399 is a success.
   *
   * @throws MeshError MESH_INVALID_HEADER for a name that is none of a header
   */
  public static httpGet(options: HttpHealthProbe): HealthProbe {
    const { port, path, host, scheme, httpHeaders } = options;
    return new HealthProbe(options, {
      httpGet: {
        port: checkPort(port, { property: 'probe.httpGet.port' }),
        path,
        host,
        scheme,
        httpHeaders: renderHeaders(httpHeaders),
      },
    });
  }

  /** A TCP connection; that it can be made is a success. */
  public static tcpSocket(options: TcpHealthProbe): HealthProbe {
    const { port, host } = options;
    return new HealthProbe(options, {
      tcpSocket: { port: checkPort(port, { property: 'probe.tcpSocket.port' }), host },
    });
  }

  /** A command on the machine; exit status 0 is a success. */
  public static exec(command: readonly string[], options: HealthProbeOptions = {}): HealthProbe {
    checkNotEmpty(command, { property: 'probe.exec.command' }, 'name the program');
    if (command.includes('')) {
      throw new MeshError('MESH_EMPTY', {
        property: 'probe.exec.command',
        value: command,
        must: 'have no empty entry',
      });
    }
    return new HealthProbe(options, { exec: { command: [...command] } });
  }

  /**
   * A call of the gRPC health service; `SERVING` is a success.
   *
   * Sidecars know it and the CRD takes it, but the validating webhook of istiod refuses it up to Istio 1.31.
   */
  public static grpc(options: GrpcHealthProbe): HealthProbe {
    const { port, service } = options;
    return new HealthProbe(options, { grpc: { port: checkPort(port, { property: 'probe.grpc.port' }), service } });
  }

  readonly #json: Wire<WorkloadGroupSpecProbe>;

  private constructor(options: HealthProbeOptions, method: Wire<WorkloadGroupSpecProbe>) {
    this.#json = {
      ...method,
      initialDelaySeconds: seconds(options.initialDelay, 'initialDelay', 0),
      timeoutSeconds: seconds(options.timeout, 'timeout', 1),
      periodSeconds: seconds(options.period, 'period', 1),
      successThreshold: checkInteger(options.successThreshold, { property: 'probe.successThreshold' }, 1),
      failureThreshold: checkInteger(options.failureThreshold, { property: 'probe.failureThreshold' }, 1),
    };
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): Wire<WorkloadGroupSpecProbe> {
    return this.#json;
  }
}

function seconds(duration: Duration | undefined, name: string, least: number): number | undefined {
  if (duration === undefined) return undefined;
  const milliseconds = millisecondsOf(duration);
  if (milliseconds % 1000 !== 0 || milliseconds < least * 1000) {
    throw new MeshError('MESH_INVALID_DURATION', {
      property: `probe.${name}`,
      value: `${milliseconds} ms`,
      must: least === 0 ? 'be whole seconds' : 'be whole seconds, 1 or more',
    });
  }
  return milliseconds / 1000;
}

function renderHeaders(headers: HttpHealthProbe['httpHeaders']): { name: string; value: string }[] | undefined {
  return (
    headers &&
    Object.entries(headers).flatMap(([name, values]) => {
      if (!/^[-_A-Za-z0-9]+$/.test(name)) {
        throw new MeshError('MESH_INVALID_HEADER', {
          property: 'probe.httpGet.httpHeaders',
          value: name,
          must: 'be named after a header',
        });
      }
      return (typeof values === 'string' ? [values] : values).map((value) => ({ name, value }));
    })
  );
}
