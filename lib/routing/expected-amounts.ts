import { durationMs } from '../mesh/duration';
import type { ExpectedDuration, ExpectedShare } from './expectation';

/** From 0 to 1; NaN for what is no share. */
export function shareOf(share: ExpectedShare): number {
  return typeof share === 'number' ? share : /^[\d.]+%$/.test(share) ? Number(share.slice(0, -1)) / 100 : Number.NaN;
}

/** To the tenth of a percent that people write for a third, and closer where shares are small. */
export function isSameShare(got: number, expected: ExpectedShare): boolean {
  const wanted = shareOf(expected);
  return Math.abs(got - wanted) <= Math.min(0.0005, 0.005 * wanted);
}

export function shareText(share: ExpectedShare): string {
  return Number.isNaN(shareOf(share)) ? `'${share}'` : `${Math.round(shareOf(share) * 1e6) / 1e4} %`;
}

/** In milliseconds; NaN for what is no duration. */
export function timeOf(duration: ExpectedDuration): number {
  return typeof duration === 'string' ? (durationMs(duration) ?? Number.NaN) : duration.toMilliseconds();
}

/** `2 s`, `250 ms`. */
export function timeText(ms: number): string {
  return ms !== 0 && ms % 1000 === 0 ? `${ms / 1000} s` : `${ms} ms`;
}
