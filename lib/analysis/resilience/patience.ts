import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, at } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { DeclaredCall } from '../../mesh/model';
import { durationText } from './duration';
import { delayOf, type HttpRule, nameOf, timeoutOf } from './http-rules';
import { type Target, targetsOf } from './targets';

/** How long something may take, and why, for the reader: `reviews-v2 waits …`. */
export interface Slowness {
  readonly ms: number;
  readonly why: string;
}

/** Whether times come from faults that are injected, or from the patience that workloads declare. */
export type Source = 'delay' | 'patience';

/** Chains of calls are followed this far. */
const DEPTH = 100;

/** How long workloads may take to answer, by the calls that they declare. */
export class Patience {
  private readonly callsOf = new Map<ManifestObject, DeclaredCall[]>();
  private readonly known: { readonly [S in Source]: Map<ManifestObject, Slowness | undefined> } = {
    delay: new Map(),
    patience: new Map(),
  };
  private readonly targets = new Map<string, readonly Target[]>();

  private depth = 0;

  constructor(private readonly mesh: Mesh) {
    for (const call of mesh.calls) {
      const calls = this.callsOf.get(call.from);
      if (calls) calls.push(call);
      else this.callsOf.set(call.from, [call]);
    }
  }

  targetsOf({ to, namespace }: DeclaredCall): readonly Target[] {
    const key = `${namespace} ${to}`;
    const targets = this.targets.get(key) ?? targetsOf(this.mesh, to, namespace);
    this.targets.set(key, targets);
    return targets;
  }

  /** The longest that the pods of a target may take for the calls that they make themselves. */
  behind({ pods }: Target, source: Source): Slowness | undefined {
    return longest(pods.map(({ workload }) => this.ofWorkload(workload, source)));
  }

  /** The longest that an answer to a call may take, for what lies behind the called service. */
  ofCall(call: DeclaredCall, source: Source): Slowness | undefined {
    return longest(
      this.targetsOf(call).map((target) => {
        const behind = this.behind(target, source);
        return source === 'delay' ? this.delayed(target, behind) : limited(target.rule, behind);
      }),
    );
  }

  private ofWorkload(workload: ManifestObject, source: Source): Slowness | undefined {
    const known = this.known[source];
    if (known.has(workload)) return known.get(workload);
    if (this.depth >= DEPTH) return undefined;
    known.set(workload, undefined); // A chain that comes back to its beginning adds nothing.
    this.depth++;
    const slowness = longest((this.callsOf.get(workload) ?? []).map((call) => this.waited(call, source)));
    this.depth--;
    known.set(workload, slowness);
    return slowness;
  }

  /** How long a workload waits for one of its calls, with its own tries. */
  private waited(call: DeclaredCall, source: Source): Slowness | undefined {
    const { from, timeoutMs, retries } = call;
    const total = timeoutMs === undefined ? undefined : timeoutMs * (1 + retries);
    const callee = shortHost(call.to);
    if (source === 'patience') {
      return total === undefined
        ? undefined
        : { ms: total, why: `${from.name} waits up to ${durationText(total)} for ${callee}` };
    }
    const taken = this.ofCall(call, source);
    if (taken === undefined) return undefined;
    const patience = total === undefined ? 'without a limit of its own' : `up to ${durationText(total)}`;
    const ms = timeoutMs !== undefined && total !== undefined && timeoutMs < taken.ms ? total : taken.ms;
    return { ms, why: `${from.name} waits ${patience} for ${callee}, and ${taken.why}` };
  }

  /** The delay that the caller's own proxy injects comes before the route, and its timeout does not count it. */
  private delayed({ rule }: Target, behind: Slowness | undefined): Slowness | undefined {
    const within = limited(rule, behind);
    const delay = rule === undefined ? undefined : delayOf(rule);
    if (rule === undefined || delay === undefined) return within;
    const share = at(rule.json, 'fault', 'delay', 'percentage', 'value') ?? at(rule.json, 'fault', 'delay', 'percent');
    const why = `${nameOf(this.mesh, rule.object)} delays ${share} % of the requests${condition(rule)} by ${durationText(delay)}`;
    return within === undefined ? { ms: delay, why } : { ms: delay + within.ms, why: `${why}; then ${within.why}` };
  }
}

/** What a route's timeout leaves of the time behind it. */
function limited(rule: HttpRule | undefined, behind: Slowness | undefined): Slowness | undefined {
  const timeout = rule === undefined ? undefined : timeoutOf(rule);
  if (behind === undefined || timeout === undefined || timeout >= behind.ms) return behind;
  return { ms: timeout, why: `${behind.why} (cut at ${durationText(timeout)} by the route)` };
}

function condition({ json }: HttpRule): string {
  const headers = at(json, 'match', 0, 'headers');
  const [name, test] = typeof headers === 'object' && headers !== null ? (Object.entries(headers)[0] ?? []) : [];
  const exact = asString(at(test, 'exact'));
  return name === undefined || exact === undefined ? '' : ` with ${name}: ${exact}`;
}

function longest(all: readonly (Slowness | undefined)[]): Slowness | undefined {
  return all.reduce(
    (most, one) => (one !== undefined && (most === undefined || one.ms > most.ms) ? one : most),
    undefined,
  );
}

/** `reviews` of `reviews.bookinfo.svc.cluster.local`; any other host as it is. */
export function shortHost(host: string): string {
  const [name, , svc] = host.split('.');
  return svc === 'svc' && name !== undefined ? name : host;
}
