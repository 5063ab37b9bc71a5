/**
 * Whether something holds for a client: always, never, or only for some of its requests. Those are told in words, as
 * alternatives; there is at least one.
 */
export type Answer = boolean | readonly string[];

/** More combinations than these are not written out one by one. */
const MOST = 8;

export function any(answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  const open = answers.filter(isOpen);
  return open.length === 0 ? false : [...new Set(open.flat())];
}

export function all(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  const open = answers.filter(isOpen);
  const [first, ...rest] = open;
  return first === undefined ? true : rest.reduce(both, first);
}

function both(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length * other.length <= MOST || one.length === 1 || other.length === 1) {
    return one.flatMap((left) => other.map((right) => `${left}, ${right}`));
  }
  return [`(${one.join('; or ')}), (${other.join('; or ')})`];
}

export function isOpen(answer: Answer): answer is readonly string[] {
  return typeof answer !== 'boolean';
}
