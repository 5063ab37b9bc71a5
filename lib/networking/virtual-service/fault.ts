import type { Duration } from 'cdk8s';
import type { VirtualServiceSpecHttpFault } from '../../../imports/networking.istio.io';
import { checkInteger } from '../../core/checks';
import { renderDuration } from '../../core/duration';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import { type Percentage, renderPercentage } from '../../core/percentage';
import type { Wire } from '../../core/wire';

/** The status codes of gRPC. */
export enum GrpcStatus {
  OK = 'OK',
  CANCELLED = 'CANCELLED',
  UNKNOWN = 'UNKNOWN',
  INVALID_ARGUMENT = 'INVALID_ARGUMENT',
  DEADLINE_EXCEEDED = 'DEADLINE_EXCEEDED',
  NOT_FOUND = 'NOT_FOUND',
  ALREADY_EXISTS = 'ALREADY_EXISTS',
  PERMISSION_DENIED = 'PERMISSION_DENIED',
  RESOURCE_EXHAUSTED = 'RESOURCE_EXHAUSTED',
  FAILED_PRECONDITION = 'FAILED_PRECONDITION',
  ABORTED = 'ABORTED',
  OUT_OF_RANGE = 'OUT_OF_RANGE',
  UNIMPLEMENTED = 'UNIMPLEMENTED',
  INTERNAL = 'INTERNAL',
  UNAVAILABLE = 'UNAVAILABLE',
  DATA_LOSS = 'DATA_LOSS',
  UNAUTHENTICATED = 'UNAUTHENTICATED',
}

/**
 * Failures that the client's proxy makes up. Retries and the timeout of the same route do not apply to them.
 *
 * @example
 * const fault: Fault = {
 *   delay: Delay.fixed(Duration.seconds(7), Percentage.ALL),
 *   abort: Abort.http(503, Percentage.of(50)),
 * };
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection
 */
export type Fault =
  | { readonly abort: Abort; readonly delay?: Delay }
  | { readonly abort?: Abort; readonly delay: Delay };

/**
 * Requests that are answered with an error and not sent on.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection-Abort
 */
export class Abort {
  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'Abort';

  /** Answers `percentage` of the requests with an HTTP status, 200 to 599. */
  public static http(status: number, percentage: Percentage): Abort {
    return new Abort(
      { httpStatus: checkInteger(status, { property: 'fault.abort.httpStatus' }, 200, 599) },
      percentage,
    );
  }

  /** Answers `percentage` of the requests with a gRPC status. */
  public static grpc(status: GrpcStatus, percentage: Percentage): Abort {
    return new Abort({ grpcStatus: status }, percentage);
  }

  private constructor(
    /** @internal */
    public readonly _status: { readonly httpStatus: number } | { readonly grpcStatus: GrpcStatus },
    /** The share of requests that fail. */
    public readonly percentage: Percentage,
  ) {
    Object.freeze(this);
  }
}

/**
 * Requests that are held back before they are sent on.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection-Delay
 */
export class Delay {
  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'Delay';

  /** Holds `percentage` of the requests for a fixed time. */
  public static fixed(delay: Duration, percentage: Percentage): Delay {
    renderDuration(delay, { property: 'fault.delay.fixedDelay' });
    return new Delay(delay, percentage);
  }

  private constructor(
    /** How long a request is held. */
    public readonly fixedDelay: Duration,
    /** The share of requests that are held. */
    public readonly percentage: Percentage,
  ) {
    Object.freeze(this);
  }
}

/** The fault in its wire form. */
export function renderFault(
  { abort, delay }: Fault,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecHttpFault> {
  if (abort === undefined && delay === undefined) {
    throw new MeshError('MESH_EMPTY_FAULT', { property, must: 'have an abort or a delay', at: rule });
  }
  return {
    abort: abort && { ...abort._status, percentage: renderPercentage(abort.percentage) },
    delay: delay && {
      fixedDelay: renderDuration(delay.fixedDelay, { property: `${property}.delay.fixedDelay`, at: rule }),
      percentage: renderPercentage(delay.percentage),
    },
  };
}
