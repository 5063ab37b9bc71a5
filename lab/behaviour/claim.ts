import type { Outcome } from '../../lib/routing';
import type { Cluster } from '../cluster/cluster';
import { binomialInterval } from '../differential/binomial';
import type { ProofResult } from '../proof';

/** Something that the sample systems promise, with the run that shows it. */
export interface Claim {
  readonly name: string;
  measure(cluster: Cluster): Promise<readonly ProofResult[]>;
}

/** What `cdk8s-mesh route` said of the same request, and what it should have said. */
export interface Said {
  readonly said: string;
  readonly should: string;
}

export interface Counted {
  readonly claim: string;
  readonly count: number;
  readonly of: number;
  /** From 0 to 1; 0 and 1 allow no exception. */
  readonly share: number;
  readonly route?: Said;
  readonly note?: string;
}

/** A share, within what chance allows for so many requests. */
export function counted({ claim, count, of, share, route, note }: Counted): ProofResult {
  const [low, high] = binomialInterval(of, share);
  const range = low === high ? `${low}` : `${low} to ${high}`;
  return result({
    claim,
    expected: `${range} of ${of} (${percent(share)})`,
    measured: `${count} (${percent(count / of)})`,
    ok: of > 0 && count >= low && count <= high,
    route,
    note,
  });
}

export interface Measured {
  readonly claim: string;
  readonly expected: string;
  readonly measured: string;
  readonly ok: boolean;
  readonly route?: Said | undefined;
  readonly note?: string | undefined;
}

/** A result that holds only if the routing engine says so, too. */
export function result({ route, note, ...measured }: Measured): ProofResult {
  const agrees = route === undefined || route.said === route.should;
  const notes = [
    ...(route === undefined ? [] : [`route ${agrees ? 'agrees' : `should say ${route.should}`}: ${route.said}`]),
    ...(note === undefined ? [] : [note]),
  ];
  return { ...measured, ok: measured.ok && agrees, ...(notes.length > 0 && { note: notes.join('; ') }) };
}

/** The shares of an outcome by subset, such as `v1 50 %, v3 50 %`. */
export function sharesOf({ destinations }: Outcome): string {
  return destinations.map(({ subset, host, share }) => `${subset ?? host} ${percent(share)}`).join(', ');
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
