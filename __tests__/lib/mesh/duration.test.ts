import { expect, test } from '@jest/globals';
import { durationMs } from '../../../lib/mesh/duration';

test.each([
  ['1s', 1_000],
  ['250ms', 250],
  ['1h2m3.5s', 3_723_500],
  ['.5s', 500],
  ['1.001s', 1_001],
  ['1000us', 1],
  ['1µs', 0.001],
  ['0', 0],
  ['-2s', -2_000],
  ['+2s', 2_000],
])('%s is %d ms', (text, milliseconds) => {
  expect(durationMs(text)).toBe(milliseconds);
});

test.each(['', '5', 's', '1d', '1 s', '1s ', '.s', '--1s', 5, null, undefined, {}, ['1s']])(
  '%p is no duration',
  (text) => {
    expect(durationMs(text)).toBeUndefined();
  },
);
