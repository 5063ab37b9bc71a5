import type { Json } from '../manifest/manifest-object';
import { durationMs } from '../mesh/duration';
import { asNumber, asObject, asString, at } from '../mesh/json';
import type { Faults, TraceEntry } from './outcome';
import { entry } from './trace';

export const NO_FAULTS: Faults = {};

/** Delay and abort of a rule; both are drawn by themselves. Without a percentage a fault hits nothing. */
export function faultsOf(fault: Json | undefined): Faults {
  const delay = asObject(at(fault, 'delay'));
  const abort = asObject(at(fault, 'abort'));
  const delayMs = durationMs(at(delay, 'fixedDelay'));
  const status = asNumber(at(abort, 'httpStatus'));
  const grpcStatus = asString(at(abort, 'grpcStatus'));
  return {
    ...(delay !== undefined && delayMs !== undefined && { delay: { share: shareOf(delay), delayMs } }),
    ...(abort !== undefined && {
      abort: {
        share: shareOf(abort),
        ...(status !== undefined && { status }),
        ...(grpcStatus !== undefined && grpcStatus !== '' && { grpcStatus }),
      },
    }),
  };
}

function shareOf(fault: { readonly [field: string]: Json | undefined }): number {
  const percentage = asObject(fault.percentage);
  return share(percentage === undefined ? asNumber(fault.percent) : asNumber(percentage.value)) ?? 0;
}

/** Of percent. */
export function share(percent: number | undefined): number | undefined {
  return percent === undefined ? undefined : Math.min(100, Math.max(0, percent)) / 100;
}

const GRPC_TO_HTTP: { readonly [status: string]: number } = {
  OK: 200,
  INVALID_ARGUMENT: 400,
  INTERNAL: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  UNIMPLEMENTED: 404,
  UNAVAILABLE: 503,
};

/** The status that every request gets; undefined where some get through. */
export function certainAbort({ abort }: Faults, isGrpc: boolean): number | undefined {
  if (abort === undefined || abort.share < 1) return undefined;
  if (abort.grpcStatus === undefined) return abort.status;
  return isGrpc ? 200 : (GRPC_TO_HTTP[abort.grpcStatus] ?? 500);
}

export function faultTrace(
  { object, pointer }: { readonly object: TraceEntry['source']; readonly pointer: string },
  { delay, abort }: Faults,
): readonly TraceEntry[] {
  const trace: TraceEntry[] = [];
  if (delay !== undefined) {
    const reason = `${percent(delay.share)} of requests wait ${delay.delayMs} ms`;
    trace.push(entry('fault', object, `${pointer}/fault/delay`, reason));
  }
  if (abort !== undefined) {
    const reason = `${percent(abort.share)} of requests are answered with ${abort.grpcStatus ?? abort.status}`;
    trace.push(entry('fault', object, `${pointer}/fault/abort`, reason));
  }
  return trace;
}

/** Rounded to what a person reads: `50 %`, `33.3 %`. */
export function percent(part: number): string {
  return `${Math.round(part * 1000) / 10} %`;
}
