import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { millisecondsOf, renderDuration } from '../../../lib/core/duration';
import { messageOf } from '../../support/render';

const GATEWAY_API = /^([0-9]{1,5}(h|m|s|ms)){1,4}$/;
const LONGEST = 100_000 * 3_600_000 - 1;
const place = { property: 'timeout' };

/** What Go's `time.ParseDuration` makes of the text, in milliseconds. */
function parse(text: string): number {
  const sizes: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
  const parts = [...text.matchAll(/(\d+)(ms|h|m|s)/g)];
  expect(parts.map(([part]) => part).join('')).toBe(text);
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (sizes[unit as string] as number), 0);
}

describe('renderDuration', () => {
  test.each([
    [Duration.millis(1), '1ms'],
    [Duration.millis(250), '250ms'],
    [Duration.millis(2000), '2s'],
    [Duration.seconds(2), '2s'],
    [Duration.seconds(2.5), '2500ms'],
    [Duration.seconds(90), '90s'],
    [Duration.minutes(3), '3m'],
    [Duration.hours(1), '1h'],
    [Duration.days(1), '24h'],
    [Duration.millis(100_001), '1m40s1ms'],
    [Duration.seconds(99_999), '99999s'],
    [Duration.seconds(100_000), '27h46m40s'],
    [Duration.minutes(100_000), '1666h40m'],
    [Duration.millis(LONGEST), '99999h59m59s999ms'],
  ])('%p is written %s', (duration, text) => {
    expect(renderDuration(duration, place)).toBe(text);
  });

  test('leaves an absent duration absent', () => {
    expect(renderDuration(undefined, place)).toBeUndefined();
  });

  test('writes any whole number of milliseconds so that it reads back as the same, in the form of the Gateway API', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: LONGEST })), (ms) => {
        const text = renderDuration(Duration.millis(ms), place);
        expect(text).toMatch(GATEWAY_API);
        expect(parse(text)).toBe(ms);
      }),
      { numRuns: 1000 },
    );
  });

  test('takes thousandths of a second as they are meant, whatever floating point makes of them', () => {
    expect(Duration.seconds(1.001).toMilliseconds({ integral: false })).not.toBe(1001);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (ms) => {
        expect(millisecondsOf(Duration.seconds(ms / 1000))).toBe(ms);
      }),
    );
  });

  test.each([
    [Duration.millis(0), '0 ms'],
    [Duration.millis(0.5), '0.5 ms'],
    [Duration.seconds(0.0004), '0.4 ms'],
    [Duration.millis(1.5), '1.5 ms'],
    [Duration.millis(Number.NaN), 'NaN ms'],
  ])('fails for what is no whole millisecond: %p', (duration, value) => {
    expect(messageOf(() => renderDuration(duration, place))).toBe(
      `'timeout' must be a whole number of milliseconds, 1 ms or more, got '${value}' [MESH_INVALID_DURATION]`,
    );
  });

  test('fails for what takes more than five digits of hours', () => {
    expect(messageOf(() => renderDuration(Duration.hours(100_000), place))).toBe(
      "'timeout' must be less than 100000 hours, got '360000000000 ms' [MESH_INVALID_DURATION]",
    );
  });

  test('takes zero only where it switches something off', () => {
    expect(renderDuration(Duration.seconds(0), place, { zero: true })).toBe('0s');
    expect(messageOf(() => renderDuration(Duration.millis(0.5), place, { zero: true }))).toContain('0.5 ms');
  });

  test('says what to do about a zero, and about nothing else', () => {
    const fix = { fix: 'leave it out' };
    expect(messageOf(() => renderDuration(Duration.seconds(0), place, fix))).toBe(
      "'timeout' must be a whole number of milliseconds, 1 ms or more, got '0 ms'; leave it out [MESH_INVALID_DURATION]",
    );
    expect(messageOf(() => renderDuration(Duration.millis(0.5), place, fix))).not.toContain('leave it out');
  });
});
