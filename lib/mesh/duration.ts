const UNITS: { readonly [unit: string]: number } = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

const DURATION = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;

/** The milliseconds of a duration as Go writes it (`1h2m3.5s`, `250ms`, `0`); undefined for anything else. */
export function durationMs(text: unknown): number | undefined {
  // Longer text would make the expression below slow, and is no duration that Go can hold.
  if (typeof text !== 'string' || text.length > 64) return undefined;
  if (/^[+-]?0$/.test(text)) return 0;
  if (!DURATION.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit] of text.matchAll(PART)) total += Number(count) * (UNITS[unit as string] as number);
  // 1.001 s is 1000.9999999999999 ms in floating point; Go counts whole nanoseconds.
  const milliseconds = Math.round(total * 1e6) / 1e6;
  return text.startsWith('-') ? -milliseconds : milliseconds;
}
