import type { Field } from './field';
import { checkDuration } from './values';

const GRPC_STATUSES = new Set(
  (
    'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED ' +
    'RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS ' +
    'UNAUTHENTICATED'
  ).split(' '),
);

/** Delays and aborts on purpose. */
export function checkFault(fault: Field): void {
  const abort = fault.at('abort');
  const delay = fault.at('delay');
  if (!abort.exists && !delay.exists) fault.error('fault must have abort or delay', 'add one of them, or remove fault');
  if (abort.isObject) checkAbort(abort);
  if (delay.isObject) checkDelay(delay);
}

function checkAbort(abort: Field): void {
  checkShare(abort.at('percentage'));
  const status = abort.at('httpStatus');
  if (status.number !== undefined && !(status.number >= 200 && status.number <= 600)) status.must('be from 200 to 600');
  const grpc = abort.at('grpcStatus');
  if (grpc.text !== undefined && !GRPC_STATUSES.has(grpc.text))
    grpc.must('be the name of a gRPC status such as UNAVAILABLE');
  if (abort.at('http2Error').exists)
    abort.at('http2Error').error('http2Error is not supported', 'use httpStatus or grpcStatus');
  if (abort.which('httpStatus', 'grpcStatus', 'http2Error').length === 0) {
    abort.warn('abort says no status, and so aborts nothing', 'add httpStatus or grpcStatus');
  }
}

function checkDelay(delay: Field): void {
  checkShare(delay.at('percentage'));
  const percent = delay.at('percent');
  if (percent.number !== undefined && !(percent.number >= 0 && percent.number <= 100)) percent.must('be from 0 to 100');
  if (percent.number !== undefined && percent.number > 0) {
    percent.deprecated('fault.delay.percent is deprecated', 'use percentage.value');
  }
  if (delay.at('exponentialDelay').exists)
    delay.at('exponentialDelay').error('exponentialDelay is not supported', 'use fixedDelay');
  checkDuration(delay.at('fixedDelay'));
}

/** Envoy counts in millionths: less than 0.0001 percent would be nothing. */
function checkShare(percentage: Field): void {
  const share = percentage.at('value');
  const { number } = share;
  if (number === undefined || number === 0) return;
  if (!(number >= 0.0001 && number <= 100)) share.must('be 0, or from 0.0001 to 100');
}
