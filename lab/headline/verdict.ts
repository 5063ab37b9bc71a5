import { result } from '../behaviour/claim';
import { median, seconds } from '../behaviour/traffic';
import { binomialInterval } from '../differential/binomial';
import type { ProofResult } from '../proof';
import type { Experiment } from './experiment';
import { retriesOf } from './retries';
import { type Row, THEIRS_OF } from './rows';
import { DOWN_MS } from './start-up';

/** What came out of a row. */
export interface Measurement {
  readonly row: Row;
  readonly answered: number;
  readonly of: number;
  /** Answers and errors by how often they came, for people. */
  readonly outcomes: string;
  readonly kills: number;
  /** From each kill until the new pod's container was started, in milliseconds. */
  readonly madeMs: readonly number[];
}

/** How much longer or shorter than `DOWN_MS` a pod may be away: its processes have to be ended and started. */
const OFF_MS = 1500;
/** Of the users whom the gateway tries again for. */
const NEARLY_ALL = 0.99;

/** The least and the most users that may be answered. */
export function allowed(row: Row, of: number, { killEveryMs }: Experiment): readonly [low: number, high: number] {
  if (!row.chaos) return [of, of];
  if (row.retries) return [Math.ceil(of * NEARLY_ALL), of];
  const share = row.theirs / THEIRS_OF;
  if (row.pods === 1) {
    const off = OFF_MS / killEveryMs;
    return [Math.floor(of * (share - off)), Math.ceil(of * (share + off))];
  }
  // A coin for each user who comes while a pod is away, or in the half of that time: before a pod is made, and its
  // sidecar ready, nobody asks it. The talk's number is in between.
  const least = Math.round((of * DOWN_MS) / 2 / killEveryMs);
  const most = Math.round((of * (DOWN_MS + OFF_MS)) / killEveryMs);
  return [of - binomialInterval(most, 1 / 2)[1], of - binomialInterval(least, 1 / 2)[0]];
}

export function verdictOf(measurement: Measurement, experiment: Experiment): ProofResult {
  const { row, answered, of } = measurement;
  const [low, high] = allowed(row, of, experiment);
  const range = low === high ? `${low}` : `${low} to ${high}`;
  return result({
    claim: `webgatos, ${row.name}: users who get an answer`,
    expected: `${range} of ${of}; the talk: ${row.theirs} of ${THEIRS_OF} (${percent(row.theirs, THEIRS_OF)})`,
    measured: `${answered} (${percent(answered, of)})`,
    ok: answered >= low && answered <= high,
    route: row.way === 'gateway' ? retriesOf(row) : undefined,
    note: noteOf(measurement, experiment),
  });
}

/** Every step of the table is one for the better. */
export function orderOf(table: readonly Measurement[]): ProofResult {
  const shares = table.map(({ answered, of }) => answered / of);
  const [one = 0, two = 0, retries = 0, calm = 0] = shares;
  return result({
    claim: 'webgatos: each row is better than the one before',
    expected: '1 pod < 2 pods < 2 pods with Istio retries ≤ no chaos',
    measured: table.map(({ answered, of }) => percent(answered, of)).join(', '),
    ok: one < two && two < retries && retries <= calm,
  });
}

function noteOf({ row, answered, of, outcomes, kills, madeMs }: Measurement, experiment: Experiment): string {
  if (!row.chaos) return `${outcomes}; each user has a connection of its own, in all rows`;
  const parts = [outcomes, `${kills} kills, the next container is started ${seconds(median(madeMs))} later`];
  if (row.pods === 1) {
    parts.push(`a new pod listens ${DOWN_MS / 1000} s after the kill: chosen once, so that 1 pod does as in the talk`);
  } else if (row.retries) {
    parts.push(
      'the talk lost 2; a stand-in answers in about a millisecond, so that hardly anything is under way when one ends',
    );
  } else {
    parts.push(askedInVain(of - answered, kills, experiment), askedThere(row, experiment));
  }
  if (row.way === 'gateway' && !row.retries)
    parts.push('the talk had these rows without a mesh; here a pod is asked when its sidecar is ready');
  return parts.join('; ');
}

function askedInVain(failed: number, kills: number, { perSecond }: Experiment): string {
  const asked = (2 * failed) / perSecond / kills;
  return `what fails is half of the users in ${asked.toFixed(1)} s per kill, in which the new pod is asked and does not listen`;
}

/** Their second row does not follow from the first one, unless a pod was asked for a part of that time only. */
function askedThere({ theirs }: Row, { killEveryMs, perSecond }: Experiment): string {
  const kills = THEIRS_OF / perSecond / (killEveryMs / 1000);
  const asked = (2 * (THEIRS_OF - theirs)) / perSecond / kills;
  const making = DOWN_MS / 1000 - asked;
  return `in the talk ${asked.toFixed(1)} s, so that it took ${making.toFixed(1)} s there to make a container, which nobody asks before`;
}

function percent(count: number, of: number): string {
  return `${((100 * count) / of).toFixed(1)} %`;
}
