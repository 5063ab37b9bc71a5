/** Milliseconds as people write them: `7s`, `500ms`, `1m30s`. */
export function durationText(ms: number): string {
  const rounded = Math.round(ms);
  if (rounded < 60_000) return rounded % 1000 === 0 || rounded > 1000 ? `${rounded / 1000}s` : `${rounded}ms`;
  const minutes = Math.floor(rounded / 60_000);
  const rest = rounded % 60_000;
  return rest === 0 ? `${minutes}m` : `${minutes}m${rest / 1000}s`;
}
