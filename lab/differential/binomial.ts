/** How unlikely a count has to be before it is no accident, on each side. */
export const TAIL = 5e-8;

/**
 * The counts out of `trials` that a share allows: outside of them is less than `TAIL` of the distribution on each side,
 * by exact summation.
 */
export function binomialInterval(trials: number, share: number, tail = TAIL): readonly [low: number, high: number] {
  if (share <= 0) return [0, 0];
  if (share >= 1) return [trials, trials];
  const logs = logProbabilities(trials, share);
  let low = 0;
  for (let sum = 0; low <= trials; low++) {
    sum += Math.exp(logs[low] as number);
    if (sum >= tail) break;
  }
  let high = trials;
  for (let sum = 0; high >= 0; high--) {
    sum += Math.exp(logs[high] as number);
    if (sum >= tail) break;
  }
  return [low, high];
}

function logProbabilities(trials: number, share: number): readonly number[] {
  const logs: number[] = [];
  let choose = 0;
  for (let count = 0; count <= trials; count++) {
    logs.push(choose + count * Math.log(share) + (trials - count) * Math.log1p(-share));
    choose += Math.log(trials - count) - Math.log(count + 1);
  }
  return logs;
}
