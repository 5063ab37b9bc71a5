import type { ExpectedDuration, ExpectedFaults, ExpectedHeaders, ExpectedRetries, ExpectedShare } from './expectation';
import { isSameShare, shareText, timeOf, timeText } from './expected-amounts';
import type { EffectiveRetries, Faults, HeaderChanges } from './outcome';

export function headerDifferences(
  field: string,
  got: HeaderChanges,
  expected: ExpectedHeaders | undefined,
): readonly string[] {
  if (expected === undefined) return [];
  const { set, add, remove } = expected;
  return [
    ...textDifference(`${field}.set`, pairs(got.set), set && pairs(set)),
    ...textDifference(`${field}.add`, pairs(got.add), add && pairs(add)),
    ...textDifference(`${field}.remove`, names(got.remove), remove && names(remove)),
  ];
}

export function timeDifference(
  field: string,
  got: number | null | undefined,
  expected: ExpectedDuration | null | undefined,
): readonly string[] {
  const text = (ms: number | null | undefined) => (ms === null || ms === undefined ? 'none' : timeText(ms));
  return textDifference(
    field,
    text(got),
    expected === undefined ? undefined : text(expected === null ? null : timeOf(expected)),
  );
}

export function retryDifferences(
  got: EffectiveRetries | null,
  expected: ExpectedRetries | null | undefined,
): readonly string[] {
  if (expected === undefined) return [];
  const attempts = got?.attempts ?? 0;
  if (expected === null) return textDifference('retries', attempts === 0 ? 'none' : `${attempts} attempts`, 'none');
  const { on } = expected;
  const conditions = [...(got?.on ?? []), ...(got?.statusCodes ?? [])].map(String);
  return [
    ...textDifference('retries.attempts', String(attempts), expected.attempts?.toString()),
    ...timeDifference('retries.perTryTimeout', got?.perTryTimeoutMs, expected.perTryTimeout),
    ...textDifference('retries.on', names(conditions), on && names(withImplied(on.map(String)))),
  ];
}

/** A number among the conditions implies the condition that looks at numbers. */
function withImplied(on: readonly string[]): readonly string[] {
  return on.some((condition) => /^\d+$/.test(condition)) ? [...on, 'retriable-status-codes'] : on;
}

export function faultDifferences(got: Faults, expected: ExpectedFaults | null | undefined): readonly string[] {
  if (expected === undefined) return [];
  const { delay, abort } = expected ?? { delay: null, abort: null };
  return [
    ...presence('faults.delay', got.delay, delay),
    ...presence('faults.abort', got.abort, abort),
    ...(delay && got.delay
      ? [
          ...shareDifference('faults.delay.share', got.delay.share, delay.share),
          ...timeDifference('faults.delay.fixedDelay', got.delay.delayMs, delay.fixedDelay),
        ]
      : []),
    ...(abort && got.abort
      ? [
          ...shareDifference('faults.abort.share', got.abort.share, abort.share),
          ...textDifference('faults.abort.status', String(got.abort.status ?? 'none'), abort.status?.toString()),
          ...textDifference('faults.abort.grpcStatus', got.abort.grpcStatus ?? 'none', abort.grpcStatus),
        ]
      : []),
  ];
}

function presence(field: string, got: object | undefined, expected: object | null | undefined): readonly string[] {
  if (expected === undefined || (got === undefined) === (expected === null)) return [];
  return expected === null
    ? [`${field}: expected none, got ${JSON.stringify(got)}`]
    : [`${field}: expected one, got none`];
}

function shareDifference(field: string, got: number, expected: ExpectedShare | undefined): readonly string[] {
  if (expected === undefined || isSameShare(got, expected)) return [];
  return [`${field}: expected ${shareText(expected)}, got ${shareText(got)}`];
}

function textDifference(field: string, got: string, expected: string | undefined): readonly string[] {
  return expected === undefined || expected === got ? [] : [`${field}: expected ${expected}, got ${got}`];
}

/** Names of headers in any case and order. */
function pairs(headers: { readonly [name: string]: string }): string {
  const sorted = Object.entries(headers).map(([name, text]) => `${name.toLowerCase()}: '${text}'`);
  return sorted.sort().join(', ') || 'none';
}

function names(list: readonly string[]): string {
  return [...new Set(list.map((name) => name.toLowerCase()))].sort().join(', ') || 'none';
}
