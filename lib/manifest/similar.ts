const { abs, floor, max, min } = Math;

/** The candidate that is most like the word; `undefined` where none is near enough to be meant. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = max(1, floor(word.length / 3)) + 1;
  const lower = word.toLowerCase();
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const distance = distanceOf(lower, candidate.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

function distanceOf(word: string, candidate: string, bound: number): number {
  if (candidate === word) return 0.5;
  // A word that was cut short, or that goes on: percent for percentage.
  if (word.length > 3 && (candidate.startsWith(word) || (candidate.length > 3 && word.startsWith(candidate))))
    return 1.5;
  return abs(candidate.length - word.length) < bound ? editDistance(word, candidate, bound) : bound;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; `bound` if more. */
function editDistance(a: string, b: string, bound: number): number {
  if (a.length > 64 || b.length > 64) return bound;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = min(value, (before[j - 2] as number) + 1);
      }
      row.push(value);
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
