import { failedOf, type Outcome, type Proven, passedOf } from './counts';

const CLAIM_WIDTH = 62;

/** A proof's results for the terminal, a line each; what explains a failure stands below it. */
export function proofText({ name, title, seconds, results }: Proven): string {
  const width = Math.min(Math.max(0, ...results.map(({ claim }) => claim.length)), CLAIM_WIDTH);
  const lines = results.flatMap(({ claim, expected, measured, ok, note }) => [
    `  ${ok ? 'ok    ' : 'FAILED'}  ${claim.padEnd(width)}  ${measured} (expected ${expected})`,
    ...(ok || note === undefined || note === '' ? [] : [indented(note)]),
  ]);
  return [`${title} (${name}, ${Math.round(seconds)} s)`, ...lines].join('\n');
}

/** The last line of a run. */
export function countsText(outcome: Pick<Outcome, 'proofs'>): string {
  return `${passedOf(outcome)} passed, ${failedOf(outcome)} failed`;
}

/** All of a note is in the file of `--json`. */
const NOTE_LINES = 30;

function indented(text: string): string {
  const lines = text.trimEnd().split('\n');
  const more = lines.length > NOTE_LINES ? [`… ${lines.length - NOTE_LINES} more lines`] : [];
  return [...lines.slice(0, NOTE_LINES), ...more].map((line) => `          ${line}`).join('\n');
}
