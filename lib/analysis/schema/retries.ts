import type { Field } from './field';
import { checkDuration } from './values';

const CONDITIONS = new Set(
  (
    '5xx gateway-error reset reset-before-request connect-failure retriable-4xx refused-stream retriable-status-codes ' +
    'retriable-headers envoy-ratelimited http3-post-connect-failure cancelled deadline-exceeded internal ' +
    'resource-exhausted unavailable'
  ).split(' '),
);

/** The HTTP statuses that Go has a name for. */
function isStatus(text: string): boolean {
  if (!/^\d{3}$/.test(text)) return false;
  const code = Number(text);
  return RANGES.some(([from, to]) => code >= from && code <= to);
}

const RANGES: readonly (readonly [number, number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
];

/** When and how often a request is sent again. */
export function checkRetries(retries: Field): void {
  const attempts = retries.at('attempts');
  if (attempts.number !== undefined && attempts.number < 0) attempts.must('be 0 or greater');
  if ((attempts.number ?? 0) === 0) {
    const useless = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities'].filter((key) => retries.at(key).isSet);
    if (useless.length > 0) {
      attempts.error(
        `retries has ${useless.join(' and ')}, but ${attempts.exists ? 'attempts is 0' : 'no attempts'}`,
        `set attempts, or remove ${useless.join(' and ')}`,
      );
    }
  }
  checkDuration(retries.at('perTryTimeout'));
  checkDuration(retries.at('backoff'));
  checkRetryOn(retries.at('retryOn'));
}

function checkRetryOn(field: Field): void {
  const { text } = field;
  if (text === undefined || text === '') return;
  for (const condition of text.split(',')) {
    if (CONDITIONS.has(condition) || isStatus(condition)) continue;
    const trimmed = condition.trim();
    if (trimmed !== condition && (CONDITIONS.has(trimmed) || isStatus(trimmed))) {
      field.error(`retryOn has a space beside ${trimmed}, which Istio does not take`, 'write commas without spaces');
    } else
      field.error(`retryOn has ${JSON.stringify(condition)}, which is neither a retry condition nor an HTTP status`);
  }
}
